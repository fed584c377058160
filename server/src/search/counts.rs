//! What people look for, counted so that editors can mend what is not found (R18): the words and nothing of the person.

use super::analysis;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Different queries that are kept until they are written; what comes on top in that time is not counted.
const WAITING: usize = 5_000;
/// Characters of a query that is counted: longer ones are pasted texts.
const LONGEST: usize = 80;
/// Digits that make a query a phone number, an identity number, a number plate: it is not counted. Codes of procedures have seven.
const DIGITS: usize = 8;

/// How often a query was asked, missed, and its results opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub asked: u32,
    pub missed: u32,
    pub followed: u32,
}

#[derive(Default)]
pub struct QueryCounts {
    waiting: Mutex<HashMap<String, Count>>,
}

impl QueryCounts {
    pub fn asked(&self, words: &str, missed: bool) {
        self.count(words, |count| {
            count.asked += 1;
            count.missed += u32::from(missed);
        });
    }

    pub fn followed(&self, words: &str) {
        self.count(words, |count| count.followed += 1);
    }

    /// What has come since the last call.
    pub fn take(&self) -> Vec<(String, Count)> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }

    fn count(&self, words: &str, change: impl FnOnce(&mut Count)) {
        let Some(words) = impersonal(words) else { return };
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < WAITING || waiting.contains_key(&words) {
            change(waiting.entry(words).or_default());
        }
    }
}

/// The words in lower case; nothing for what may name a person or is no query.
fn impersonal(words: &str) -> Option<String> {
    let words = analysis::clean(words).to_lowercase();
    let digits = words.chars().filter(|c| c.is_numeric()).count();
    let fits = !words.is_empty() && words.chars().count() <= LONGEST && digits < DIGITS && !words.contains('@');
    fits.then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_persons_are_not() {
        let counts = QueryCounts::default();
        counts.asked("Khai  Sinh", false);
        counts.asked("khai sinh", true);
        counts.followed("KHAI SINH");
        for personal in
            ["0912 345 678", "ten@example.vn", "044 199 001 234", "cmnd 19012345", "０９１２３４５６７８", &"a ".repeat(60), ""]
        {
            counts.asked(personal, true);
        }
        assert_eq!(counts.take(), [("khai sinh".to_owned(), Count { asked: 2, missed: 1, followed: 1 })]);
        assert!(counts.take().is_empty());
    }
}
