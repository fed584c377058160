//! The text of the export made fit to store: NFC, one kind of space, nothing of the source's own page.

use unicode_normalization::UnicodeNormalization;

/// What the source writes for nothing.
pub const ABSENT: &str = "Không có thông tin";

/// Words of the source's page that follow a procedure: a form to choose an agency. All after them is page, not procedure.
const PAGE_FORM: &str = "Chọn cơ quan thực hiệnTỉnh/ Thành phố";

/// NFC, no control or invisible characters, single spaces inside a line, line breaks kept, edges trimmed.
pub fn normalise(raw: &str) -> String {
    let composed: String = raw.nfc().filter_map(plain_char).collect();
    let mut lines: Vec<String> = Vec::new();
    for line in composed.split('\n') {
        let line = one_line(line);
        // One empty line parts paragraphs; more are noise.
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

fn plain_char(c: char) -> Option<char> {
    Some(match c {
        '\r' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fffd}' => return None,
        // Icelandic Ð looks like Đ and is typed for it; search would not find it.
        'Ð' => 'Đ',
        'ð' => 'đ',
        '\n' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => '\n',
        c if c.is_whitespace() => ' ',
        c if c.is_control() => return None,
        c => c,
    })
}

/// Any run of white space becomes one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Normalised text, without the page's words, and empty when the source says that there is nothing.
pub fn clean(raw: &str) -> String {
    let text = normalise(raw);
    let text = text.split_once(PAGE_FORM).map_or(text.as_str(), |(before, _)| before).trim();
    let text = text.strip_suffix("Từ khóa:").unwrap_or(text).trim();
    if is_absent(text) { String::new() } else { text.to_owned() }
}

/// Said in many ways: nothing.
pub fn is_absent(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "-–+*.;:,()/".contains(c)).to_lowercase();
    matches!(bare.as_str(), "" | "không" | "không có" | "không có thông tin" | "không quy định" | "chưa có thông tin")
}

/// The end of a page as it leaked into a field, taken apart.
#[derive(Debug, Default, PartialEq)]
pub struct Tail {
    pub body: String,
    /// Từ khóa: what the source lets people search by.
    pub keywords: String,
    /// Mô tả.
    pub description: String,
}

/// Parts a field from “Từ khóa…Mô tả…” behind it.
pub fn tail(raw: &str) -> Tail {
    let text = clean(raw);
    let Some((body, rest)) = text.split_once("Từ khóa") else {
        return Tail { body: text, ..Tail::default() };
    };
    let Some((keywords, description)) = rest.split_once("Mô tả") else {
        // “Từ khóa” in a sentence: no leak.
        return Tail { body: text, ..Tail::default() };
    };
    Tail { body: clean(body), keywords: clean(keywords), description: clean(description) }
}

/// The text with its first letter a capital.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Splits a list at its commas, but not at those inside parentheses.
pub fn split_list(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0_i32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth <= 0 {
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(c);
        }
    }
    items.iter().map(|item| one_line(item)).filter(|item| !item.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_composed_and_lines_stay() {
        assert_eq!(normalise("Hồ\u{a0}sơ \t a\r\n\n\n\n b\u{200b} "), "Hồ sơ a\n\nb");
        assert_eq!(normalise("57/2018/NÐ-CP"), "57/2018/NĐ-CP");
    }

    #[test]
    fn nothing_is_absence() {
        for text in ["Không có thông tin", " - Không có. ", "", "Không", "(Không có)"] {
            assert_eq!(clean(text), "", "{text}");
        }
        assert_eq!(clean("Không quá 5 ngày"), "Không quá 5 ngày");
    }

    #[test]
    fn words_of_the_page_go() {
        let raw = "Thẻ căn cướcMã: KQ.G01.000001Từ khóaCấp đổi thẻ căn cướcMô tảKhông có thông tinChọn cơ quan thực hiệnTỉnh/ Thành phốBộ ngành-- Chọn Bộ ngành --Đơn vị-- Chọn Cơ sở --Nộp hồ sơ";
        let found = tail(raw);
        assert_eq!(found.body, "Thẻ căn cướcMã: KQ.G01.000001");
        assert_eq!(found.keywords, "Cấp đổi thẻ căn cước");
        assert_eq!(found.description, "");
        assert_eq!(tail("Không có thông tinTừ khóaKhông có thông tinMô tảKhông có thông tin"), Tail::default());
        assert_eq!(clean("Có giấy phép.\nTừ khóa:"), "Có giấy phép.");
    }

    #[test]
    fn a_list_keeps_its_parentheses_whole() {
        assert_eq!(
            split_list("Doanh nghiệp, Tổ chức (không bao gồm doanh nghiệp, HTX), Hợp tác xã"),
            ["Doanh nghiệp", "Tổ chức (không bao gồm doanh nghiệp, HTX)", "Hợp tác xã"]
        );
    }
}
