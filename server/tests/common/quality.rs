//! How well the search answers queries whose answers are known: success at 1, 3 and 10, as typed, without diacritics, with a slip.

#![allow(dead_code, reason = "the test and the bench each use their own part")]

use cong_api::{SearchQuery, fold::fold};
use cong_server::{clock, portal::State};
use std::{collections::HashSet, fmt, path::Path};

/// A query with the codes that answer it: any of them is right.
#[derive(Clone)]
pub struct Case {
    pub query: String,
    pub targets: HashSet<String>,
    pub sort: String,
}

/// Reads `query <tab> codes <tab> sort or note`.
pub fn cases(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let lines = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default().trim().to_owned();
            let (query, targets, sort) = (next(), next(), next());
            Case { query, targets: targets.split(',').map(|code| code.trim().to_owned()).collect(), sort }
        })
        .collect()
}

/// Shares of queries whose answer stands first, among three, among ten; and how many found nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    pub queries: usize,
    pub first: usize,
    pub three: usize,
    pub ten: usize,
    pub nothing: usize,
}

impl Quality {
    pub fn add(&mut self, place: Option<usize>, found: usize) {
        self.queries += 1;
        self.first += usize::from(place == Some(0));
        self.three += usize::from(place.is_some_and(|place| place < 3));
        self.ten += usize::from(place.is_some_and(|place| place < 10));
        self.nothing += usize::from(found == 0);
    }

    pub fn share(self, count: usize) -> f64 {
        count as f64 / self.queries.max(1) as f64
    }
}

impl fmt::Display for Quality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |count| self.share(count);
        write!(
            f,
            "@1 {:.3}  @3 {:.3}  @10 {:.3}  nothing {}  of {}",
            share(self.first),
            share(self.three),
            share(self.ten),
            self.nothing,
            self.queries
        )
    }
}

/// How a query is changed before it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    AsIs,
    Unaccented,
    /// One random slip in a word of three letters or more: two letters swapped, one missed, doubled, or its neighbour hit.
    Slip(u64),
}

pub fn typed(query: &str, typing: Typing) -> String {
    match typing {
        Typing::AsIs => query.to_owned(),
        Typing::Unaccented => fold(query),
        Typing::Slip(seed) => slip(query, seed),
    }
}

fn slip(query: &str, seed: u64) -> String {
    let mut random =
        seed ^ query.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mut next = |most: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % most.max(1) as u64).unwrap_or(0)
    };
    let mut words: Vec<Vec<char>> = query.split(' ').map(|word| word.chars().collect()).collect();
    let long: Vec<usize> =
        (0..words.len()).filter(|at| words[*at].len() >= 3 && words[*at].iter().all(|c| c.is_alphabetic())).collect();
    if long.is_empty() {
        return query.to_owned();
    }
    let word = &mut words[long[next(long.len())]];
    let at = next(word.len() - 1);
    match next(4) {
        0 => word.swap(at, at + 1),
        1 => drop(word.remove(at)),
        2 => word.insert(at, word[at]),
        _ => {
            const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
            let plain = fold(&word[at].to_string()).chars().next().unwrap_or('a');
            let row = ROWS.iter().find(|row| row.contains(plain)).unwrap_or(&ROWS[1]);
            let place = row.find(plain).unwrap_or(0);
            let beside = if place + 1 < row.len() { place + 1 } else { place - 1 };
            word[at] = row.chars().nth(beside).unwrap_or('a');
        }
    }
    words.iter().map(|word| word.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Asks the portal's index; `kind` narrows to a kind of item.
pub async fn measure(
    state: &State,
    cases: &[Case],
    typing: Typing,
    kind: Option<&str>,
    mut miss: impl FnMut(&Case, &str, Option<usize>, &[String]),
) -> Quality {
    let mut quality = Quality::default();
    for case in cases {
        let words = typed(&case.query, typing);
        let filters = kind.map(|kind| ("loai".to_owned(), kind.to_owned())).into_iter().collect();
        let query = SearchQuery { words: words.clone(), filters, page: 1, ..SearchQuery::default() };
        let found = state.index.search(&query, &clock::today());
        let summaries = state.store.found(&found.hits).await.expect("the store answers");
        let codes: Vec<String> = summaries.iter().map(|(item, _)| item.address.slug.to_string()).collect();
        let place = codes.iter().position(|code| case.targets.contains(code));
        if place != Some(0) {
            miss(case, &words, place, &codes);
        }
        quality.add(place, found.total);
    }
    quality
}
