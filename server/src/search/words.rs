//! Small words, the framing of questions, and what many people look for: `content/search/words.toml`.

use super::synonyms::Word;
use super::tokens;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WordTable {
    /// Words that carry no meaning in a query.
    pub stop: Vec<String>,
    /// Phrases that only frame a question.
    pub phrases: Vec<String>,
    /// Words that are right as they stand though no name holds them: they are not mended.
    pub known: Vec<String>,
    /// Queries that many people type, offered while typing.
    pub frequent: Vec<String>,
}

#[derive(Default)]
pub struct SmallWords {
    exact: HashSet<String>,
    folded: HashSet<String>,
    known: HashSet<String>,
    frames: HashMap<String, Vec<Vec<Word>>>,
}

impl SmallWords {
    pub fn new(table: &WordTable) -> Self {
        let words = |text: &String| tokens::words(text).into_iter().map(Word::new).collect::<Vec<_>>();
        let mut small = Self::default();
        for word in table.stop.iter().flat_map(words) {
            small.folded.insert(word.folded);
            small.exact.insert(word.exact);
        }
        small.known = table.known.iter().flat_map(words).map(|word| word.folded).collect();
        for frame in table.phrases.iter().map(words).filter(|frame| !frame.is_empty()) {
            small.frames.entry(frame[0].folded.clone()).or_default().push(frame);
        }
        small
    }

    /// A word without diacritics is taken for the small word only in a query that is typed without them.
    pub fn is_small(&self, word: &Word, query_marked: bool) -> bool {
        if word.marked || query_marked { self.exact.contains(&word.exact) } else { self.folded.contains(&word.folded) }
    }

    /// A word that is right as it stands.
    pub fn is_known(&self, word: &Word) -> bool {
        self.known.contains(&word.folded)
    }

    /// How many words a frame spans that begins here.
    pub fn frame_at(&self, query: &[Word], at: usize) -> usize {
        let rest = &query[at..];
        let frames = rest.first().and_then(|first| self.frames.get(&first.folded)).into_iter().flatten();
        let fits = |frame: &&Vec<Word>| {
            frame.len() <= rest.len()
                && frame
                    .iter()
                    .zip(rest)
                    .all(|(word, typed)| if typed.marked { typed.exact == word.exact } else { typed.folded == word.folded })
        };
        frames.filter(fits).map(Vec::len).max().unwrap_or(0)
    }
}
