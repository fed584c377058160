//! What is offered while a person types: procedures, sections, agencies, queries that many people have.

use super::{
    Index,
    analysis::{self, Alternative, Manner, Reading, Term, Unit},
    entry::{Entry, Named},
    lexicon::Lexicon,
    places::Place,
    rank::{self, Evidence},
    synonyms::Word,
};
use cong::route::{self, Route};
use cong_api::{
    Brief, Item, Kind, SearchQuery, Suggestions,
    search::{Suggestion, SuggestionKind},
};
use std::collections::HashMap;

/// Offers at a time: as many as a phone shows above its keyboard.
const OFFERED: usize = 8;
/// Queries among them.
const QUERIES: usize = 3;
/// Offers that are judged; the most wanted first.
const JUDGED: usize = 250;
/// Ways to finish the last word.
const ENDINGS: usize = 30;

/// Something to offer, and where its words are.
struct Offer {
    source: Source,
    note: String,
    /// Between offers that answer alike, the higher stands first.
    wanted: f32,
}

#[derive(Clone, Copy)]
enum Source {
    Entry(usize),
    Place(usize),
    Query(usize),
}

pub struct Offers {
    offers: Vec<Offer>,
    queries: Vec<(String, Named)>,
    /// Offers by the folded words of their names and keywords.
    by_word: HashMap<u32, Vec<u32>>,
}

/// What is worth knowing of an item before opening it.
pub fn note(item: &Item) -> String {
    match item.summarise().brief {
        Brief::Procedure { time, fee, .. } => {
            [time, fee].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        Brief::Document { number, .. } => number,
        Brief::Destination { place, .. } => place,
        Brief::Contact { phone, .. } => phone,
        _ => String::new(),
    }
}

/// News and what is dated pass by: they are found by searching.
fn offered(kind: Kind) -> bool {
    !matches!(kind, Kind::Article | Kind::Schedule | Kind::Feedback | Kind::Gazette | Kind::Album)
}

impl Offers {
    pub fn new(lexicon: &mut Lexicon, entries: &[Entry], notes: Vec<String>, places: &[Place], frequent: &[String]) -> Self {
        let queries: Vec<(String, Named)> =
            frequent.iter().map(|words| (words.clone(), Named::new(lexicon, words, &[], ""))).collect();
        let mut offers = Self { offers: Vec::new(), queries: Vec::new(), by_word: HashMap::new() };
        for (at, (entry, note)) in entries.iter().zip(notes).enumerate().filter(|(_, (entry, _))| offered(entry.kind)) {
            let edited = if entry.edited { 0.1 } else { 0.0 };
            let wanted = match entry.kind {
                Kind::Procedure => 0.12 + edited,
                Kind::Document | Kind::Destination | Kind::Contact => edited,
                _ => -0.05,
            };
            offers.add(&entry.named, Offer { source: Source::Entry(at), note, wanted });
        }
        for (at, place) in places.iter().enumerate() {
            offers.add(&place.named, Offer { source: Source::Place(at), note: String::new(), wanted: 0.13 });
        }
        for (at, (_, named)) in queries.iter().enumerate() {
            offers.add(named, Offer { source: Source::Query(at), note: String::new(), wanted: 0.3 });
        }
        offers.queries = queries;
        offers
    }

    fn add(&mut self, named: &Named, offer: Offer) {
        let number = u32::try_from(self.offers.len()).unwrap_or(u32::MAX);
        for token in named.name.iter().chain(named.keywords.iter().chain(&named.listed).flat_map(|phrase| phrase.iter())) {
            let list = self.by_word.entry(token.fold).or_default();
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
        self.offers.push(offer);
    }

    /// Offers that meet all required units, or most of a long query, the most wanted first.
    fn meeting(&self, reading: &Reading) -> Vec<u32> {
        let units: Vec<&Unit> = reading.units.iter().filter(|unit| unit.required).collect();
        let needed = if units.len() <= 2 { units.len() } else { (units.len() * 2).div_ceil(3) };
        let mut counts = vec![0u8; self.offers.len()];
        let mut seen = vec![u8::MAX; self.offers.len()];
        for (number, unit) in units.iter().enumerate() {
            let number = u8::try_from(number).unwrap_or(u8::MAX - 1);
            for alternative in &unit.alternatives {
                // The rarest word of a phrase stands for it; the ranking looks at the whole.
                let lists =
                    alternative.terms.iter().map(|term| self.by_word.get(&term.token.fold).map_or(&[][..], Vec::as_slice));
                for at in lists.min_by_key(|list| list.len()).into_iter().flatten() {
                    let at = *at as usize;
                    if seen[at] != number {
                        seen[at] = number;
                        counts[at] += 1;
                    }
                }
            }
        }
        let enough = counts.iter().enumerate().filter(|(_, count)| usize::from(**count) >= needed.max(1));
        let mut found: Vec<u32> = enough.filter_map(|(at, _)| u32::try_from(at).ok()).collect();
        found.sort_by(|a, b| self.offers[*b as usize].wanted.total_cmp(&self.offers[*a as usize].wanted));
        found.truncate(JUDGED);
        found
    }
}

impl Index {
    /// The best offers for the words so far.
    pub fn suggest(&self, words: &str) -> Suggestions {
        let shown = analysis::clean(words);
        let unfinished = !words.ends_with(char::is_whitespace);
        let manner = if unfinished { Manner::Typing } else { Manner::Mending };
        let Some(analysis) = self.analyse(&shown, manner) else { return Suggestions { words: shown, items: Vec::new() } };
        let mut scored: HashMap<u32, f32> = HashMap::new();
        for mut reading in analysis.readings {
            if unfinished {
                self.finish_last_word(&mut reading);
            }
            for number in self.offers.meeting(&reading) {
                let offer = &self.offers.offers[number as usize];
                let score = rank::score(self.named(offer.source), &reading, &self.lexicon, &self.weights, Evidence::default());
                let value = score.value + offer.wanted * score.met;
                scored.entry(number).and_modify(|best| *best = best.max(value)).or_insert(value);
            }
        }
        let mut best: Vec<(f32, u32)> = scored.into_iter().map(|(number, value)| (value, number)).collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut items: Vec<Suggestion> = Vec::new();
        for (_, number) in best {
            let suggestion = self.suggestion(&self.offers.offers[number as usize]);
            let queries = items.iter().filter(|item| item.kind == SuggestionKind::Query).count();
            let known = items.iter().any(|item| item.title.eq_ignore_ascii_case(&suggestion.title));
            if !known && (suggestion.kind != SuggestionKind::Query || queries < QUERIES) {
                items.push(suggestion);
            }
            if items.len() == OFFERED {
                break;
            }
        }
        Suggestions { words: shown, items }
    }

    fn named(&self, source: Source) -> &Named {
        match source {
            Source::Entry(at) => &self.entries[at].named,
            Source::Place(at) => &self.places[at].named,
            Source::Query(at) => &self.offers.queries[at].1,
        }
    }

    fn suggestion(&self, offer: &Offer) -> Suggestion {
        let note = offer.note.clone();
        match offer.source {
            Source::Entry(at) => {
                let entry = &self.entries[at];
                let kind = if entry.kind == Kind::Procedure { SuggestionKind::Procedure } else { SuggestionKind::Item };
                Suggestion { title: entry.title.to_string(), href: Route::item(&entry.address).path(self.language), kind, note }
            }
            Source::Place(at) => {
                let place = &self.places[at];
                let kind = if place.agency { SuggestionKind::Agency } else { SuggestionKind::Section };
                Suggestion { title: place.title.clone(), href: place.href.clone(), kind, note }
            }
            Source::Query(at) => {
                let words = &self.offers.queries[at].0;
                let query = SearchQuery { words: words.clone(), page: 1, ..SearchQuery::default() };
                let href = route::with_pairs(&Route::Search.path(self.language), &query.pairs());
                Suggestion { title: words.clone(), href, kind: SuggestionKind::Query, note }
            }
        }
    }

    /// The last word may be the beginning of any word that names hold.
    fn finish_last_word(&self, reading: &mut Reading) {
        let Some(unit) = reading.units.last_mut() else { return };
        let Some(typed) = unit.alternatives.first().and_then(|alternative| alternative.terms.last()).cloned() else { return };
        let before = unit.alternatives[0].terms[..unit.alternatives[0].terms.len() - 1].to_vec();
        let endings = self
            .lexicon
            .beginning(&typed.word.folded, ENDINGS * 4)
            .into_iter()
            .filter(|fold| *fold != typed.token.fold && self.offers.by_word.contains_key(fold));
        for fold in endings.take(ENDINGS) {
            let token = self.lexicon.usual(fold);
            let text = self.lexicon.exact_text(token.exact);
            // Diacritics that were typed already must stay.
            if typed.word.marked && !text.starts_with(&typed.word.exact) {
                continue;
            }
            let term = Term { word: Word { marked: false, ..Word::new(text.to_owned()) }, token };
            unit.alternatives.push(Alternative { terms: before.iter().cloned().chain([term]).collect(), strength: 0.95 });
        }
        unit.required = true;
        // An unfinished word says less than a whole one, and a single letter least of all; small words may become large ones.
        let length = u16::try_from(typed.word.folded.chars().count()).unwrap_or(8).min(6);
        unit.weight = (unit.weight.max(2.0)) * (0.4 + f32::from(length) * 0.1);
    }
}
