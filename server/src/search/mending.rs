//! Mends what was typed: keystrokes become letters, glued words part, and slips give way to the likeliest reading.

use super::{
    analysis::{Knowledge, Manner},
    lexicon::{Lexicon, UNKNOWN},
    synonyms::Word,
    typing,
};

/// A known word is doubted only when another reading is more likely by this much (natural logarithm).
const DOUBT: f32 = 3.0;
/// How likely a word is that nothing holds, and one that only texts hold (natural logarithm).
const NOWHERE: f32 = -20.0;
const ONLY_IN_TEXTS: f32 = -11.0;

/// Digits of a phone number from so many on.
const PHONE: usize = 7;

/// `0232.3684.002` and `1800 1096` are one number however they are spaced, when a name or a keyword has it run together; a number that
/// is typed with the country's code is looked for with the 0 that stands for it here.
pub fn joined_numbers(words: Vec<String>, lexicon: &Lexicon) -> Vec<String> {
    let is_number = |word: &String| word.bytes().all(|b| b.is_ascii_digit());
    let known = |word: &str| word.len() >= PHONE && lexicon.find(word).fold != UNKNOWN;
    let mut joined = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let run = words[at..].iter().take_while(|word| is_number(word)).count();
        let together = (1..=run).rev().find_map(|length| {
            let number = words[at..at + length].concat();
            let home = number.strip_prefix("84").map(|rest| format!("0{rest}"));
            [Some(number), home].into_iter().flatten().find(|number| known(number)).map(|number| (length, number))
        });
        let (length, word) = together.unwrap_or_else(|| (1, words[at].clone()));
        joined.push(word);
        at += length;
    }
    joined
}

/// Keystrokes become letters, glued words come apart; other words stay as they are.
pub fn read_word(word: String, lexicon: &Lexicon) -> Vec<Word> {
    let plain = Word::new(word);
    let known = lexicon.find(&plain.exact);
    if known.fold == UNKNOWN || lexicon.frequency(known.fold) < 3 {
        if let Some(decoded) = typing::decode(&plain.exact) {
            let found = lexicon.find(&decoded);
            if found.exact != UNKNOWN || lexicon.frequency(found.fold) > 20 {
                return vec![Word::new(decoded)];
            }
        }
        if known.fold == UNKNOWN
            && let Some(parts) = lexicon.part(&plain.folded)
        {
            return parts.into_iter().map(|fold| Word::new(lexicon.fold_text(fold).to_owned())).collect();
        }
    }
    vec![plain]
}

/// The most likely reading when it is not the typed one, and whether a typed word is unknown. Words that make sense where they stand
/// (parts of synonyms, frames, small words, words that the table knows, numbers, words with their diacritics) are left alone.
pub fn mend(typed: &[Word], knowledge: Knowledge<'_>, manner: Manner) -> Option<(Vec<Word>, bool)> {
    let lexicon = knowledge.lexicon;
    let marked = typed.iter().any(|word| word.marked);
    let mut firm = vec![false; typed.len()];
    for at in 0..typed.len() {
        let span =
            knowledge.synonyms.at(typed, at, usize::MAX).map_or(0, |(span, _)| span).max(knowledge.small.frame_at(typed, at));
        firm[at..at + span].fill(true);
        let digits = typed[at].exact.bytes().any(|b| b.is_ascii_digit());
        let written = typed[at].marked && lexicon.find(&typed[at].exact).exact != UNKNOWN;
        firm[at] |= knowledge.small.is_small(&typed[at], marked) || knowledge.small.is_known(&typed[at]);
        firm[at] |= digits || written || (manner == Manner::Typing && at + 1 == typed.len());
    }
    // The best path over the candidates of every word (Viterbi): likely sequences, cheap slips.
    let choices: Vec<Vec<(u32, f32)>> = typed
        .iter()
        .zip(&firm)
        .map(|(word, firm)| {
            let own = lexicon.find(&word.exact).fold;
            let mut choices = vec![(own, 0.0)];
            if !firm {
                choices.extend(lexicon.near(&word.folded).into_iter().filter(|(id, _)| *id != own && lexicon.frequency(*id) > 1));
            }
            choices
        })
        .collect();
    // A word that only texts hold is no slip, but says nothing about its neighbours.
    let strange: Vec<f32> = typed
        .iter()
        .zip(&choices)
        .map(|(word, choices)| {
            let only_in_texts = choices[0].0 == UNKNOWN && choices.len() > 1 && (knowledge.in_texts)(&word.folded);
            if only_in_texts { ONLY_IN_TEXTS } else { NOWHERE }
        })
        .collect();
    let step = |before: Option<u32>, at: usize, id: u32| if id == UNKNOWN { strange[at] } else { lexicon.follows(before, id) };
    let mut paths: Vec<(f32, Vec<u32>)> = vec![(0.0, Vec::new())];
    let mut as_typed = 0.0;
    let mut before = None;
    for (at, choice) in choices.iter().enumerate() {
        paths = choice
            .iter()
            .filter_map(|(id, cost)| {
                let ways = paths.iter().map(|(score, path)| (score + step(path.last().copied(), at, *id) - cost, path));
                let (score, path) = ways.max_by(|a, b| a.0.total_cmp(&b.0))?;
                Some((score, path.iter().copied().chain([*id]).collect()))
            })
            .collect();
        as_typed += step(before, at, choice[0].0);
        before = Some(choice[0].0);
    }
    let (score, path) = paths.into_iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let changed: Vec<bool> = path.iter().zip(&choices).map(|(id, choice)| *id != choice[0].0).collect();
    let unknown = (0..typed.len()).any(|at| changed[at] && choices[at][0].0 == UNKNOWN && strange[at] <= NOWHERE);
    if !changed.contains(&true) || (!unknown && score - as_typed < DOUBT) {
        return None;
    }
    let words = typed.iter().zip(path).zip(changed).map(|((word, id), changed)| match changed {
        false => word.clone(),
        // Typed diacritics still say which word is meant: `bàg` is `bàng`, not `bằng`.
        true if word.marked => Word::new(lexicon.nearest_spelling(id, &word.exact).to_owned()),
        true => Word::new(lexicon.fold_text(id).to_owned()),
    });
    Some((words.collect(), unknown))
}

/// The mended query as it is shown: words with diacritics as they are, others as they are usually written, unless the person wrote
/// diacritics where they belong.
pub fn usual_spelling(typed: &[Word], words: &[Word], lexicon: &Lexicon) -> String {
    let marked = typed.iter().any(|word| word.marked);
    let spelt = words.iter().zip(typed).map(|(word, typed)| {
        let usual = lexicon.usual(lexicon.find(&word.exact).fold).exact;
        let stays = word.marked || usual == UNKNOWN || marked && word == typed;
        if stays { word.exact.clone() } else { lexicon.exact_text(usual).to_owned() }
    });
    spelt.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_one_however_it_is_spaced() {
        let mut lexicon = Lexicon::default();
        lexicon.learn("02323684002 18001096");
        let read = |words: &[&str]| joined_numbers(words.iter().map(ToString::to_string).collect(), &lexicon);
        assert_eq!(read(&["0232", "3684", "002"]), ["02323684002"]);
        assert_eq!(read(&["84", "232", "3684002", "gap"]), ["02323684002", "gap"]);
        assert_eq!(read(&["goi", "1800", "1096", "2024"]), ["goi", "18001096", "2024"]);
        assert_eq!(read(&["06", "2016"]), ["06", "2016"]);
    }
}
