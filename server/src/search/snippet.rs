//! A piece of text around the words, with the words marked; diacritics stay as they are written.

use cong_api::{fold::fold_into, search::Piece};

/// Characters of a snippet.
const LENGTH: usize = 220;
/// Characters of a title from which on it is cut: of the procedures of the national database 3 in 100 have longer names, the longest 1,094.
const LONG_TITLE: usize = 260;
/// Words that a snippet holds, about.
const WINDOW: usize = 45;
/// Words of a text that are looked at.
const READ: usize = 6000;

/// The folded words of a query that are marked in texts.
#[derive(Debug, Default)]
pub struct Marks(Vec<String>);

impl Marks {
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for word in words {
            // Each has a bit of a set: the first ones count.
            if kept.len() < 64 && !kept.contains(&word) {
                kept.push(word);
            }
        }
        kept.sort_unstable();
        Self(kept)
    }

    /// The marked words among those of a text, as a set.
    fn in_text(&self, text: &str, buffer: &mut String) -> u64 {
        buffer.clear();
        fold_into(buffer, text);
        let words = buffer.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.filter_map(|word| self.0.binary_search_by(|mark| mark.as_str().cmp(word)).ok()).fold(0, |set, at| set | 1 << at)
    }
}

/// A text whole, with the words of a query marked.
fn marked(text: &str, marks: &Marks) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    let mut buffer = String::new();
    while !rest.is_empty() {
        let in_word = rest.starts_with(char::is_alphanumeric);
        let end = rest.find(|c: char| c.is_alphanumeric() != in_word).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let found = in_word && marks.in_text(part, &mut buffer) != 0;
        match pieces.last_mut() {
            Some(last) if last.marked == found => last.text.push_str(part),
            _ => pieces.push(Piece { text: part.to_owned(), marked: found }),
        }
        rest = after;
    }
    drop_strays(join_marks(pieces))
}

/// Where a phrase of the query stands, its words alone elsewhere are not worth a mark.
fn drop_strays(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let words = |piece: &Piece| piece.text.split_whitespace().count();
    if pieces.iter().any(|piece| piece.marked && words(piece) > 1) {
        for piece in pieces.iter_mut().filter(|piece| words(piece) == 1) {
            piece.marked = false;
        }
    }
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if last.marked == piece.marked => last.text.push_str(&piece.text),
            _ => joined.push(piece),
        }
    }
    joined
}

/// A space between two marked words is marked too: a phrase is one mark.
fn join_marks(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let between = piece.text == " " && !piece.marked && pieces.peek().is_some_and(|next| next.marked);
        match joined.last_mut() {
            Some(last) if last.marked && (between || piece.marked) => last.text.push_str(&piece.text),
            _ => joined.push(piece),
        }
    }
    joined
}

/// A title with the words marked; of a very long one the beginning, by which it is known.
pub fn title(title: &str, marks: &Marks) -> Vec<Piece> {
    if title.chars().nth(LONG_TITLE).is_none() {
        return marked(title, marks);
    }
    let fits = title.char_indices().nth(LENGTH).map_or(title.len(), |(at, _)| at);
    let whole_words = title[..fits].rfind(char::is_whitespace).unwrap_or(fits);
    let begun = title[..whole_words].trim_end_matches(|c: char| !c.is_alphanumeric());
    marked(&format!("{begun} …"), marks)
}

/// The summary when it holds the words as well as the text does, else the part of the text where most of them stand.
pub fn snippet(summary: &str, text: &str, marks: &Marks) -> Vec<Piece> {
    let summary = if summary.chars().count() > LENGTH + 80 { around(summary, marks) } else { summary.to_owned() };
    let held = different(&summary, marks);
    // A summary that holds two of the words says it well: the long text need not be read.
    if !summary.is_empty() && (held > 1 || text.is_empty()) {
        return marked(&summary, marks);
    }
    let from_text = around(text, marks);
    let better = summary.is_empty() || different(&from_text, marks) > held;
    marked(if better { &from_text } else { &summary }, marks)
}

/// How many different marked words a text holds.
fn different(text: &str, marks: &Marks) -> u32 {
    marks.in_text(text, &mut String::new()).count_ones()
}

/// The part of a long text where the most different words stand.
fn around(text: &str, marks: &Marks) -> String {
    if text.len() <= LENGTH {
        return text.to_owned();
    }
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut buffer = String::new();
    let found: Vec<u64> = words.iter().take(READ).map(|word| marks.in_text(word, &mut buffer)).collect();
    let worth = |start: usize| found[start..].iter().take(WINDOW).fold(0, |set, word| set | word).count_ones();
    let starts = (0..found.len()).filter(|at| found[*at] != 0);
    let best = starts.map(|at| (worth(at), std::cmp::Reverse(at))).max().map_or(0, |(_, at)| at.0);
    let start = best.saturating_sub(4);
    let mut end = start;
    let mut length = 0;
    while end < words.len() && length < LENGTH {
        length += words[end].chars().count() + 1;
        end += 1;
    }
    let at = |word: usize| words.get(word).map_or(text.len(), |word| place(word));
    let cut = text[if start < words.len() { at(start) } else { 0 }..at(end)].trim();
    format!("{}{cut}{}", if start > 0 { "… " } else { "" }, if end < words.len() { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(words: &str) -> Marks {
        Marks::new(words.split(' ').map(str::to_owned))
    }

    #[test]
    fn folded_words_mark_what_is_written() {
        let pieces = marked("Giấy khai sinh và sổ", &marks("giay khai"));
        let texts: Vec<_> = pieces.iter().map(|piece| (piece.text.as_str(), piece.marked)).collect();
        assert_eq!(texts, [("Giấy khai", true), (" sinh và sổ", false)]);
    }

    #[test]
    fn words_alone_are_marked_only_where_no_phrase_is() {
        let strong = |text: &str| -> Vec<String> {
            marked(text, &marks("khai sinh")).into_iter().filter(|piece| piece.marked).map(|piece| piece.text).collect()
        };
        assert_eq!(strong("Khai sinh trong 60 ngày từ ngày sinh"), ["Khai sinh"]);
        assert_eq!(strong("Ngày sinh của trẻ"), ["sinh"]);
    }

    #[test]
    fn titles_are_whole_unless_they_are_very_long() {
        let shown = |text: &str| title(text, &marks("dat dai")).into_iter().map(|piece| piece.text).collect::<String>();
        let whole = "Đăng ký đất đai ".repeat(16).trim().to_owned();
        assert_eq!(shown(&whole), whole);
        let long = "Đăng ký đất đai; ".repeat(60);
        let cut = shown(&long);
        assert!(
            cut.ends_with("đất đai …") || cut.ends_with("Đăng …") || cut.ends_with("ký …") || cut.ends_with("đất …"),
            "{cut}"
        );
        assert!(long.starts_with(cut.trim_end_matches(" …")) && (150..=LENGTH + 2).contains(&cut.chars().count()), "{cut}");
        // No place to cut.
        assert_eq!(shown(&"ậ".repeat(400)), format!("{} …", "ậ".repeat(LENGTH)));
        assert_eq!(shown(&format!("{} đuôi", "ậ".repeat(LONG_TITLE - 5))), format!("{} đuôi", "ậ".repeat(LONG_TITLE - 5)));
    }

    #[test]
    fn long_texts_are_cut_where_the_words_stand() {
        let text = format!("{} tách sau {} tách thửa {}", "chữ ".repeat(200), "giữa ".repeat(200), "sau ".repeat(200));
        let whole: String = snippet("", &text, &marks("tach thua")).into_iter().map(|piece| piece.text).collect();
        assert!(whole.contains("tách thửa") && whole.chars().count() < LENGTH + 40, "{whole}");
    }

    #[test]
    fn a_summary_that_holds_the_words_is_kept() {
        let pieces = snippet("Tách thửa đất.", "dài và không có gì", &marks("tach thua"));
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), "Tách thửa đất.");
    }
}
