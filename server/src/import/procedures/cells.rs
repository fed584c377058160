//! Thời gian, phí: the two cells after a way of handing in, run together without a separator.

use super::text::is_absent;

const UNITS: [&str; 9] = ["Ngày làm việc", "Giờ làm việc", "Ngày", "Giờ", "Phút", "Tuần", "Tháng", "Năm", "Buổi"];
const CURRENCIES: [(&str, &str); 4] = [("Việt Nam Đồng", "đồng"), ("VNĐ", "đồng"), ("USD", "USD"), ("EUR", "EUR")];
pub const FREE: &str = "Miễn phí";
const NOTHING: &str = "Không có thông tin";
/// Where one of these stands in a time that is words, the words are another row's.
const WAYS: [&str; 3] = ["Trực tuyến", "Trực tiếp", "Dịch vụ bưu chính"];
/// No fee in Vietnam is less: where the table has “100 VNĐ”, its remark says 100.000 đồng.
const LEAST_FEE: u64 = 1_000;

pub enum Fee {
    Unsaid,
    Free,
    Amount(String),
    /// Time and fee run into one number, or the amount is no amount of money.
    Doubtful,
}

/// The time limit, the fee and how many bytes they take.
pub fn time_and_fee(text: &str) -> Option<(String, Fee, usize)> {
    let number = number_length(text);
    if number == 0 {
        return unnumbered(text);
    }
    let (digits, rest) = text.split_at(number);
    if let Some(unit) = rest.strip_prefix(' ').and_then(|r| UNITS.iter().find(|unit| r.starts_with(**unit))) {
        let end = number + 1 + unit.len();
        let (fee, length) = fee(&text[end..])?;
        let digits = digits.replace('.', ",");
        return Some((format!("{digits} {}", unit.to_lowercase()), fee, end + length));
    }
    if let Some(currency) = currency(rest) {
        // “1100 VNĐ” is 1 and 100, or 11 and 00, or 1.100 without a time: nobody can say.
        return Some((String::new(), Fee::Doubtful, number + currency.1));
    }
    let (fee, length) = fee(rest)?;
    let time = if digits == "0" { String::new() } else { format!("{digits} (nguồn không ghi đơn vị)") };
    Some((time, fee, number + length))
}

/// A time that is words or absent, up to the fee behind it.
fn unnumbered(text: &str) -> Option<(String, Fee, usize)> {
    if let Some(rest) = text.strip_prefix(NOTHING) {
        let (fee, length) = fee(rest)?;
        return Some((String::new(), fee, NOTHING.len() + length));
    }
    // A sentence goes on with a space or a colon; a cell begins with a capital at once.
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let line = &text[..text.find('\n').unwrap_or(text.len())];
    let end = [FREE, NOTHING].iter().filter_map(|word| line.find(word)).min()?;
    let words = text[..end].trim();
    let next = WAYS.iter().any(|name| words.contains(name));
    if next || words.chars().count() > 160 {
        return None;
    }
    let (fee, length) = fee(&text[end..])?;
    let time = if is_absent(words) { String::new() } else { words.to_owned() };
    Some((time, fee, end + length))
}

fn fee(text: &str) -> Option<(Fee, usize)> {
    if text.starts_with(FREE) {
        return Some((Fee::Free, FREE.len()));
    }
    if text.starts_with(NOTHING) {
        return Some((Fee::Unsaid, NOTHING.len()));
    }
    let number = number_length(text);
    let (name, length) = currency(&text[number..]).filter(|_| number > 0)?;
    let digits = &text[..number];
    let amount: u64 = digits.replace(',', "").parse().unwrap_or(0);
    let doubtful = name == "đồng" && amount < LEAST_FEE;
    let fee = if doubtful { Fee::Doubtful } else { Fee::Amount(format!("{} {name}", grouped(digits, amount))) };
    Some((fee, number + length))
}

/// `10000` as `10.000`; what is no whole number stays as it is written.
fn grouped(digits: &str, amount: u64) -> String {
    if amount == 0 {
        return digits.to_owned();
    }
    let plain = amount.to_string();
    let mut text = String::new();
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

fn number_length(text: &str) -> usize {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(text.len());
    if text.starts_with(|c: char| c.is_ascii_digit()) { text[..end].trim_end_matches(['.', ',']).len() } else { 0 }
}

/// The Vietnamese name of a currency and the bytes it takes.
fn currency(text: &str) -> Option<(&'static str, usize)> {
    let bare = text.trim_start_matches(' ');
    let (word, name) = CURRENCIES.iter().find(|(word, _)| bare.starts_with(word))?;
    Some((name, text.len() - bare.len() + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, time: &str, fee: &str) {
        let (found, cost, length) = time_and_fee(text).expect("two cells");
        let cost = match cost {
            Fee::Unsaid => "-".to_owned(),
            Fee::Free => FREE.to_owned(),
            Fee::Amount(amount) => amount,
            Fee::Doubtful => "?".to_owned(),
        };
        assert_eq!((found.as_str(), cost.as_str(), length), (time, fee, text.len()), "{text}");
    }

    #[test]
    fn cells_are_read_when_they_read_in_one_way() {
        check("12 Ngày làm việc10,000 Việt Nam Đồng", "12 ngày làm việc", "10.000 đồng");
        check("24 Giờ140,000,000 VNĐ", "24 giờ", "140.000.000 đồng");
        check("1Miễn phí", "1 (nguồn không ghi đơn vị)", FREE);
        check("Không có thông tin20,000 VNĐ", "", "20.000 đồng");
        check("KhôngKhông có thông tin", "", "-");
        check("120 VNĐ", "", "?");
        check("7 Ngày50 VNĐ", "7 ngày", "?");
    }

    #[test]
    fn words_of_a_sentence_are_no_cells() {
        for text in [" tại Bộ phận Một cửa", ": nộp hồ sơ", "5 ngày sau", "", "Nộp hồ sơ"] {
            assert!(time_and_fee(text).is_none(), "{text}");
        }
    }
}
