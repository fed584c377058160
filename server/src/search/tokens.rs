//! Words of a text: NFC, both tone placements made one, lower case; numbers of documents whole and in parts.

use unicode_normalization::UnicodeNormalization;

/// Lower-case words with their diacritics, the modern tone placement (`hòa`, `thủy`) made of both.
pub fn words(text: &str) -> Vec<String> {
    let text: String = text.nfc().flat_map(char::to_lowercase).collect();
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(settle_tone).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tone_placements_are_one() {
        assert_eq!(words("Hoà giải, uỷ ban; quý; khoẻ"), ["hòa", "giải", "ủy", "ban", "quý", "khỏe"]);
        assert_eq!(words("đăng ký"), words("đăng ký"), "NFC and NFD");
        assert_eq!(words("54/2023/QĐ-UBND"), ["54", "2023", "qđ", "ubnd"]);
    }
}
