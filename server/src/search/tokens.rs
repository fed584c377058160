//! Words of a text: NFC, both tone placements made one, lower case; numbers of documents whole and in parts.

use cong_api::fold::fold;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Lower-case words with their diacritics, the modern tone placement (`hòa`, `thủy`) made of both.
pub fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let lower = if is_nfc(&lower) { lower } else { lower.nfc().collect() };
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(settle_tone).collect()
}

/// True when the word carries a Vietnamese diacritic, so that it says more than its folded form.
pub fn is_marked(word: &str) -> bool {
    !word.is_ascii() && fold(word) != word
}

/// `hoà` → `hòa`, `thuý` → `thúy`, `xoè` → `xòe`: the tone of oa, oe, uy at the end of a syllable moves to its first vowel.
fn settle_tone(word: &str) -> String {
    const MOVES: [(&str, &str); 15] = [
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    if word.is_ascii() {
        return word.to_owned();
    }
    for (old, new) in MOVES {
        // In `quý` the u belongs to the consonant: the tone stays.
        if let Some(head) = word.strip_suffix(old)
            && !(old.starts_with('u') && head.ends_with('q'))
        {
            return format!("{head}{new}");
        }
    }
    word.to_owned()
}

/// What a number or code may be typed as, folded: `54/2023/QĐ-UBND` by its parts `54 2023 qd ubnd`, a code `1.001193` also run together.
pub fn number_words(number: &str) -> Vec<String> {
    let mut parts = words(&fold(number));
    // `06/2016` is typed `6/2016` too.
    let shorter: Vec<String> =
        parts.iter().filter(|part| part.len() < 4).filter_map(|part| part.strip_prefix('0').map(str::to_owned)).collect();
    parts.extend(shorter);
    if number.contains('.') && !number.contains(char::is_whitespace) {
        parts.push(parts.concat());
    }
    parts
}

/// `QĐ54`, `54/2023/QĐUBND` are typed for `QĐ 54`, `QĐ-UBND`: letters and digits part where they meet, when the letters are those of a
/// document; `kt3`, `ct01`, `a1` stay whole.
pub fn part_numbers(words: Vec<String>) -> Vec<String> {
    const FORMS: [&str; 10] = ["qd", "nq", "ct", "kh", "nd", "tt", "cv", "ubnd", "hdnd", "so"];
    let mut parted = Vec::with_capacity(words.len());
    for word in words {
        let split = word.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0);
        let (letters, rest) = word.split_at(split.unwrap_or(0));
        let plain = !rest.is_empty() && !rest.starts_with('0') && rest.chars().all(|c| c.is_ascii_digit());
        if plain && FORMS.contains(&fold(letters).as_str()) {
            parted.extend([letters.to_owned(), rest.to_owned()]);
        } else {
            parted.push(word);
        }
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tone_placements_are_one() {
        assert_eq!(words("Hoà giải, uỷ ban; quý; khoẻ"), ["hòa", "giải", "ủy", "ban", "quý", "khỏe"]);
        assert_eq!(words("đăng ký"), words("đăng ký"), "NFC and NFD");
        assert_eq!(words("54/2023/QĐ-UBND"), ["54", "2023", "qđ", "ubnd"]);
    }

    #[test]
    fn numbers_are_found_by_their_parts() {
        assert_eq!(number_words("54/2023/QĐ-UBND"), ["54", "2023", "qd", "ubnd"]);
        assert_eq!(number_words("1.001193"), ["1", "001193", "1001193"]);
        assert_eq!(number_words("06/2016/QĐ-UBND"), ["06", "2016", "qd", "ubnd", "6"]);
        assert_eq!(part_numbers(words("QĐ54 kt3 ct01")), ["qđ", "54", "kt3", "ct01"]);
    }
}
