//! Mẫu đơn: the files of forms that stand at the end of a paper's name, with nothing between.

const ENDINGS: [&str; 10] = [".docx", ".doc", ".xlsx", ".xls", ".pdf", ".rar", ".zip", ".jpg", ".png", ".rtf"];
/// Words that names of form files begin with, folded.
const FORM_WORDS: [&str; 15] = [
    "mau", "phu luc", "phuluc", "pl", "bieu", "to khai", "tokhai", "don", "giay", "bm", "ban ", "ct0", "tk", "van ban", "bao cao",
];
/// Words that begin a file's name in small letters, even right after the last letter of the name before.
const GLUED_WORDS: [&str; 5] = ["mẫu ", "mau ", "phụ lục ", "báo cáo ", "đơn đề nghị "];
/// No file's name is longer, in characters.
const LONGEST_FILE: usize = 200;

/// The name, and the files at its end.
pub fn parted(text: &str) -> (&str, String) {
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
    let (by_word, by_sign) = (fresh.iter().rev().copied().find(word), of(SeamKind::Sign));
    // “BanKhaiNhanSu.docx” has capitals of its own: the first seam of its last word is the file's.
    let last_word = text[..body].rfind(' ').map_or(0, |space| space + 1);
    let in_word = fresh.iter().find(|seam| seam.at > last_word).copied();
    let found = match (by_word, by_sign) {
        // “…Bộ Công an).1.MuCT01.doc”: the word is inside the file's name.
        (Some(word), Some(sign)) if sign.at < word.at && !text[sign.at..word.at].contains(' ') => Some(sign),
        (Some(word), _) => Some(word),
        (None, sign) => file.or(sign).or(in_word).or_else(|| fresh.last().copied()),
    };
    let alone = || (!text.is_empty() && text.chars().count() < 60).then_some(0);
    found.map(|seam| seam.at).or_else(|| count_seam(&text[..body])).or_else(alone)
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
    let low = text.to_lowercase();
    let first = chars.len().saturating_sub(LONGEST_FILE).max(1);
    let mut seams = Vec::new();
    for index in first..chars.len() {
        let ((_, before), (at, c)) = (chars[index - 1], chars[index]);
        let word_begins = chars.get(index + 1).is_some_and(|(_, next)| next.is_lowercase());
        let sentence_ends = before == '.' && index > 1 && ends_sentence(&text[..chars[index - 1].0], &text[at..]);
        // Lower case changes no length in Vietnamese; where it does, the rule is not used.
        let glued = before.is_alphanumeric() || before == '.';
        let glued_word = glued && low.len() == text.len() && GLUED_WORDS.iter().any(|word| low[at..].starts_with(word));
        let kind = if ends_file(&text[..at]) && !ends_file(&text[..at + c.len_utf8()]) {
            SeamKind::AfterFile
        } else if (";)”\":".contains(before) || sentence_ends) && c.is_alphanumeric() {
            SeamKind::Sign
        } else if glued_word && !c.is_uppercase()
            || c.is_uppercase()
                && (before.is_lowercase() || (before.is_uppercase() || before.is_ascii_digit() || before == '.') && word_begins)
        {
            SeamKind::Capital
        } else {
            continue;
        };
        seams.push(Seam { at, kind });
    }
    seams
}

/// Whether a full stop without a space after it ends a name: after a small letter, a bracket or a year, or before the word
/// “phụ lục” in capitals. “Mẫu số 01.QLT.docx” and “PHỤ LỤC II.MẪU ĐƠN.docx” have full stops of their own.
fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before.rsplit([' ', '/', '-']).next().unwrap_or_default();
    let year = word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    let roman = word.chars().all(|c| "IVX".contains(c));
    let appendix = ["PHỤ LỤC", "PL", "PHL"].iter().any(|start| after.starts_with(start));
    before.ends_with(|c: char| c.is_lowercase() || ")”".contains(c)) || year || appendix && !roman
}

/// “theo quy định1.4. Don de nghi.docx”: a count right after a letter, for want of a better seam.
fn count_seam(text: &str) -> Option<usize> {
    let at =
        text.char_indices().zip(text.char_indices().skip(1)).filter(|((_, a), (_, b))| a.is_lowercase() && b.is_ascii_digit());
    let counts = |at: usize| text[at..].trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.');
    at.map(|(_, (at, _))| at).filter(|at| counts(*at)).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seam_before_a_file_is_found() {
        for (text, name, form) in [
            ("Đơn theo mẫu quy định1.4. Don de nghi.docx", "Đơn theo mẫu quy định", "1.4. Don de nghi.docx"),
            ("kèm theo Thông tư số 39/2025/TT-NHNN.PHLCI.docx", "kèm theo Thông tư số 39/2025/TT-NHNN.", "PHLCI.docx"),
            ("Thông tư 22 ngày 30/6/2023.NA5.doc", "Thông tư 22 ngày 30/6/2023.", "NA5.doc"),
            ("(của từng người) của Bộ Công an).1.MuCT01.doc", "(của từng người) của Bộ Công an).", "1.MuCT01.doc"),
            ("theo Thông tư số 13/2016/TT-BNNPTNT", "theo Thông tư số 13/2016/TT-BNNPTNT", ""),
        ] {
            assert_eq!(parted(text), (name, form.to_owned()));
        }
    }
}
