//! Thành phần hồ sơ: one table a case, rows of name, form and count, run together without separators.

use super::{
    forms,
    text::{is_absent, one_line},
};
use cong_api::kinds::{Paper, Papers};

const HEADER: &str = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";
const ORIGINALS: &str = " bản chính";
const COPIES: &str = " bản sao";
/// What stands for a name that the source left out.
const NAMELESS: &str = "Giấy tờ nguồn không ghi tên";
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
    let (name, form) = forms::parted(text.trim());
    let name = name.trim().trim_start_matches([',', ';', '.']).trim();
    let name = name.trim_end_matches(|c: char| c.is_whitespace() || ",;".contains(c));
    // A row with a form alone: the form's name is all there is.
    let name = match (name.is_empty(), form.is_empty()) {
        (false, _) => name.to_owned(),
        (true, false) => form.clone(),
        (true, true) => NAMELESS.to_owned(),
    };
    Paper { name, originals: Some(count.originals), copies: count.copies, form, note: String::new() }
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
    fn files_in_small_letters_and_after_signs() {
        check(
            "--Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn đề nghị kinh doanhmẫu số 1 nđ 88.docx1 bản chínhBáo cáo theo Nghị định số 95/2018/NĐ-CP.mẫu số 1 nđ 95.docx1 bản chínhTờ trình kế hoạch bảo trì.2.1. To trinh.docx1 bản chínhGiấy tờ tương đương trở lên.PC22.docx0 bản chính1 bản chính",
            &[
                ("Đơn đề nghị kinh doanh", "mẫu số 1 nđ 88.docx", 1, None),
                ("Báo cáo theo Nghị định số 95/2018/NĐ-CP.", "mẫu số 1 nđ 95.docx", 1, None),
                ("Tờ trình kế hoạch bảo trì.", "2.1. To trinh.docx", 1, None),
                ("Giấy tờ tương đương trở lên.", "PC22.docx", 0, None),
                (NAMELESS, "", 1, None),
            ],
        );
    }

    #[test]
    fn what_is_no_table_is_kept() {
        let (_, rest) = check("); nộp hồ sơ cho đơn vị.", &[]);
        assert_eq!(rest, ["); nộp hồ sơ cho đơn vị."]);
    }
}
