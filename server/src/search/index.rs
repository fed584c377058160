//! The search of one content revision: candidates from the text index, judged by the words of their names.

use super::{
    analysis::{self, Analysis, Knowledge, Manner, Unit},
    entry::{Entry, FacetRegistry},
    lexicon::Lexicon,
    places::Place,
    rank::{self, Evidence, Score},
    settings::Pinned,
    snippet::Marks,
    suggest::Offers,
    synonyms::Synonyms,
    text_index::{Need, TextIndex},
    weights::Weights,
    words::SmallWords,
};
use cong_api::{
    Date, Facet, FacetValue, Item, ItemAddress, Kind, Language, SearchQuery, SearchSort, fold::fold, kinds::Level,
    search::SEARCH_FACETS, site::Link,
};
use rustc_hash::FxHashMap;
use std::{fmt::Write, sync::Arc};

/// Hits on one page.
pub const PAGE_SIZE: usize = 10;
/// Pages that can be turned: nobody reads further, and it bounds the work of a query.
const MAX_PAGES: usize = 100;
/// Candidates that are judged by their names; the rest keeps the order of the text index.
const JUDGED: usize = 200;
/// Units that a query may have to be met whole, or nearly.
const SHORT: usize = 3;
/// More than this is more than anybody turns through: then the same holds for a short one.
const PLENTY: usize = 1000;
/// Of a longer query those are found that reach this share of the best text score.
const NEAR: f32 = 0.35;
/// Values of a facet that are shown.
const FACET_VALUES: usize = 30;

pub struct Index {
    pub(super) text: Arc<TextIndex>,
    /// The edition whose addresses it gives.
    pub(super) language: Language,
    pub(super) small: SmallWords,
    pub(super) weights: Weights,
    pub(super) answers: Vec<Ready>,
    pub(super) synonyms: Synonyms,
    pub(super) lexicon: Lexicon,
    pub(super) facets: FacetRegistry,
    pub(super) entries: Vec<Entry>,
    /// Entries by the store's id.
    pub(super) at: FxHashMap<i64, usize>,
    pub(super) places: Vec<Place>,
    pub(super) offers: Offers,
}

/// What a search found, as ids of the store.
#[derive(Debug, Default)]
pub struct Found {
    pub words: String,
    pub correction: Option<String>,
    pub loose: bool,
    pub answer: Option<ItemAddress>,
    pub hits: Vec<i64>,
    pub total: usize,
    pub page: usize,
    pub pages: usize,
    pub facets: Vec<Facet>,
    pub places: Vec<Link>,
    /// The words to mark in titles and texts.
    pub marks: Marks,
}

/// An item that fits.
#[derive(Clone, Copy)]
struct Candidate {
    at: usize,
    text: f32,
    score: Score,
}

impl Index {
    /// Reads the queries of pinned answers once.
    pub(super) fn pin_answers(&mut self, answers: Vec<Pinned>) {
        let read = |query: &String| self.analyse(query, Manner::Literal).map(|analysis| core(&analysis));
        let ready = |answer: Pinned| Ready { cores: answer.queries.iter().filter_map(read).collect(), answer };
        self.answers = answers.into_iter().map(ready).collect();
    }

    /// The text index, for the next revision to go on with.
    pub fn text(&self) -> Arc<TextIndex> {
        self.text.clone()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn analyse(&self, words: &str, manner: Manner) -> Option<Analysis> {
        let in_texts = |word: &str| self.text.holds(word);
        let knowledge = Knowledge { lexicon: &self.lexicon, synonyms: &self.synonyms, small: &self.small, in_texts: &in_texts };
        analysis::analyse(words, knowledge, manner)
    }

    /// Answers a query in bounded time: the words are cut to a sane number, the pages to [`MAX_PAGES`].
    pub fn search(&self, asked: &SearchQuery, today: &Date) -> Found {
        let words = analysis::clean(&asked.words);
        let nothing = Found { words: words.clone(), page: 1, pages: 1, ..Found::default() };
        let manner = if asked.literal { Manner::Literal } else { Manner::Mending };
        let Some(analysis) = self.analyse(&words, manner) else { return nothing };
        let (found, mut loose) = self.find(&analysis, false);
        let (mut fitting, mut facets) = self.narrow(found, &asked.filters);
        // What answers whole may be of another kind than the chosen: then what answers in part is looked for among the chosen.
        if fitting.is_empty() && !asked.filters.is_empty() && !loose {
            let (found, _) = self.find(&analysis, true);
            (fitting, facets) = self.narrow(found, &asked.filters);
            loose = !fitting.is_empty();
        }
        let ranked = self.rank(fitting, &analysis, asked.sort);
        let ranked = self.pin(ranked, &analysis, today, asked);
        let page = usize::try_from(asked.page).unwrap_or(1).clamp(1, MAX_PAGES);
        let first = page == 1 && asked.sort == SearchSort::Relevance;
        let (places, agency) = if first { self.answering_places(&analysis) } else { (Vec::new(), false) };
        Found {
            // Who names an agency wants the agency.
            answer: if first && !loose && !agency { self.answer(&ranked, &analysis) } else { None },
            hits: ranked.iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).map(|found| self.entries[found.at].id).collect(),
            total: ranked.len(),
            page,
            pages: ranked.len().div_ceil(PAGE_SIZE).clamp(1, MAX_PAGES),
            facets,
            places,
            marks: marks(&analysis),
            correction: analysis.correction,
            loose,
            words,
        }
    }

    /// How a query is read and why its first hits stand where they do: for those who tune the weights.
    pub fn explain(&self, words: &str, most: usize) -> String {
        let mut told = String::new();
        let Some(analysis) = self.analyse(words, Manner::Mending) else { return told };
        for reading in &analysis.readings {
            let _ = writeln!(told, "reading, strength {}", reading.strength);
            for unit in &reading.units {
                let say = |alternative: &analysis::Alternative| {
                    alternative.terms.iter().map(|term| term.word.exact.as_str()).collect::<Vec<_>>().join(" ")
                };
                let said: Vec<String> = unit.alternatives.iter().map(say).collect();
                let required = if unit.required { "" } else { ", not required" };
                let _ = writeln!(told, "  {:.2}  {}{required}", unit.weight, said.join(" | "));
            }
        }
        let (found, loose) = self.find(&analysis, false);
        let _ = writeln!(told, "{} found{}", found.len(), if loose { ", loosely" } else { "" });
        for candidate in self.rank(found, &analysis, SearchSort::Relevance).iter().take(most) {
            let (entry, score) = (&self.entries[candidate.at], candidate.score);
            let _ = writeln!(
                told,
                "  {:.3}  met {:.2} name {:.2}{} text {:.1}  {}  {}",
                score.value,
                score.met,
                score.name,
                if score.called { " called" } else { "" },
                candidate.text,
                entry.address.slug,
                entry.title.chars().take(90).collect::<String>()
            );
        }
        told
    }

    /// Items near an item in matter, nearest first.
    pub fn near(&self, item: &Item, limit: usize) -> Vec<i64> {
        let Some(analysis) = self.analyse(&format!("{} {}", item.title, item.tags.join(" ")), Manner::Literal) else {
            return Vec::new();
        };
        let candidates = self.text.candidates(&analysis, Need::Heavy).unwrap_or_default();
        let alike = self.known(candidates).filter(|found| self.entries[found.at].kind == item.kind()).collect();
        let ranked = self.rank(alike, &analysis, SearchSort::Relevance);
        ranked.into_iter().take(limit).map(|found| self.entries[found.at].id).collect()
    }

    /// What enough of the words is met by; where nothing is, what any of them is met by.
    fn find(&self, analysis: &Analysis, loosely: bool) -> (Vec<Candidate>, bool) {
        let long = analysis.readings.iter().any(|reading| reading.units.iter().filter(|unit| unit.required).count() > SHORT);
        let ways = if long { [(Need::Heavy, false), (Need::Any, true)] } else { [(Need::Most, false), (Need::Any, true)] };
        for (need, loose) in ways.into_iter().filter(|(_, loose)| *loose || !loosely) {
            match self.text.candidates(analysis, need) {
                Ok(found) if found.is_empty() => {}
                Ok(mut found) => {
                    // What meets hardly anything of a long question, or of what was not found whole, is no answer.
                    if need != Need::Most || found.len() > PLENTY {
                        let best = found.iter().map(|(_, score)| *score).fold(0.0, f32::max);
                        found.retain(|(_, score)| *score >= best * NEAR);
                    }
                    return (self.known(found).collect(), loose);
                }
                Err(error) => tracing::error!(%error, "the search index does not answer"),
            }
        }
        (Vec::new(), false)
    }

    fn known(&self, found: Vec<(i64, f32)>) -> impl Iterator<Item = Candidate> + '_ {
        let entry = move |(id, text): (i64, f32)| self.at.get(&id).map(|at| Candidate { at: *at, text, score: Score::default() });
        found.into_iter().filter_map(entry)
    }

    /// What fits the chosen values, and what each value would give. Values of one facet widen, different facets narrow; a facet's own
    /// counts leave its own choice out.
    fn narrow(&self, found: Vec<Candidate>, filters: &[(String, String)]) -> (Vec<Candidate>, Vec<Facet>) {
        let mut chosen: Vec<(&str, Vec<u32>)> = Vec::new();
        for (name, value) in filters {
            // A value that nothing has is a value that nothing fits.
            let number = self.facets.find(name, value).unwrap_or(u32::MAX);
            match chosen.iter_mut().find(|(n, _)| n == name) {
                Some((_, numbers)) => numbers.push(number),
                None => chosen.push((name, vec![number])),
            }
        }
        let mut counts = vec![0u32; self.facets.values.len()];
        let mut fitting = Vec::with_capacity(found.len());
        for candidate in found {
            let has = &self.entries[candidate.at].facets;
            let mut missed = chosen.iter().filter(|(_, numbers)| !numbers.iter().any(|number| has.contains(number)));
            match (missed.next().map(|(name, _)| *name), missed.next()) {
                (None, _) => {
                    has.iter().for_each(|number| counts[*number as usize] += 1);
                    fitting.push(candidate);
                }
                (Some(only), None) => {
                    let of_it = has.iter().filter(|number| self.facets.values[**number as usize].0 == only);
                    of_it.for_each(|number| counts[*number as usize] += 1);
                }
                _ => {}
            }
        }
        (fitting, self.counted(&counts, filters))
    }

    fn counted(&self, counts: &[u32], filters: &[(String, String)]) -> Vec<Facet> {
        let mut facets = Vec::new();
        for name in SEARCH_FACETS {
            let of_it = self.facets.values.iter().zip(counts).filter(|((n, ..), _)| *n == name);
            let mut values: Vec<FacetValue> = of_it
                .map(|((_, value, label), count)| FacetValue {
                    chosen: filters.iter().any(|(n, v)| n == name && v == value),
                    value: value.clone(),
                    label: label.clone(),
                    count: *count,
                })
                .filter(|value| value.count > 0 || value.chosen)
                .collect();
            if name == "nam" {
                values.sort_by(|a, b| b.value.cmp(&a.value));
            } else {
                values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
            }
            values.truncate(FACET_VALUES);
            if values.len() > 1 || values.iter().any(|value| value.chosen) {
                facets.push(Facet { name: name.to_owned(), values });
            }
        }
        facets
    }

    fn rank(&self, mut found: Vec<Candidate>, analysis: &Analysis, sort: SearchSort) -> Vec<Candidate> {
        if sort == SearchSort::Newest {
            found.sort_by_key(|candidate| std::cmp::Reverse(self.entries[candidate.at].day));
            return found;
        }
        let best = found.iter().map(|candidate| candidate.text).fold(f32::MIN_POSITIVE, f32::max);
        let by_text = |a: &Candidate, b: &Candidate| b.text.total_cmp(&a.text).then(a.at.cmp(&b.at));
        if found.len() > JUDGED {
            found.select_nth_unstable_by(JUDGED, by_text);
            found[JUDGED..].sort_unstable_by(by_text);
        }
        let judged = found.len().min(JUDGED);
        for candidate in &mut found[..judged] {
            candidate.score = self.score(candidate, analysis, candidate.text / best);
        }
        found[..judged].sort_by(|a, b| b.score.value.total_cmp(&a.score.value).then(a.at.cmp(&b.at)));
        found
    }

    fn score(&self, candidate: &Candidate, analysis: &Analysis, text: f32) -> Score {
        let entry = &self.entries[candidate.at];
        let weights = &self.weights;
        let edited = if entry.edited && entry.kind == Kind::Procedure { weights.edited } else { 0.0 };
        let level = match entry.nearest {
            Some(Level::Commune) => weights.commune,
            Some(Level::Ministry) => -weights.ministry,
            _ => 0.0,
        };
        let prior = weights.of_kind(entry.kind) + edited + level + weights.hinted(entry.kind, analysis.hints);
        let evidence = Evidence { text, prior };
        let scores = analysis.readings.iter().map(|reading| rank::score(&entry.named, reading, &self.lexicon, weights, evidence));
        scores.max_by(|a, b| a.value.total_cmp(&b.value)).unwrap_or_default()
    }

    /// Other weights, to see what they would do.
    pub fn weigh(&mut self, weights: Weights) {
        self.weights = weights;
    }

    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Puts the answers that editors chose for just this query first.
    fn pin(&self, mut ranked: Vec<Candidate>, analysis: &Analysis, today: &Date, asked: &SearchQuery) -> Vec<Candidate> {
        if asked.sort != SearchSort::Relevance {
            return ranked;
        }
        let wanted = core(analysis);
        for pinned in self.answers.iter().rev().filter(|pinned| pinned.answer.holds(today)) {
            let meant = pinned.cores.contains(&wanted);
            let entry = meant.then(|| self.entries.iter().position(|entry| entry.address == pinned.answer.item)).flatten();
            if let Some(at) = entry {
                let before = ranked.iter().position(|candidate| candidate.at == at).map(|place| ranked.remove(place));
                let fits_filters = asked.filters.is_empty() || before.is_some();
                if fits_filters {
                    let score = Score { value: 9.0, met: 1.0, name: 1.0, called: true };
                    ranked.insert(0, Candidate { at, text: 0.0, score });
                }
            }
        }
        ranked
    }

    /// The procedure that clearly answers: it is called just so, or meets nearly all words, most of them by its name, and stands well
    /// before the next, or the next is a special case of it (“Đăng ký khai sinh”, “Đăng ký lại khai sinh”). A single syllable (“hồ”,
    /// “tỉnh”) stands in too many names to ask for one, and who asks for a calendar asks for no procedure.
    fn answer(&self, ranked: &[Candidate], analysis: &Analysis) -> Option<ItemAddress> {
        let first = ranked.first()?;
        let entry = &self.entries[first.at];
        let next = ranked.get(1);
        let score = next.map_or(Score::default(), |next| next.score);
        let special = next.is_some_and(|next| {
            let (name, other) = (&entry.named.name, &self.entries[next.at].named.name);
            other.len() > name.len() && name.iter().all(|token| other.contains(token))
        });
        let syllable = analysis.readings.iter().any(|reading| {
            let mut typed = reading.units.iter().filter(|unit| unit.required).flat_map(|unit| &unit.alternatives);
            typed.next().is_some_and(|only| only.terms.len() == 1) && typed.next().is_none()
        });
        let full = first.score.met > 0.8 && first.score.name > 0.5 && !syllable && !analysis.hints.schedule;
        let clear = first.score.called && !score.called || full && (special || score.value < first.score.value * 0.93);
        (entry.kind == Kind::Procedure && clear && first.score.met > 0.6).then(|| entry.address.clone())
    }
}

/// A pinned answer with its queries as they are read.
pub(super) struct Ready {
    answer: Pinned,
    cores: Vec<Vec<String>>,
}

/// The folded words of a query that carry meaning.
fn core(analysis: &Analysis) -> Vec<String> {
    let units = analysis.readings.first().map_or(&[][..], |reading| reading.units.as_slice());
    let required = units.iter().filter(|unit| unit.required).flat_map(Unit::typed);
    required.map(|term| term.word.folded.clone()).collect()
}

/// The words that hits are marked with: as typed or mended first, then what else is said for them.
fn marks(analysis: &Analysis) -> Marks {
    let units = || analysis.readings.iter().flat_map(|reading| &reading.units).filter(|unit| unit.required);
    let typed = units().flat_map(|unit| unit.alternatives.iter().take(1));
    let others = units().flat_map(|unit| unit.alternatives.iter().skip(1));
    let terms = typed.chain(others).flat_map(|alternative| &alternative.terms);
    Marks::new(terms.map(|term| fold(&term.word.exact)))
}
