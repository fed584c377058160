//! Thành phần hồ sơ: one table a case, rows of name, form and count, run together without separators.

use super::text::{is_absent, one_line};
use cong_api::kinds::{Paper, Papers};

const HEADER: &str = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";
const ORIGINALS: &str = " bản chính";
const COPIES: &str = " bản sao";
const ENDINGS: [&str; 10] = [".docx", ".doc", ".xlsx", ".xls", ".pdf", ".rar", ".zip", ".jpg", ".png", ".rtf"];
/// Words that names of form files begin with, folded.
const FORM_WORDS: [&str; 15] = [
    "mau", "phu luc", "phuluc", "pl", "bieu", "to khai", "tokhai", "don", "giay", "bm", "ban ", "ct0", "tk", "van ban", "bao cao",
];
/// No file's name is longer, in characters.
const LONGEST_FILE: usize = 200;

/// The papers by case, and what is in no row.
pub fn parse(text: &str) -> (Vec<Papers>, Vec<String>) {
    let text = one_line(text);
    let mut tables = text.split(HEADER);
    let mut case = tables.next().unwrap_or_default();
    let (mut papers, mut unparsed) = (Vec::<Papers>::new(), Vec::new());
    let mut tables = tables.peekable();
    if tables.peek().is_none() {
        unparsed.extend(Some(case.trim().to_owned()).filter(|t| !is_absent(t)));
        return (papers, unparsed);
    }
    while let Some(table) = tables.next() {
        let (items, rest) = rows(table);
        if tables.peek().is_none() {
            unparsed.extend(Some(rest.trim().to_owned()).filter(|t| !is_absent(t)));
        }
        let name = case_name(case);
        if !items.is_empty() || !name.is_empty() {
            papers.push(Papers { case: name, items });
        }
        // What follows the last row is the name of the next table.
        case = rest;
    }
    (papers, unparsed)
}

fn case_name(text: &str) -> String {
    let name = text.trim_matches(|c: char| c.is_whitespace() || "-–:*+.".contains(c));
    if is_absent(name) { String::new() } else { name.to_owned() }
}

/// The rows of a table and the text after the last.
fn rows(table: &str) -> (Vec<Paper>, &str) {
    let mut items = Vec::new();
    let (mut from, mut search) = (0, 0);
    while let Some(found) = table[search..].find(ORIGINALS) {
        let at = search + found;
        search = at + ORIGINALS.len();
        let Some(count) = count(table, from, at) else { continue };
        if count.copies.is_some() {
            search = count.end;
        }
        items.push(paper(&table[from..count.start], &count));
        from = count.end;
    }
    (items, &table[from..])
}

struct Count {
    start: usize,
    end: usize,
    originals: u32,
    copies: Option<u32>,
}

/// The count of a row ends a cell: it stands right after the name and right before the next row. “nộp 01 bản chính tờ khai” is of a name.
fn count(table: &str, from: usize, at: usize) -> Option<Count> {
    let before = &table[from..at];
    let run = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let digits = &before[before.len() - run..];
    // “01” is how people write it in a sentence; the table writes “1”.
    if run == 0 || (run == 2 && digits.starts_with('0')) {
        return None;
    }
    let previous = before[..before.len() - run].chars().next_back();
    let after = &table[at + ORIGINALS.len()..];
    let copies = copies(after);
    let next = after.chars().next();
    let glued = previous.is_none_or(|c| !c.is_whitespace());
    let ends = next.is_none_or(|c| c.is_alphanumeric() || "-+*•(“\"–[,".contains(c)) || copies.is_some();
    if previous == Some('(') || !(ends || glued && next == Some(' ')) {
        return None;
    }
    // “ngày 02/7/20251 bản chính”: the count is the last digit, the others are the name's.
    let start = at - 1;
    let originals = table[start..at].parse().ok()?;
    let end = at + ORIGINALS.len() + copies.map_or(0, |(_, length)| length);
    Some(Count { start, end, originals, copies: copies.map(|(count, _)| count) })
}

/// “,1 bản sao” right after the originals, and its bytes.
fn copies(text: &str) -> Option<(u32, usize)> {
    let rest = text.strip_prefix(',')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest[digits..].starts_with(COPIES).then_some(())?;
    Some((rest[..digits].parse().ok()?, 1 + digits + COPIES.len()))
}

fn paper(text: &str, count: &Count) -> Paper {
    let (name, form) = parted(text.trim());
    let name = name.trim().trim_start_matches([',', ';', '.']).trim();
    let name = name.trim_end_matches(|c: char| c.is_whitespace() || ",;".contains(c));
    // A row with a form alone: the form's name is all there is.
    let (name, form) = if name.is_empty() { (form.clone(), form) } else { (name.to_owned(), form) };
    Paper { name, originals: Some(count.originals), copies: count.copies, form, note: String::new() }
}

/// The name, and the files at its end.
fn parted(text: &str) -> (&str, String) {
    let mut files: Vec<&str> = Vec::new();
    let mut name = text;
    while ends_file(name) {
        let Some(start) = file_start(name) else { break };
        files.insert(0, name[start..].trim());
        name = name[..start].trim_end();
    }
    (name, files.join("; "))
}

fn ends_file(text: &str) -> bool {
    let low = text.to_lowercase();
    ENDINGS.iter().any(|ending| low.ends_with(ending))
}

/// Where the file's name begins: nothing parts it from the name before, so the seam is looked for, the surest kind first.
fn file_start(text: &str) -> Option<usize> {
    let low = text.to_lowercase();
    let body = ENDINGS.iter().find(|e| low.ends_with(**e)).map_or(text.len(), |e| text.len() - e.len());
    let seams = seams(text, body);
    let after = |seam: &Seam| cong_api::fold::fold(&text[seam.at..]);
    let word = |seam: &&Seam| FORM_WORDS.iter().any(|word| after(seam).starts_with(word));
    let file = seams.iter().rev().find(|seam| seam.kind == SeamKind::AfterFile);
    let newest = file.map_or(0, |seam| seam.at);
    let fresh: Vec<_> = seams.iter().filter(|seam| seam.at >= newest).collect();
    let of = |kind: SeamKind| fresh.iter().rev().find(|seam| seam.kind == kind).copied();
    let by_word = fresh.iter().rev().copied().find(word);
    // “BanKhaiNhanSu.docx” has capitals of its own: the first seam of its last word is the file's.
    let last_word = text[..body].rfind(' ').map_or(0, |space| space + 1);
    let in_word = fresh.iter().find(|seam| seam.at > last_word).copied();
    let found = by_word.or(file).or_else(|| of(SeamKind::Sign)).or(in_word).or_else(|| fresh.last().copied());
    found.map(|seam| seam.at).or_else(|| (!text.is_empty() && text.chars().count() < 60).then_some(0))
}

#[derive(Clone, Copy, PartialEq)]
enum SeamKind {
    /// Another file ends here.
    AfterFile,
    /// A full stop, semicolon or bracket without the space that a sentence has after it.
    Sign,
    /// A capital right after a small letter or a number.
    Capital,
}

struct Seam {
    at: usize,
    kind: SeamKind,
}

fn seams(text: &str, body: usize) -> Vec<Seam> {
    let chars: Vec<(usize, char)> = text[..body].char_indices().collect();
    let skip = chars.len().saturating_sub(LONGEST_FILE);
    let mut seams = Vec::new();
    for pair in chars.windows(2).enumerate().skip(skip).map(|(at, pair)| (pair, chars.get(at + 2))) {
        let ([(_, before), (at, c)], next) = pair else { continue };
        let (before, at, c) = (*before, *at, *c);
        let word_begins = next.is_some_and(|(_, n)| n.is_lowercase());
        let kind = if ends_file(&text[..at]) {
            SeamKind::AfterFile
        } else if ";)”\":".contains(before) && c.is_alphanumeric() || before == '.' && c.is_uppercase() && word_begins {
            SeamKind::Sign
        } else if c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() || before.is_ascii_digit()) && word_begins) {
            SeamKind::Capital
        } else {
            continue;
        };
        seams.push(Seam { at, kind });
    }
    seams
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str, u32, Option<u32>)]) -> (Vec<String>, Vec<String>) {
        let (papers, rest) = parse(text);
        let found: Vec<_> = papers
            .iter()
            .flat_map(|p| &p.items)
            .map(|i| (i.name.as_str(), i.form.as_str(), i.originals.unwrap_or(99), i.copies))
            .collect();
        assert_eq!(found, expected);
        (papers.into_iter().map(|p| p.case).collect(), rest)
    }

    #[test]
    fn rows_and_cases_part() {
        let (cases, rest) = check(
            "--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai: người khai nộp 02 bản chính tờ khai;1 bản chínhb) Hóa đơn: 01 bản chụp;0 bản chính,1 bản saoĐăng ký lần đầu:Tên giấy tờMẫu đơn, tờ khaiSố lượngThẻ theo Thông tư ngày 02/7/20251 bản chính",
            &[
                ("Tờ khai: người khai nộp 02 bản chính tờ khai", "", 1, None),
                ("b) Hóa đơn: 01 bản chụp", "", 0, Some(1)),
                ("Thẻ theo Thông tư ngày 02/7/2025", "", 1, None),
            ],
        );
        assert_eq!(cases, ["", "Đăng ký lần đầu"]);
        assert!(rest.is_empty(), "{rest:?}");
    }

    #[test]
    fn files_of_forms_part_from_names() {
        check(
            "--Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn theo Mẫu TP-CC-08 của Thông tư số 05/2025/TT-BTPMẫu TP-CC-08.docx1 bản chínhTờ khai đăng ký theo mẫu;Tokhaidangky.docx1 bản chínhd) Báo cáo (gia hạn).Phụ lục số 05_TT24.docxPhụ lục số 06_TT24 (1).docx2 bản chínhĐơn theo mẫu quy định;1.004289.docx1 bản chính",
            &[
                ("Đơn theo Mẫu TP-CC-08 của Thông tư số 05/2025/TT-BTP", "Mẫu TP-CC-08.docx", 1, None),
                ("Tờ khai đăng ký theo mẫu", "Tokhaidangky.docx", 1, None),
                ("d) Báo cáo (gia hạn).", "Phụ lục số 05_TT24.docx; Phụ lục số 06_TT24 (1).docx", 2, None),
                ("Đơn theo mẫu quy định", "1.004289.docx", 1, None),
            ],
        );
    }

    #[test]
    fn what_is_no_table_is_kept() {
        let (_, rest) = check("); nộp hồ sơ cho đơn vị.", &[]);
        assert_eq!(rest, ["); nộp hồ sơ cho đơn vị."]);
    }
}
