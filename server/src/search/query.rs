//! From a person's words to a query: every word must be met, exact beats folded, names beat summaries beat bodies.

use super::{index::Fields, tokens};
use cong_api::fold::fold;
use tantivy::{
    Term,
    query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};
use unicode_normalization::UnicodeNormalization;

/// Words of a query that count; the rest of a pasted page does not.
const MAX_WORDS: usize = 24;
/// Characters of a query that are read at all.
const MAX_CHARS: usize = 300;

/// Small words that carry no meaning in a question.
const STOP: [&str; 28] = [
    "cho", "của", "và", "là", "có", "không", "phải", "thì", "mà", "ở", "tại", "với", "để", "được", "các", "những", "một", "như",
    "thế", "nào", "gì", "bao", "nhiêu", "xin", "hỏi", "tôi", "em", "con",
];

/// Groups of words that mean the same.
pub struct Synonyms {
    groups: Vec<Vec<Vec<String>>>,
}

impl Synonyms {
    pub fn new(groups: Vec<Vec<String>>) -> Self {
        let groups = groups.into_iter().map(|group| group.iter().map(|phrase| tokens::words(&fold(phrase))).collect()).collect();
        Self { groups }
    }

    /// The longest phrase that begins here, how many words it spans, and what else is said for it.
    fn at(&self, folded: &[String]) -> Option<(usize, Vec<&[String]>)> {
        let mut best: Option<(usize, Vec<&[String]>)> = None;
        for group in &self.groups {
            for phrase in group.iter().filter(|phrase| folded.starts_with(phrase)) {
                if best.as_ref().is_none_or(|(length, _)| phrase.len() > *length) {
                    let others = group.iter().filter(|other| *other != phrase).map(Vec::as_slice).collect();
                    best = Some((phrase.len(), others));
                }
            }
        }
        best
    }
}

/// The query as it will be shown back: NFC, no control characters, single spaces, bounded.
pub fn clean(text: &str) -> String {
    let text: String = text.chars().take(MAX_CHARS * 2).nfc().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(MAX_CHARS).collect()
}

/// `54/2023/QĐ-UBND` and `qd 54 2023` share the parts `54 2023 qd ubnd`; a code `1.001193` is kept whole as well.
pub fn number_tokens(number: &str) -> Vec<String> {
    let mut parts = tokens::words(&fold(number));
    if number.contains('.') && !number.contains(char::is_whitespace) {
        parts.push(fold(number));
    }
    parts
}

/// `None` when there is no word to look for.
pub fn build(words: &str, fields: &Fields, synonyms: &Synonyms) -> Option<Box<dyn Query>> {
    let exact: Vec<String> = split_number_words(&tokens::words(words)).into_iter().take(MAX_WORDS).collect();
    let folded: Vec<String> = exact.iter().map(|word| fold(word)).collect();
    if exact.is_empty() {
        return None;
    }
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let mut required = Vec::new();
    let mut at = 0;
    while at < exact.len() {
        if let Some((span, others)) = synonyms.at(&folded[at..]) {
            let own = phrase_anywhere(fields, &exact[at..at + span], &folded[at..at + span], 1.0);
            let mut said = vec![own];
            said.extend(others.into_iter().map(|other| phrase_anywhere(fields, other, other, 0.9)));
            required.push(Box::new(DisjunctionMaxQuery::new(said)) as Box<dyn Query>);
            at += span;
        } else {
            let small = STOP.contains(&exact[at].as_str());
            let word = word_anywhere(fields, &exact[at], &folded[at]);
            if small {
                clauses.push((Occur::Should, Box::new(BoostQuery::new(word, 0.2))));
            } else {
                required.push(word);
            }
            at += 1;
        }
    }
    if required.is_empty() {
        clauses.into_iter().next().map(|(_, only)| only)
    } else {
        // A long question may hold a word that no text has: most of its words are enough.
        let needed = if required.len() <= 3 { required.len() } else { (required.len() * 2).div_ceil(3) };
        let must = required.into_iter().map(|query| (Occur::Should, query)).collect();
        let core: Box<dyn Query> = Box::new(BooleanQuery::with_minimum_required_clauses(must, needed));
        clauses.push((Occur::Must, core));
        if exact.len() > 1 {
            clauses.push((Occur::Should, phrase(fields.title, &exact, 6.0)));
            clauses.push((Occur::Should, phrase(fields.title_folded, &folded, 3.0)));
            clauses.push((Occur::Should, phrase(fields.keywords_folded, &folded, 4.0)));
            for pair in folded.windows(2) {
                clauses.push((Occur::Should, phrase(fields.title_folded, pair, 1.2)));
            }
        }
        Some(Box::new(BooleanQuery::new(clauses)))
    }
}

/// Any of the words, weighing names: for what is near an item.
pub fn near(words: &str, fields: &Fields) -> Option<Box<dyn Query>> {
    let exact = tokens::words(words);
    let any: Vec<_> = exact
        .iter()
        .filter(|word| word.chars().count() > 2 && !STOP.contains(&word.as_str()))
        .take(MAX_WORDS)
        .map(|word| {
            let parts = vec![term(fields.title, word, 3.0), term(fields.keywords, word, 3.0), term(fields.summary, word, 1.0)];
            (Occur::Should, Box::new(DisjunctionMaxQuery::new(parts)) as Box<dyn Query>)
        })
        .collect();
    (!any.is_empty()).then(|| Box::new(BooleanQuery::new(any)) as Box<dyn Query>)
}

/// `QĐ54` is typed for `QĐ 54`: letters and digits part where they meet, when the word is no plain code.
fn split_number_words(words: &[String]) -> Vec<String> {
    let mut parted = Vec::new();
    for word in words {
        let letters: String = word.chars().take_while(|c| c.is_alphabetic()).collect();
        let rest = &word[letters.len()..];
        let known = matches!(fold(&letters).as_str(), "qd" | "nq" | "ct" | "kh" | "nd" | "tt" | "cv");
        if known && !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()) {
            parted.push(letters);
            parted.push(rest.to_owned());
        } else {
            parted.push(word.clone());
        }
    }
    parted
}

/// A word in any field, the best of them counting.
fn word_anywhere(fields: &Fields, exact: &str, folded: &str) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(
        vec![
            term(fields.number, folded, 8.0),
            term(fields.title, exact, 5.0),
            term(fields.title_folded, folded, 3.0),
            term(fields.keywords, exact, 4.0),
            term(fields.keywords_folded, folded, 2.5),
            term(fields.summary, exact, 2.0),
            term(fields.summary_folded, folded, 1.0),
            term(fields.body, exact, 0.8),
            term(fields.body_folded, folded, 0.4),
        ],
        0.1,
    ))
}

fn phrase_anywhere(fields: &Fields, exact: &[String], folded: &[String], weight: f32) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(
        vec![
            phrase(fields.title, exact, 8.0 * weight),
            phrase(fields.title_folded, folded, 5.0 * weight),
            phrase(fields.keywords_folded, folded, 5.0 * weight),
            phrase(fields.summary_folded, folded, 2.0 * weight),
            phrase(fields.body_folded, folded, 0.8 * weight),
        ],
        0.1,
    ))
}

fn term(field: Field, word: &str, weight: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(query), weight))
}

fn phrase(field: Field, words: &[String], weight: f32) -> Box<dyn Query> {
    match words {
        [word] => term(field, word, weight),
        words => {
            let terms = words.iter().map(|word| Term::from_field_text(field, word)).collect();
            Box::new(BoostQuery::new(Box::new(PhraseQuery::new(terms)), weight))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_become_plain_ones() {
        assert_eq!(clean("  a\u{0}b\n\tc  "), "a b c");
        assert!(clean(&"đ".repeat(10_000)).chars().count() <= MAX_CHARS);
        assert_eq!(clean("đăng ký"), "đăng ký", "NFD becomes NFC");
    }

    #[test]
    fn numbers_are_found_by_their_parts() {
        assert_eq!(number_tokens("54/2023/QĐ-UBND"), ["54", "2023", "qd", "ubnd"]);
        assert_eq!(number_tokens("1.001193"), ["1", "001193", "1.001193"]);
        assert_eq!(split_number_words(&["qđ54".into(), "kt3".into()]), ["qđ", "54", "kt3"]);
    }
}
