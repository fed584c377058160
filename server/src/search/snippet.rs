//! A piece of text around the words, with the words marked; diacritics stay as they are written.

use super::tokens;
use cong_api::{fold::fold, search::Piece};

/// Characters of a snippet.
const LENGTH: usize = 220;

pub fn snippet(text: &str, words: &str) -> Vec<Piece> {
    let wanted: Vec<String> = tokens::words(&fold(words)).into_iter().filter(|w| w.chars().count() > 1).collect();
    let text = around(text, &wanted);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |text: &str, marked: bool| match pieces.last_mut() {
        Some(last) if last.marked == marked => last.text.push_str(text),
        // A space between two marked words is marked too.
        _ => pieces.push(Piece { text: text.to_owned(), marked }),
    };
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let in_word = rest.starts_with(char::is_alphanumeric);
        let end = rest.find(|c: char| c.is_alphanumeric() != in_word).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let marked = in_word && tokens::words(&fold(part)).iter().any(|word| wanted.contains(word));
        push(part, marked);
        rest = after;
    }
    pieces
}

/// The part of a long text where the words stand.
fn around(text: &str, wanted: &[String]) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= LENGTH {
        return text.to_owned();
    }
    let folded: Vec<char> = chars.iter().map(|c| fold(&c.to_string()).chars().next().unwrap_or(' ')).collect();
    let found = wanted.iter().filter_map(|word| {
        let word: Vec<char> = word.chars().collect();
        folded.windows(word.len()).position(|window| window == word.as_slice())
    });
    let first = found.min().unwrap_or(0);
    let mut start = first.saturating_sub(LENGTH / 4);
    while start > 0 && !chars[start - 1].is_whitespace() {
        start -= 1;
    }
    let mut end = (start + LENGTH).min(chars.len());
    while end < chars.len() && !chars[end].is_whitespace() {
        end += 1;
    }
    let cut: String = chars[start..end].iter().collect();
    format!("{}{}{}", if start > 0 { "… " } else { "" }, cut.trim(), if end < chars.len() { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_words_mark_what_is_written() {
        let marked: Vec<_> =
            snippet("Giấy khai sinh và sổ", "giay khai").into_iter().filter(|p| p.marked).map(|p| p.text).collect();
        assert_eq!(marked, ["Giấy", "khai"]);
    }

    #[test]
    fn long_texts_are_cut_where_the_words_stand() {
        let text = format!("{} tách thửa {}", "chữ ".repeat(200), "sau ".repeat(200));
        let whole: String = snippet(&text, "tach thua").into_iter().map(|p| p.text).collect();
        assert!(whole.contains("tách thửa") && whole.chars().count() < LENGTH + 40, "{whole}");
    }
}
