//! Trình tự thực hiện: one text, split into steps where it numbers or lists them itself.

use super::text::one_line;
use cong_api::kinds::Step;

/// A first line up to this many characters is a heading when more lines follow it.
const HEADING: usize = 110;

/// Splits at “Bước N”, else at lines that begin with a hyphen. Every word of the text is in some step.
///
/// The page numbers the steps, so the source's “Bước N” is kept only where its count is another than the page's.
pub fn parse(text: &str) -> Vec<Step> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut cuts = numbered(text);
    if cuts.is_empty() {
        cuts = hyphens(text);
    }
    let Some(first) = cuts.first() else {
        return vec![Step { title: String::new(), text: tidy(text) }];
    };
    // What stands before the first step says whom the steps are for: it leads the first step, lest it count as one.
    let lead = tidy(&text[..first.start]);
    let counted = cuts.iter().zip(1..).all(|(cut, number)| cut.number.is_none_or(|own| own == number));
    let mut steps = Vec::new();
    for (at, cut) in cuts.iter().enumerate() {
        let end = cuts.get(at + 1).map_or(text.len(), |next| next.start);
        let (heading, body) = if cut.number.is_some() { titled(&text[cut.body..end]) } else { ("", &text[cut.body..end]) };
        let title = match cut.number {
            Some(number) if !counted && heading.is_empty() => format!("Bước {number}"),
            Some(number) if !counted => format!("Bước {number}: {heading}"),
            _ => heading.to_owned(),
        };
        steps.push(Step { title, text: tidy(body) });
    }
    if let Some(step) = steps.first_mut().filter(|_| !lead.is_empty()) {
        step.text = tidy(&format!("{lead}\n{}", step.text));
    }
    steps.retain(|step| !step.title.is_empty() || !step.text.is_empty());
    steps
}

struct Cut {
    start: usize,
    /// Where the words after the label begin.
    body: usize,
    /// The source's own number; a hyphen has none.
    number: Option<usize>,
}

/// A list sign that a following step left behind at the end of a body is no text.
fn tidy(body: &str) -> String {
    let lines: Vec<_> = body.lines().map(one_line).filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    text.trim_end_matches(|c: char| c.is_whitespace() || "+*-–•".contains(c)).trim_start().to_owned()
}

/// A short first line over other lines is their heading.
fn titled(body: &str) -> (&str, &str) {
    let body = body.trim_start();
    if let Some((head, rest)) = body.split_once('\n') {
        let bare = head.trim().trim_end_matches([':', '.', ';']);
        if !bare.is_empty() && bare.chars().count() <= HEADING && !rest.trim().is_empty() {
            return (bare, rest);
        }
    }
    ("", body)
}

/// “Bước N” at the beginning of a line, or inside one where it goes on counting.
fn numbered(text: &str) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut last = 0;
    for (at, word) in text.match_indices("Bước ") {
        let after = &text[at + word.len()..];
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let Ok(number) = after[..digits].parse::<usize>() else { continue };
        let sign = after[digits..].trim_start_matches(' ').starts_with([':', '.', '-', '–']);
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let opens = text[line..at].chars().all(|c| c.is_whitespace() || "-+*•–".contains(c));
        let begins = text[..at].ends_with([' ', '.', ';']) && sign && (number == last + 1 || number == 1);
        // “1.2” counts within a step.
        let nested = after[digits..].strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if nested || !(opens || begins) {
            continue;
        }
        let start = if opens { line } else { at };
        let body = text.len() - after[digits..].trim_start_matches([' ', ':', '.', '-', '–']).len();
        cuts.push(Cut { start, body, number: Some(number) });
        last = number;
    }
    cuts
}

fn hyphens(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let (mut start, mut noted) = (0, false);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        if bare.starts_with('*') && !cuts.is_empty() {
            // “* Lưu ý:” and what it lists is one thing, no step after step.
            noted = true;
            cuts.push(Cut { start, body: start + line.len() - bare.trim_start_matches(['*', ' ']).len(), number: None });
        } else if let Some(words) = bare.strip_prefix('-').filter(|words| !noted && words.starts_with([' ', '\t'])) {
            cuts.push(Cut { start, body: start + line.len() - words.len(), number: None });
        }
        start += line.len();
    }
    // One hyphen is no list.
    if cuts.len() < 2 { Vec::new() } else { cuts }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let steps = parse(text);
        let found: Vec<_> = steps.iter().map(|s| (s.title.as_str(), s.text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn numbered_steps_keep_their_headings_and_lines() {
        check(
            "- Bước 1. Lập danh sách gia súc\nNgười làm dịch vụ lập danh sách.\n+ Nộp.\n- Bước 2: Ủy ban nhân dân cấp xã trả lời.",
            &[("Lập danh sách gia súc", "Người làm dịch vụ lập danh sách.\n+ Nộp."), ("", "Ủy ban nhân dân cấp xã trả lời.")],
        );
    }

    #[test]
    fn steps_inside_one_line_and_words_before_them() {
        check(
            "Thủ tục hải quan a) Tại Chi cục Bước 1: Nộp theo Bước 3 của Luật. Bước 2: Cơ quan thuế tiếp nhận.",
            &[("", "Thủ tục hải quan a) Tại Chi cục\nNộp theo Bước 3 của Luật."), ("", "Cơ quan thuế tiếp nhận.")],
        );
    }

    #[test]
    fn a_count_that_starts_again_is_shown() {
        check(
            "a) Tại cửa khẩu nhập\nBước 1: Nộp.\nb) Tại cửa khẩu xuất\nBước 1: Kiểm tra.",
            &[("Bước 1: Nộp", "a) Tại cửa khẩu nhập\nb) Tại cửa khẩu xuất"), ("Bước 1", "Kiểm tra.")],
        );
    }

    #[test]
    fn hyphens_list_steps_too() {
        check(
            "- Hộ kinh doanh gửi hồ sơ;\n- Sở tư vấn:\n+  Trình tự;\n+  Thủ tục.",
            &[("", "Hộ kinh doanh gửi hồ sơ;"), ("", "Sở tư vấn:\n+ Trình tự;\n+ Thủ tục.")],
        );
        check("- Nộp;\n- Nhận.\n* Lưu ý:\n- Một;\n- Hai.", &[("", "Nộp;"), ("", "Nhận."), ("", "Lưu ý:\n- Một;\n- Hai.")]);
        check("Một câu.\n- Một gạch.", &[("", "Một câu.\n- Một gạch.")]);
    }
}
