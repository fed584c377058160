//! The words that names, keywords and summaries are made of: how often they stand, and which stand side by side.

use super::tokens;
use cong_api::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::HashMap;

/// Not in the lexicon.
pub const UNKNOWN: u32 = u32::MAX;

/// A word as written and folded, both as numbers of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub exact: u32,
    pub fold: u32,
}

/// How much a word counts that no name of a procedure holds, and the rarity at which it stops to grow.
const STORY: f32 = 0.5;
const RAREST_STORY: f32 = 6.0;
/// Words longer than this are no syllables: they are not corrected.
const LONGEST: usize = 14;
/// Letters of the longest syllable (`nghiêng`); words of the longest run that was typed without spaces, and its letters.
const LONGEST_SYLLABLE: usize = 7;
const MOST_PARTS: usize = 7;
const LONGEST_GLUED: usize = 40;

#[derive(Default)]
pub struct Lexicon {
    exact: HashMap<Box<str>, u32>,
    /// The most frequent spelling of each folded word, with its count.
    spelling: Vec<FxHashMap<u32, u32>>,
    spellings: Vec<Box<str>>,
    folded: HashMap<Box<str>, u32>,
    folds: Vec<Box<str>>,
    /// In how many texts a folded word stands.
    frequency: Vec<u32>,
    /// Words that names of procedures hold.
    core: FxHashSet<u32>,
    pairs: FxHashMap<(u32, u32), u32>,
    /// The weight of each folded word, once everything is learnt.
    weights: Vec<f32>,
    /// Folded words by themselves with one letter left out: neighbours within one slip share such a key.
    deletions: HashMap<Box<str>, Vec<u32>>,
    texts: u32,
    words: u64,
}

impl Lexicon {
    /// Takes a text in; its words count once for frequency, its pairs each time.
    pub fn learn(&mut self, text: &str) -> Box<[Token]> {
        let learnt: Box<[Token]> = tokens::words(text).into_iter().map(|word| self.intern(&word)).collect();
        self.count(&learnt);
        learnt
    }

    /// Counts words that were interned already.
    pub fn count(&mut self, text: &[Token]) {
        self.texts += 1;
        self.words += text.len() as u64;
        let mut seen: Vec<u32> = text.iter().map(|token| token.fold).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.into_iter().for_each(|fold| self.frequency[fold as usize] += 1);
        for token in text {
            *self.spelling[token.fold as usize].entry(token.exact).or_default() += 1;
        }
        for pair in text.windows(2) {
            *self.pairs.entry((pair[0].fold, pair[1].fold)).or_default() += 1;
        }
    }

    fn intern(&mut self, word: &str) -> Token {
        let exact = match self.exact.get(word) {
            Some(id) => *id,
            None => {
                let id = u32::try_from(self.spellings.len()).unwrap_or(UNKNOWN - 1);
                self.exact.insert(word.into(), id);
                self.spellings.push(word.into());
                id
            }
        };
        let folded = fold(word);
        let fold = match self.folded.get(folded.as_str()) {
            Some(id) => *id,
            None => {
                let id = u32::try_from(self.folds.len()).unwrap_or(UNKNOWN - 1);
                self.folded.insert(folded.as_str().into(), id);
                self.folds.push(folded.as_str().into());
                self.frequency.push(0);
                self.spelling.push(FxHashMap::default());
                id
            }
        };
        Token { exact, fold }
    }

    /// Prepares for slips; called once everything is learnt.
    pub fn settle(&mut self) {
        for (id, word) in self.folds.iter().enumerate() {
            if !correctable(word) {
                continue;
            }
            let id = u32::try_from(id).unwrap_or(UNKNOWN);
            for key in keys(word) {
                self.deletions.entry(key.into()).or_default().push(id);
            }
        }
        self.deletions.shrink_to_fit();
        let known = u32::try_from(self.folds.len()).unwrap_or(UNKNOWN);
        self.weights = (0..known).map(|fold| self.rarity(fold)).collect();
    }

    pub fn find(&self, word: &str) -> Token {
        Token {
            exact: self.exact.get(word).copied().unwrap_or(UNKNOWN),
            fold: self.folded.get(fold(word).as_str()).copied().unwrap_or(UNKNOWN),
        }
    }

    pub fn find_all(&self, text: &str) -> Box<[Token]> {
        tokens::words(text).iter().map(|word| self.find(word)).collect()
    }

    pub fn fold_text(&self, fold: u32) -> &str {
        self.folds.get(fold as usize).map_or("", |word| word)
    }

    /// The usual spelling of a folded word.
    pub fn usual(&self, fold: u32) -> Token {
        let spellings = self.spelling.get(fold as usize).into_iter().flatten();
        let best = spellings.max_by_key(|(exact, count)| (**count, std::cmp::Reverse(**exact)));
        Token { exact: best.map_or(UNKNOWN, |(exact, _)| *exact), fold }
    }

    pub fn exact_text(&self, exact: u32) -> &str {
        self.spellings.get(exact as usize).map_or("", |word| word)
    }

    pub fn frequency(&self, fold: u32) -> u32 {
        self.frequency.get(fold as usize).copied().unwrap_or(0)
    }

    pub fn pair(&self, first: u32, second: u32) -> u32 {
        self.pairs.get(&(first, second)).copied().unwrap_or(0)
    }

    /// Notes the words that name what people come for: a rare word that none of these names holds tells a story, not an errand.
    pub fn note_core(&mut self, name: &[Token]) {
        self.core.extend(name.iter().map(|token| token.fold));
    }

    /// Weight of a folded word: rare words say more (inverse document frequency, natural logarithm).
    pub fn weight(&self, fold: u32) -> f32 {
        self.weights.get(fold as usize).copied().unwrap_or_else(|| self.rarity(fold))
    }

    fn rarity(&self, fold: u32) -> f32 {
        let (texts, frequency) = (self.texts as f32, self.frequency(fold) as f32);
        let rarity = (1.0 + (texts + 1.0) / (frequency + 1.0)).ln();
        if self.core.is_empty() || self.core.contains(&fold) { rarity } else { rarity.min(RAREST_STORY) * STORY }
    }

    /// Logarithm of how likely a word follows another.
    pub fn follows(&self, first: Option<u32>, second: u32) -> f32 {
        let alone = (self.frequency(second) as f32 + 0.02) / (self.words as f32 + 1.0);
        let after = first
            .filter(|first| *first != UNKNOWN)
            .map_or(alone, |first| self.pair(first, second) as f32 / (self.frequency(first) as f32 + 4.0));
        (0.75 * after + 0.25 * alone).ln()
    }

    /// Folded words within one slip: a letter missing, doubled, wrong, or two changed places. With the cost of the slip.
    pub fn near(&self, word: &str) -> Vec<(u32, f32)> {
        if !correctable(word) {
            return Vec::new();
        }
        let mut found: Vec<u32> = Vec::new();
        for key in keys(word) {
            found.extend(self.deletions.get(key.as_str()).into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|id| Some((id, slip(word, self.fold_text(id))?))).collect()
    }

    /// Folded words that begin so, the most frequent first.
    pub fn beginning(&self, prefix: &str, most: usize) -> Vec<u32> {
        let mut found: Vec<u32> = self
            .folds
            .iter()
            .enumerate()
            .filter(|(_, word)| word.starts_with(prefix))
            .map(|(id, _)| u32::try_from(id).unwrap_or(UNKNOWN))
            .collect();
        found.sort_by_key(|id| std::cmp::Reverse(self.frequency(*id)));
        found.truncate(most);
        found
    }

    /// Of the spellings of a folded word the one with the fewest letters other than typed; of equals the most frequent.
    pub fn nearest_spelling(&self, fold: u32, typed: &str) -> &str {
        let count = |id: &&u32| self.spelling[fold as usize].get(*id).copied().unwrap_or(0);
        let nearest = self.spelling[fold as usize]
            .keys()
            .min_by_key(|id| (distance(typed, &self.spellings[**id as usize]), std::cmp::Reverse(count(id)), **id));
        nearest.map_or(self.fold_text(fold), |id| &self.spellings[*id as usize])
    }

    /// A word that is several glued together, taken apart: as few parts as can be, each two neighbours known as such.
    pub fn part(&self, word: &str) -> Option<Vec<u32>> {
        if word.len() > LONGEST_GLUED || !word.is_ascii() {
            return None;
        }
        (2..=MOST_PARTS).find_map(|parts| self.part_into(word, None, parts)).map(|(_, parts)| parts)
    }

    /// The likeliest way into so many parts, and how often their pairs stand side by side (natural logarithms, added up).
    fn part_into(&self, word: &str, before: Option<u32>, parts: usize) -> Option<(f32, Vec<u32>)> {
        let likely = |fold: u32| match before {
            Some(before) => Some(self.pair(before, fold)).filter(|pair| *pair > 1).map(|pair| (pair as f32).ln()),
            None => Some(0.0),
        };
        // Of single letters only `y` is a word that is glued to others: “y tế”.
        let known = |part: &str| self.folded.get(part).copied().filter(|_| part.len() > 1 || part == "y");
        if parts == 1 {
            let fold = known(word)?;
            return likely(fold).map(|value| (value, vec![fold]));
        }
        let ways = (1..word.len()).take(LONGEST_SYLLABLE).filter_map(|at| {
            let (head, rest) = word.split_at(at);
            let fold = known(head)?;
            let own = likely(fold)?;
            let (others, mut found) = self.part_into(rest, Some(fold), parts - 1)?;
            found.insert(0, fold);
            Some((own + others, found))
        });
        ways.max_by(|a, b| a.0.total_cmp(&b.0))
    }
}

fn correctable(word: &str) -> bool {
    (2..=LONGEST).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The word and the word with each one letter left out.
fn keys(word: &str) -> impl Iterator<Item = String> + '_ {
    let without = (0..word.len()).map(|at| format!("{}{}", &word[..at], &word[at + 1..]));
    std::iter::once(word.to_owned()).chain(without)
}

/// Letters to change, add or leave out between two words (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, one) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (place, other) in b.iter().enumerate() {
            let changed = corner + usize::from(one != *other);
            corner = row[place + 1];
            row[place + 1] = changed.min(corner + 1).min(row[place] + 1);
        }
    }
    row[b.len()]
}

/// The cost of the one slip that turns a word into another; `None` for more than one.
fn slip(typed: &str, meant: &str) -> Option<f32> {
    let (t, m) = (typed.as_bytes(), meant.as_bytes());
    let same = t.iter().zip(m).take_while(|(a, b)| a == b).count();
    let (t, m) = (&t[same..], &m[same..]);
    let tail = t.iter().rev().zip(m.iter().rev()).take_while(|(a, b)| a == b).count();
    let (t, m) = (&t[..t.len() - tail], &m[..m.len() - tail]);
    // A wrong first letter is rare, and short words have too many neighbours.
    let start = if same == 0 { 1.2 } else { 0.0 };
    let short = if typed.len() <= 3 { 0.8 } else { 0.0 };
    let cost = match (t, m) {
        ([], []) => return Some(0.0),
        ([], [_]) => 4.0,
        ([doubled], []) => {
            let before = same.checked_sub(1).map(|at| typed.as_bytes()[at]);
            if before == Some(*doubled) { 3.4 } else { 4.2 }
        }
        ([a], [b]) => {
            if beside(*a, *b) {
                3.8
            } else {
                5.0
            }
        }
        ([a, b], [c, d]) if a == d && b == c => 3.6,
        _ => return None,
    };
    Some(cost + start + short)
}

/// Keys that touch on a phone's keyboard.
fn beside(a: u8, b: u8) -> bool {
    const ROWS: [(&[u8], f32); 3] = [(b"qwertyuiop", 0.0), (b"asdfghjkl", 0.5), (b"zxcvbnm", 1.5)];
    let place = |key: u8| {
        ROWS.iter()
            .enumerate()
            .find_map(|(row, (keys, shift))| Some((row as f32, keys.iter().position(|k| *k == key)? as f32 + shift)))
    };
    match (place(a), place(b)) {
        (Some((row, column)), Some((other_row, other_column))) => {
            (row - other_row).abs() <= 1.0 && (column - other_column).abs() <= 1.0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::default();
        for text in ["Đăng ký khai sinh", "Đăng ký kết hôn", "Khai tử", "Sổ đỏ", "Hộ chiếu phổ thông", "Cấp hộ chiếu"]
        {
            lexicon.learn(text);
        }
        lexicon.settle();
        lexicon
    }

    #[test]
    fn one_slip_leads_back() {
        let lexicon = lexicon();
        for (typed, meant) in
            [("snih", "sinh"), ("sih", "sinh"), ("sinhh", "sinh"), ("dabg", "dang"), ("chieu", "chieu"), ("chjeu", "chieu")]
        {
            assert!(lexicon.near(typed).iter().any(|(id, _)| lexicon.fold_text(*id) == meant), "{typed}");
        }
        assert!(lexicon.near("xyz").is_empty());
        let cost = |typed: &str| lexicon.near(typed).into_iter().find(|(id, _)| lexicon.fold_text(*id) == "dang").map(|(_, c)| c);
        assert!(cost("dabg") < cost("dapg"), "b is beside n, p is not");
    }

    #[test]
    fn typed_diacritics_choose_the_spelling() {
        let mut lexicon = Lexicon::default();
        ["Bằng lái xe", "Bằng tốt nghiệp", "Kẻ Bàng", "Bảng giá"].into_iter().for_each(|text| drop(lexicon.learn(text)));
        lexicon.settle();
        let bang = lexicon.find("bang").fold;
        for (typed, spelt) in [("bàg", "bàng"), ("bằg", "bằng"), ("bảg", "bảng"), ("bág", "bằng")] {
            assert_eq!(lexicon.nearest_spelling(bang, typed), spelt, "{typed}");
        }
        assert_eq!(distance("", "ba"), 2);
        assert_eq!(distance("bà", "ab"), 2);
    }

    #[test]
    fn glued_words_part_where_both_are_known() {
        let lexicon = lexicon();
        let part = lexicon.part("hochieu").map(|parts| parts.into_iter().map(|part| lexicon.fold_text(part)).collect::<Vec<_>>());
        assert_eq!(part, Some(vec!["ho", "chieu"]));
        assert_eq!(lexicon.part("hosinh"), None);
    }

    #[test]
    fn the_usual_spelling_is_the_most_frequent() {
        let mut lexicon = Lexicon::default();
        for word in ["đất", "đất", "đạt"] {
            lexicon.learn(word);
        }
        assert_eq!(lexicon.exact_text(lexicon.usual(lexicon.find("dat").fold).exact), "đất");
    }
}
