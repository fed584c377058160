//! Keystrokes that an input method did not turn into letters: Telex (`ddawng kys`) and VNI (`d9ang8 ky1`).

use unicode_normalization::UnicodeNormalization;

/// Combining marks of the five tones: sắc, huyền, hỏi, ngã, nặng.
const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];

/// The word that these keystrokes stand for, when they may be Telex or VNI; the caller asks the lexicon whether it is one.
pub fn decode(word: &str) -> Option<String> {
    if !word.is_ascii() || word.len() > 12 {
        return None;
    }
    let keys = if word.bytes().any(|b| b.is_ascii_digit()) { vni(word)? } else { telex(word)? };
    keys.spell()
}

/// A syllable taken apart: letters as typed, which of them carry a hat, a horn or a breve, and the tone.
#[derive(Default)]
struct Keys {
    letters: Vec<char>,
    tone: Option<usize>,
    changed: bool,
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'â' | 'ê' | 'ô' | 'ă' | 'ơ' | 'ư')
}

fn telex(word: &str) -> Option<Keys> {
    let mut keys = Keys::default();
    for c in word.chars() {
        let after_vowel = keys.letters.iter().copied().any(is_vowel);
        match c {
            's' | 'f' | 'r' | 'x' | 'j' if after_vowel => {
                keys.tone = "sfrxj".find(c);
                keys.changed = true;
            }
            'w' => keys.horn(),
            'd' if keys.letters.first() == Some(&'d') => keys.stroke(),
            'a' | 'e' | 'o' if keys.doubles(c) => keys.hat(c),
            _ => keys.letters.push(c),
        }
    }
    keys.changed.then_some(keys)
}

fn vni(word: &str) -> Option<Keys> {
    let mut keys = Keys::default();
    for c in word.chars() {
        match c {
            '1'..='5' if keys.letters.iter().copied().any(is_vowel) => {
                keys.tone = c.to_digit(10).and_then(|d| usize::try_from(d).ok()).map(|d| d - 1);
                keys.changed = true;
            }
            '6' => {
                keys.letters.iter().rev().copied().find(|c| matches!(c, 'a' | 'e' | 'o')).into_iter().for_each(|c| keys.hat(c))
            }
            '7' => keys.horn(),
            '8' => keys.replace_last('a', 'ă'),
            '9' => keys.stroke(),
            'a'..='z' => keys.letters.push(c),
            _ => return None,
        }
    }
    keys.changed.then_some(keys)
}

impl Keys {
    fn replace_last(&mut self, old: char, new: char) {
        if let Some(at) = self.letters.iter().rposition(|c| *c == old) {
            self.letters[at] = new;
            self.changed = true;
        }
    }

    /// A second `a`, `e`, `o` after the same vowel, at once or after the final consonants: `aa`, `dana`.
    fn doubles(&self, c: char) -> bool {
        let last_vowel = self.letters.iter().rposition(|c| is_vowel(*c));
        last_vowel.is_some_and(|at| self.letters[at] == c)
    }

    fn hat(&mut self, c: char) {
        self.replace_last(
            c,
            match c {
                'a' => 'â',
                'e' => 'ê',
                _ => 'ô',
            },
        );
    }

    /// `w`, `7`: the breve or the horn goes to the vowels before; `uo` takes two.
    fn horn(&mut self) {
        let pair = self.letters.windows(2).rposition(|pair| pair == ['u', 'o']);
        if let Some(at) = pair {
            self.letters[at] = 'ư';
            self.letters[at + 1] = 'ơ';
        } else if self.letters.ends_with(&['ư', 'o']) {
            self.replace_last('o', 'ơ');
        } else if let Some(at) = self.letters.iter().rposition(|c| matches!(c, 'a' | 'o' | 'u')) {
            self.letters[at] = match self.letters[at] {
                'a' => 'ă',
                'o' => 'ơ',
                _ => 'ư',
            };
        } else {
            self.letters.push('ư');
        }
        self.changed = true;
    }

    fn stroke(&mut self) {
        if self.letters.first() == Some(&'d') {
            self.letters[0] = 'đ';
            self.changed = true;
        }
    }

    fn spell(self) -> Option<String> {
        let Some(tone) = self.tone else { return Some(self.letters.into_iter().collect()) };
        let at = tone_place(&self.letters)?;
        let mut text: String = self.letters[..=at].iter().collect();
        text.push(TONES[tone]);
        text.extend(&self.letters[at + 1..]);
        Some(text.nfc().collect())
    }
}

/// Where the tone stands: on a vowel with a mark, else on the first of an open pair, else before the final consonant.
fn tone_place(letters: &[char]) -> Option<usize> {
    let mut vowels: Vec<usize> = (0..letters.len()).filter(|at| is_vowel(letters[*at])).collect();
    // In `qu` and `gi` before a vowel the u or i belongs to the consonant.
    let starts = |a: char, b: char| letters.first() == Some(&a) && letters.get(1) == Some(&b);
    if vowels.len() > 1 && (starts('q', 'u') || starts('g', 'i')) {
        vowels.remove(0);
    }
    if let Some(marked) = vowels.iter().rev().find(|at| matches!(letters[**at], 'â' | 'ê' | 'ô' | 'ă' | 'ơ' | 'ư')) {
        return Some(*marked);
    }
    let closed = vowels.last().is_some_and(|last| last + 1 < letters.len());
    match vowels.as_slice() {
        [] => None,
        [only] => Some(*only),
        [first, second] => Some(if closed { *second } else { *first }),
        [_, middle, ..] => Some(*middle),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telex_and_vni_become_letters() {
        for (keys, word) in [
            ("ddawng", "đăng"),
            ("kys", "ký"),
            ("dduwowngf", "đường"),
            ("dduongwf", "đường"),
            ("tieengs", "tiếng"),
            ("hoor", "hổ"),
            ("giaays", "giấy"),
            ("quyeenf", "quyền"),
            ("hoaf", "hòa"),
            ("dana", "dân"),
            ("dangd", "đang"),
            ("suwr", "sử"),
            ("d9ang8", "đăng"),
            ("ky1", "ký"),
            ("d9a6t1", "đất"),
            ("nguoi72", "người"),
        ] {
            assert_eq!(decode(keys).as_deref(), Some(word), "{keys}");
        }
        for word in ["khai", "sinh", "kt3", "ct01", "đăng", "2023", ""] {
            assert_eq!(decode(word), None, "{word}");
        }
    }
}
