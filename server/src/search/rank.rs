//! How well something's name, keywords and summary answer a reading of the query.

use super::{
    analysis::{Alternative, Reading, Term, Unit},
    entry::{Named, Text},
    lexicon::{Lexicon, Token, UNKNOWN},
    weights::Weights,
};

/// A score and what it was made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub value: f32,
    /// Share of the query that is met, by weight.
    pub met: f32,
    /// Share of the query that the name meets.
    pub name: f32,
    /// The query is just what people call it, or its name.
    pub called: bool,
}

/// Where a unit stands in a text, and how well.
#[derive(Clone, Copy, Default)]
struct Match {
    quality: f32,
    start: usize,
    length: usize,
}

/// What speaks for a thing beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    /// The share of the best text score, 0 to 1.
    pub text: f32,
    /// What people usually want stands first among equals.
    pub prior: f32,
}

/// Scores one thing for one reading.
pub fn score(named: &Named, reading: &Reading, lexicon: &Lexicon, weights: &Weights, evidence: Evidence) -> Score {
    let weigh = |unit: &Unit| unit.weight.powf(weights.power);
    let total: f32 = reading.units.iter().map(weigh).sum();
    if total <= 0.0 {
        return Score::default();
    }
    let (mut met, mut in_name, mut order, mut order_total) = (0.0, 0.0, 0.0, 0.0);
    let mut covered = vec![false; named.name.len()];
    let mut before: Option<(Match, f32)> = None;
    // Long names hold many words: a single one of them says less.
    let long = 1.0 / (1.0 + weights.length * (named.bare.len() as f32 / 10.0).max(1.0).ln());
    for unit in &reading.units {
        let mut here = find(unit, &named.name, reading, weights);
        if here.length == 1 {
            here.quality *= long;
        }
        let weight = weigh(unit);
        let mut best = here.quality;
        if best < weights.keyword {
            for phrase in named.keywords.iter().chain(&named.listed) {
                best = best.max(find(unit, phrase, reading, weights).quality * weights.keyword);
            }
        }
        if best < weights.summary {
            best = best.max(find(unit, &named.summary, reading, weights).quality * weights.summary);
        }
        met += best * weight;
        in_name += here.quality * weight;
        if here.quality > 0.0 {
            mark(unit, &named.name, &mut covered, here);
        }
        if let Some((last, last_weight)) = before {
            let both = weight.min(last_weight);
            order_total += both;
            if here.quality > 0.0 && last.quality > 0.0 {
                order += both * nearness(last, here);
            }
        }
        before = Some((here, weight));
    }
    let said: f32 = named.name.iter().zip(&covered).filter(|(_, met)| **met).map(|(token, _)| lexicon.weight(token.fold)).sum();
    let name_total: f32 = named.bare.iter().map(|token| lexicon.weight(token.fold)).sum();
    let met = met / total;
    let name = in_name / total;
    let whole = if name_total > 0.0 { (said / name_total).min(1.0) } else { 0.0 };
    // One word alone is in order when it is met.
    let order = if order_total > 0.0 { order / order_total } else { name };
    let called =
        named.keywords.iter().any(|phrase| is_called(phrase, reading, weights)) || is_called(&named.bare, reading, weights);
    let value = weights.met * met
        + weights.name * name
        + weights.order * order * name
        + weights.whole * whole * met
        + if called { weights.called } else { 0.0 }
        + weights.listed * asked_for(&named.listed, reading, lexicon).powi(2)
        + weights.text * evidence.text
        + evidence.prior * met;
    Score { value: value * reading.strength, met, name, called }
}

/// The share of the query that is one of the names, whole and in order: all of “Kim Ngân”, most of “xã Kim Ngân”, half of “đường về Kim
/// Ngân”.
fn asked_for(names: &[Text], reading: &Reading, lexicon: &Lexicon) -> f32 {
    if names.is_empty() {
        return 0.0;
    }
    let typed: Vec<&Term> = reading.units.iter().filter(|unit| unit.required).flat_map(Unit::typed).collect();
    let weigh = |terms: &[&Term]| terms.iter().map(|term| lexicon.weight(term.token.fold)).sum::<f32>();
    let asked = |name: &Text| {
        let whole =
            typed.windows(name.len().max(1)).find(|window| window.iter().zip(name.iter()).all(|(term, token)| term.says(token)));
        whole.map_or(0.0, &weigh)
    };
    names.iter().map(asked).fold(0.0, f32::max) / weigh(&typed).max(f32::MIN_POSITIVE)
}

/// 1 for words that follow each other, a half for words close by in order.
fn nearness(last: Match, here: Match) -> f32 {
    let end = last.start + last.length;
    match here.start {
        start if start == end => 1.0,
        start if start > end && start - end <= 2 => 0.5,
        _ => 0.0,
    }
}

/// The best place of the best alternative, or of the parts together.
fn find(unit: &Unit, text: &Text, reading: &Reading, weights: &Weights) -> Match {
    let whole = find_whole(unit, text, reading, weights);
    if unit.parts.is_empty() || whole.quality >= 0.97 {
        return whole;
    }
    let found: Vec<(Match, f32)> = unit.parts.iter().map(|part| (find(part, text, reading, weights), part.weight)).collect();
    let total: f32 = found.iter().map(|(_, weight)| weight).sum();
    let quality = found.iter().map(|(part, weight)| part.quality * weight).sum::<f32>() / total.max(f32::MIN_POSITIVE);
    if quality <= whole.quality {
        return whole;
    }
    let met = || found.iter().map(|(part, _)| part).filter(|part| part.quality > 0.0);
    Match { quality, start: met().map(|part| part.start).min().unwrap_or(0), length: met().map(|part| part.length).sum() }
}

fn find_whole(unit: &Unit, text: &Text, reading: &Reading, weights: &Weights) -> Match {
    let mut best = Match::default();
    for alternative in &unit.alternatives {
        if alternative.strength <= best.quality {
            continue;
        }
        let found = find_phrase(alternative, text, reading, weights);
        if found.quality > best.quality {
            best = found;
        }
    }
    best
}

fn find_phrase(alternative: &Alternative, text: &Text, reading: &Reading, weights: &Weights) -> Match {
    let terms = &alternative.terms;
    let like = |term: &Term, token: &Token| alike(term, *token, reading, weights);
    // Most texts hold none of it: the signature says so without a look at their words.
    let possible = terms.iter().filter(|term| text.may_hold(term.token.fold)).count();
    if possible == 0 || possible < enough(terms.len()) {
        return Match::default();
    }
    if let [term] = terms.as_slice() {
        let places = text.iter().enumerate().map(|(at, token)| (like(term, token), at));
        let best = places.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let (quality, start) = best.unwrap_or((0.0, 0));
        return Match { quality: quality * alternative.strength, start, length: 1 };
    }
    // Side by side, in order.
    let mut best = Match::default();
    let windows = if possible == terms.len() { text.windows(terms.len()) } else { [].windows(1) };
    for (start, window) in windows.enumerate() {
        let worst = window.iter().zip(terms).map(|(token, term)| like(term, token)).fold(1.0, f32::min);
        if worst * alternative.strength > best.quality {
            best = Match { quality: worst * alternative.strength, start, length: terms.len() };
        }
    }
    if best.quality > 0.0 {
        return best;
    }
    // Scattered: all of the words, or most of a long phrase.
    let (mut met, mut sum, mut start) = (0usize, 0.0, text.len());
    for term in terms {
        let places = text.iter().enumerate().map(|(at, token)| (like(term, token), at));
        if let Some((quality, at)) = places.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            && quality > 0.0
        {
            met += 1;
            sum += quality;
            start = start.min(at);
        }
    }
    let share = sum / terms.len() as f32;
    let quality = match () {
        () if met == terms.len() => 0.7 * share,
        () if met >= enough(terms.len()) => 0.4 * share,
        () => 0.0,
    };
    Match { quality: quality * alternative.strength, start: start.min(text.len()), length: 1 }
}

/// How many words of a phrase must be met, scattered: both of two, two thirds of a longer one.
fn enough(words: usize) -> usize {
    if words < 3 { words } else { (words * 2).div_ceil(3) }
}

/// 1 for the same word; less when the diacritics differ from those that were typed, or may.
fn alike(term: &Term, token: Token, reading: &Reading, weights: &Weights) -> f32 {
    if term.token.fold == UNKNOWN || term.token.fold != token.fold {
        0.0
    } else if term.token.exact == token.exact {
        1.0
    } else if term.word.marked {
        weights.other_diacritics
    } else if reading.marked {
        0.75
    } else {
        0.97
    }
}

/// Marks the words of a name that the query says.
fn mark(unit: &Unit, name: &Text, covered: &mut [bool], place: Match) {
    if unit.parts.is_empty() {
        covered.iter_mut().skip(place.start).take(place.length).for_each(|met| *met = true);
    }
    unit.parts.iter().for_each(|part| mark(part, name, covered, Match::default()));
    let surely = unit.alternatives.iter().filter(|alternative| alternative.strength > 0.9);
    for term in surely.flat_map(|alternative| &alternative.terms).filter(|term| name.may_hold(term.token.fold)) {
        for (token, met) in name.iter().zip(covered.iter_mut()) {
            *met |= term.token.fold == token.fold;
        }
    }
}

/// The phrase is all that the query says, in other words or the same, and in its order.
fn is_called(phrase: &Text, reading: &Reading, weights: &Weights) -> bool {
    let mut said = 0;
    let mut last = 0;
    for unit in reading.units.iter().filter(|unit| unit.required) {
        let found = find(unit, phrase, reading, weights);
        if found.quality <= 0.7 || found.start < last {
            return false;
        }
        last = found.start;
        said += found.length;
    }
    said > 0 && (phrase.len()..=phrase.len() + 1).contains(&said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{
        analysis::{Knowledge, Manner, analyse},
        synonyms::Synonyms,
        words::SmallWords,
    };

    /// The titles in the order that a query gives them.
    fn order(query: &str, titles: &[&'static str]) -> Vec<&'static str> {
        let mut lexicon = Lexicon::default();
        let named: Vec<Named> = titles.iter().map(|title| Named::new(&mut lexicon, title, &[], "")).collect();
        lexicon.settle();
        let (synonyms, small) = (Synonyms::default(), SmallWords::default());
        let analysis = analyse(
            query,
            Knowledge { lexicon: &lexicon, synonyms: &synonyms, small: &small, in_texts: &|_| false },
            Manner::Mending,
        )
        .expect("words");
        let weights = Weights::default();
        let mut scored: Vec<_> = named
            .iter()
            .zip(titles)
            .map(|(named, title)| (score(named, &analysis.readings[0], &lexicon, &weights, Evidence::default()).value, *title))
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        scored.into_iter().map(|(_, title)| title).collect()
    }

    #[test]
    fn names_that_say_just_this_stand_first() {
        let titles =
            ["Đăng ký khai sinh kết hợp nhận cha, mẹ, con", "Đăng ký khai sinh", "Đăng ký lại khai sinh", "Đăng ký kết hôn"];
        assert_eq!(order("dang ky khai sinh", &titles)[0], "Đăng ký khai sinh");
        assert_eq!(order("khai sinh nhận cha", &titles)[0], "Đăng ký khai sinh kết hợp nhận cha, mẹ, con");
    }

    #[test]
    fn typed_diacritics_choose() {
        let titles = ["Sơ đồ tổ chức", "Cấp đổi sổ đỏ", "Số đo diện tích"];
        assert_eq!(order("sổ đỏ", &titles)[0], "Cấp đổi sổ đỏ");
        assert_eq!(order("sơ đồ", &titles)[0], "Sơ đồ tổ chức");
    }

    #[test]
    fn order_of_words_counts() {
        assert_eq!(order("con nuôi", &["Đăng ký nuôi con", "Đăng ký con nuôi"])[0], "Đăng ký con nuôi");
    }
}
