//! The province's table of what people say and what the law says, as `content/search/synonyms.toml` has it.

use super::tokens;
use cong_api::fold::fold;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The table as editors write it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SynonymTable {
    /// Groups whose phrases mean the same.
    pub same: Vec<Vec<String>>,
    /// One way, perhaps only in context.
    pub means: Vec<Means>,
}

/// Who says one of `say` may look for one of `mean`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Means {
    pub say: Vec<String>,
    pub mean: Vec<String>,
    /// Only when one of these is in the query too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Not when one of these is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
}

/// A word of the query: as typed, folded, and whether its diacritics count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub exact: String,
    pub folded: String,
    pub marked: bool,
}

impl Word {
    pub fn new(exact: String) -> Self {
        Self { folded: fold(&exact), marked: tokens::is_marked(&exact), exact }
    }

    /// The typed word may stand for that word of the table: its diacritics, when it has some, agree.
    fn stands_for(&self, other: &Self) -> bool {
        if self.marked && other.marked {
            self.exact == other.exact
        } else {
            self.folded == other.folded && !(self.marked && !other.marked)
        }
    }
}

pub type Phrase = Vec<Word>;

fn phrase(text: &str) -> Phrase {
    tokens::words(text).into_iter().map(Word::new).collect()
}

struct Rule {
    others: Vec<Phrase>,
    with: Vec<Phrase>,
    without: Vec<Phrase>,
}

#[derive(Default)]
pub struct Synonyms {
    /// Phrases by their first folded word.
    starts: HashMap<String, Vec<(Phrase, Rule)>>,
}

impl Synonyms {
    pub fn new(table: &SynonymTable) -> Self {
        let mut synonyms = Self::default();
        for group in &table.same {
            let phrases: Vec<Phrase> = group.iter().map(|text| phrase(text)).collect();
            for one in &phrases {
                let others = phrases.iter().filter(|other| *other != one).cloned().collect();
                synonyms.add(one.clone(), Rule { others, with: Vec::new(), without: Vec::new() });
            }
        }
        for means in &table.means {
            let all = |texts: &[String]| texts.iter().map(|text| phrase(text)).collect::<Vec<_>>();
            for say in &means.say {
                synonyms
                    .add(phrase(say), Rule { others: all(&means.mean), with: all(&means.with), without: all(&means.without) });
            }
        }
        synonyms
    }

    fn add(&mut self, said: Phrase, rule: Rule) {
        if let Some(first) = said.first() {
            self.starts.entry(first.folded.clone()).or_default().push((said, rule));
        }
    }

    /// Every phrase of the table, for the lexicon.
    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.starts.values().flatten().flat_map(|(said, rule)| std::iter::once(said).chain(&rule.others))
    }

    /// The longest phrase of at most so many words that begins at a place and holds in this query: how many words it spans, and what
    /// else is said for it.
    pub fn at(&self, query: &[Word], at: usize, most: usize) -> Option<(usize, Vec<&Phrase>)> {
        let fitting: Vec<_> = self.fitting(query, at).filter(|(said, _)| said.len() <= most).collect();
        let longest = fitting.iter().map(|(said, _)| said.len()).max()?;
        Some((
            longest,
            fitting.into_iter().filter(|(said, _)| said.len() == longest).flat_map(|(_, rule)| &rule.others).collect(),
        ))
    }

    /// The phrases that begin at a place and hold in this query.
    fn fitting<'table, 'query>(
        &'table self,
        query: &'query [Word],
        at: usize,
    ) -> impl Iterator<Item = &'table (Phrase, Rule)> + use<'table, 'query> {
        let rest = &query[at..];
        let starting = rest.first().and_then(|first| self.starts.get(&first.folded)).into_iter().flatten();
        starting
            .filter(move |(said, _)| {
                said.len() <= rest.len() && said.iter().zip(rest).all(|(said, typed)| typed.stands_for(said))
            })
            .filter(move |(said, rule)| rule.holds(query, at, said.len()))
    }
}

impl Rule {
    fn holds(&self, query: &[Word], at: usize, span: usize) -> bool {
        let outside = |phrase: &Phrase| {
            let places = query.windows(phrase.len().max(1)).enumerate();
            places
                .filter(|(place, _)| *place >= at + span || *place + phrase.len() <= at)
                .any(|(_, words)| words.iter().zip(phrase).all(|(typed, word)| typed.stands_for(word)))
        };
        (self.with.is_empty() || self.with.iter().any(outside)) && !self.without.iter().any(outside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Synonyms {
        let text = r#"
            same = [["GPLX", "bằng lái", "giấy phép lái xe"], ["sổ đỏ", "giấy chứng nhận"], ["bằng lái xe máy", "hạng A1"]]
            [[means]]
            say = ["nhập khẩu"]
            mean = ["đăng ký thường trú"]
            with = ["vợ", "con"]
            without = ["hàng"]
        "#;
        Synonyms::new(&toml::from_str(text).expect("a table"))
    }

    fn said(query: &str) -> Option<(usize, String)> {
        let words = phrase(query);
        let synonyms = table();
        let (span, others) = (0..words.len()).find_map(|at| synonyms.at(&words, at, usize::MAX))?;
        Some((span, others[0].iter().map(|word| word.exact.as_str()).collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn the_longest_phrase_that_holds_is_taken() {
        let is = |span: usize, text: &str| Some((span, text.to_owned()));
        assert_eq!(said("đổi gplx"), is(1, "bằng lái"));
        assert_eq!(said("bang lai xe may"), is(4, "hạng a1"));
        assert_eq!(said("so do"), is(2, "giấy chứng nhận"));
        assert_eq!(said("sơ đồ"), None, "typed diacritics must agree");
        assert_eq!(said("nhap khau cho vo"), is(2, "đăng ký thường trú"));
        assert_eq!(said("nhập khẩu hàng cho vợ"), None);
        assert_eq!(said("nhập khẩu"), None);
    }
}
