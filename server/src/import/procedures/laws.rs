//! Căn cứ pháp lý: pairs of name and number, run together without separators.

use super::{
    numbers::numbers,
    text::{is_absent, one_line},
};
use cong_api::kinds::Law;
use std::ops::Range;

const HEADER: &str = "Tên văn bản pháp lýMã văn bản";
/// Words that the source puts before some numbers.
const FORMS: [&str; 13] = [
    "Thông tư liên tịch",
    "Văn bản hợp nhất",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Pháp lệnh",
    "Thông tư",
    "Bộ luật",
    "Luật",
    "Lệnh",
    "NĐ",
    "TT",
    "QĐ",
];

/// Words that numbers follow: digits after them may be theirs or the law's.
const COUNTED: [&str; 12] = ["thứ", "khóa", "khoá", "năm", "lần", "loại", "mẫu", "điều", "khoản", "điểm", "kỳ", "phần"];

/// The laws, and what stands after the last number or cannot be parted.
pub fn parse(text: &str) -> (Vec<Law>, Vec<String>) {
    let text = text.strip_prefix(HEADER).unwrap_or(text);
    let text = one_line(text);
    let numbers = numbers(&text);
    let (mut laws, mut unparsed) = (Vec::<Law>::new(), Vec::new());
    let mut from = 0;
    for (at, number) in numbers.iter().enumerate() {
        let next = numbers.get(at + 1).map(|n| n.start);
        match place(&text, from, number, next) {
            Place::Name => {}
            Place::Cell { name_end, number_start } => {
                let law = law(&text[from..name_end], &text[number_start..number.end]);
                from = number.end;
                if !laws.contains(&law) {
                    laws.push(law);
                }
            }
            Place::Unclear => {
                unparsed.push(text[from..number.end].trim().to_owned());
                from = number.end;
            }
        }
    }
    unparsed.extend(Some(text[from..].trim().to_owned()).filter(|rest| !is_absent(rest)));
    (laws, unparsed)
}

fn law(name: &str, number: &str) -> Law {
    let number = number.replace(['_'], "-").replace(' ', "");
    let name = name.trim().trim_start_matches(|c: char| ",;-.".contains(c)).trim_end_matches(|c: char| " ;,.".contains(c)).trim();
    let name = if name.replace(' ', "") == number { "" } else { name };
    Law { number, name: name.to_owned(), address: None }
}

enum Place {
    /// The number is a word of a name.
    Name,
    /// It is the number of the name before it.
    Cell { name_end: usize, number_start: usize },
    /// Its first digits may belong to the name.
    Unclear,
}

/// A number in its own cell is glued to the name before it; inside a name it has a space before it.
fn place(text: &str, from: usize, number: &Range<usize>, next: Option<usize>) -> Place {
    let before = &text[from..number.start];
    let repeated = next == Some(number.end);
    let after = text[number.end..].chars().next();
    let ends = after.is_none_or(|c| c.is_alphanumeric() || "“\"".contains(c));
    // “năm 2024” and “46/2024/QH15” run into “năm 202446/2024/QH15”.
    let digits = text[number.clone()].bytes().take_while(u8::is_ascii_digit).count();
    let year = text[number.start..].starts_with("19") || text[number.start..].starts_with("20");
    if digits > 4 && year && before.ends_with([' ', '/', '-']) {
        return cell(number.start + 4);
    }
    if before.is_empty() {
        return if repeated || !ends { Place::Name } else { cell(number.start) };
    }
    if before.ends_with(['(', '“', '"', '/', '[']) {
        return Place::Name;
    }
    if !before.ends_with(' ') {
        return cell(number.start);
    }
    if let Some(form) = glued_form(before) {
        return Place::Cell { name_end: from + form, number_start: number.start };
    }
    if repeated || !ends {
        return Place::Name;
    }
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    if ["số", "luật", "định", "tư", "quyết", "lệnh"].contains(&word.as_str()) {
        // The name ends with its own number and the number's cell is empty.
        return Place::Cell { name_end: number.end, number_start: number.start };
    }
    if COUNTED.contains(&word.as_str()) { Place::Unclear } else { cell(number.start) }
}

fn cell(at: usize) -> Place {
    Place::Cell { name_end: at, number_start: at }
}

/// Where “Nghị định số ” begins when it is glued to the name before: it belongs to the number.
fn glued_form(before: &str) -> Option<usize> {
    let whole = before.trim_end_matches([' ', ':']);
    let word = ["số", "Số"].iter().find_map(|word| whole.strip_suffix(word));
    let bare = word.map_or(whole, str::trim_end);
    let form = FORMS.iter().find_map(|form| bare.strip_suffix(form)).or(word)?;
    let previous = form.chars().next_back()?;
    (!previous.is_whitespace() && !"(“\"".contains(previous)).then_some(form.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) -> Vec<String> {
        let (laws, rest) = parse(&format!("{HEADER}{text}"));
        let found: Vec<_> = laws.iter().map(|law| (law.name.as_str(), law.number.as_str())).collect();
        assert_eq!(found, expected);
        rest
    }

    #[test]
    fn names_and_numbers_part() {
        let rest = check(
            "Luật 54/2014/QH1354/2014/QH13Nghị quyết số 66.7/2025/NQ-CP của Chính phủ66.7/2025/NQ-CPhông tư số 06/2025/TT-BTC của Bộ06/2025/TT-BTCQUY ĐỊNH11/2020/NĐ-CPLuật28/2023/QH15",
            &[
                ("Luật 54/2014/QH13", "54/2014/QH13"),
                ("Nghị quyết số 66.7/2025/NQ-CP của Chính phủ", "66.7/2025/NQ-CP"),
                ("hông tư số 06/2025/TT-BTC của Bộ", "06/2025/TT-BTC"),
                ("QUY ĐỊNH", "11/2020/NĐ-CP"),
                ("Luật", "28/2023/QH15"),
            ],
        );
        assert!(rest.is_empty(), "{rest:?}");
    }

    #[test]
    fn numbers_with_their_form_and_numbers_for_names() {
        check(
            "Luật sửa đổi 15 luậtLuật số 146/2025/QH1514/2025/TT-BNNMT14/2025/TT-BNNMTtài nguyên nước.NĐ 23/2026/NĐ-CPvề thủ tục118/2025/NĐ-CSửa đổi838/QĐ-BHXH",
            &[
                ("Luật sửa đổi 15 luật", "146/2025/QH15"),
                ("", "14/2025/TT-BNNMT"),
                ("tài nguyên nước", "23/2026/NĐ-CP"),
                ("về thủ tục", "118/2025/NĐ-C"),
                ("Sửa đổi", "838/QĐ-BHXH"),
            ],
        );
    }

    #[test]
    fn a_year_at_the_end_of_a_name_is_not_of_the_number() {
        check(
            "Luật Công chứng năm 202446/2024/QH15Nghị định ngày 25/01/202640/2026/NĐ-CP",
            &[("Luật Công chứng năm 2024", "46/2024/QH15"), ("Nghị định ngày 25/01/2026", "40/2026/NĐ-CP")],
        );
    }

    #[test]
    fn a_sentence_or_a_space_before_the_number() {
        check(
            "Thông tư số 55/2026/TT-BTC ngày 15/5/2026.55/2026/TT-BTCLuật Bảo vệ và kiểm dịch thực vật 41/2013/QH13TÀI SẢN CÔNGSố: 151/2017/NĐ-CP",
            &[
                ("Thông tư số 55/2026/TT-BTC ngày 15/5/2026", "55/2026/TT-BTC"),
                ("Luật Bảo vệ và kiểm dịch thực vật", "41/2013/QH13"),
                ("TÀI SẢN CÔNG", "151/2017/NĐ-CP"),
            ],
        );
    }

    #[test]
    fn digits_that_may_be_the_names_are_kept_as_text() {
        let rest = check("thông qua tại Kỳ họp thứ 214/2022/QĐ-TTg", &[]);
        assert_eq!(rest, ["thông qua tại Kỳ họp thứ 214/2022/QĐ-TTg"]);
    }
}
