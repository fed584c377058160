//! From what a person typed to what is looked for: words mended, small words set aside, synonyms joined.

use super::{
    lexicon::{Lexicon, Token},
    mending::{joined_numbers, mend, read_word, usual_spelling},
    synonyms::{Synonyms, Word},
    tokens,
    words::SmallWords,
};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Words of a query that count; the rest of a pasted page does not.
const MAX_WORDS: usize = 24;
/// Words of all alternatives of a reading together.
const MAX_TERMS: usize = 200;
/// Characters of a query that are read at all.
pub const MAX_CHARS: usize = 300;
/// How much a small word weighs, and a word of a question's frame.
const SMALL: f32 = 0.1;
const FRAME: f32 = 0.03;
/// A word to look for, with its numbers in the lexicon.
#[derive(Clone, Debug)]
pub struct Term {
    pub word: Word,
    pub token: Token,
}

impl Term {
    /// The same word; typed diacritics must agree.
    pub fn says(&self, token: &Token) -> bool {
        self.token.fold == token.fold && (!self.word.marked || self.token.exact == token.exact)
    }
}

/// One way to say a unit.
#[derive(Clone, Debug)]
pub struct Alternative {
    pub terms: Vec<Term>,
    /// 1 as typed, less for what was inferred.
    pub strength: f32,
}

/// A word or phrase of the query with everything that it may stand for.
#[derive(Clone, Debug)]
pub struct Unit {
    pub alternatives: Vec<Alternative>,
    /// The same words one by one, each with what is said for it: the table may know a phrase that a name says in other words.
    pub parts: Vec<Unit>,
    pub weight: f32,
    /// It carries meaning: enough of these must be met.
    pub required: bool,
}

impl Unit {
    /// The words that the person typed for it.
    pub fn typed(&self) -> &[Term] {
        self.alternatives.first().map_or(&[], |alternative| &alternative.terms)
    }
}

/// One reading of the query.
#[derive(Clone, Debug)]
pub struct Reading {
    pub units: Vec<Unit>,
    /// 1 as typed, less when slips were mended.
    pub strength: f32,
    /// Typed with diacritics.
    pub marked: bool,
}

/// What a query asks for beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// It names a form or number of a document.
    pub document: bool,
    /// It asks for a phone number, an address.
    pub contact: bool,
    /// It asks when somebody works or receives.
    pub schedule: bool,
}

#[derive(Clone, Debug)]
pub struct Analysis {
    /// The query as it is shown back.
    pub shown: String,
    pub readings: Vec<Reading>,
    /// “Did you mean”: the mended query, written as it usually is.
    pub correction: Option<String>,
    pub hints: Hints,
}

/// What an analysis needs to know.
#[derive(Clone, Copy)]
pub struct Knowledge<'a> {
    pub lexicon: &'a Lexicon,
    pub synonyms: &'a Synonyms,
    pub small: &'a SmallWords,
    /// Tells whether texts hold a folded word that no name does.
    pub in_texts: &'a dyn Fn(&str) -> bool,
}

/// The query as it will be shown back: NFC, no control characters, full-width letters and digits as plain ones, single spaces, bounded.
pub fn clean(text: &str) -> String {
    let plain = |c: char| match c {
        c if c.is_control() => ' ',
        // Halfwidth and Fullwidth Forms (Unicode): ASCII from U+FF01 on, in its order.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + 0x21).unwrap_or(c),
        c => c,
    };
    let text: String = text.chars().take(MAX_CHARS * 2).nfc().map(plain).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(MAX_CHARS).collect()
}

/// How a query is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Slips are mended.
    Mending,
    /// Slips are mended, but not in the last word: it is still being typed.
    Typing,
    /// Word for word.
    Literal,
}

/// `None` when there is no word to look for.
pub fn analyse(text: &str, knowledge: Knowledge<'_>, manner: Manner) -> Option<Analysis> {
    let shown = clean(text);
    let typed: Vec<String> = tokens::part_numbers(tokens::words(&shown)).into_iter().take(MAX_WORDS).collect();
    if typed.is_empty() {
        return None;
    }
    let typed = joined_numbers(without_repetition(typed), knowledge.lexicon);
    let typed: Vec<Word> = typed.into_iter().flat_map(|word| read_word(word, knowledge.lexicon)).take(MAX_WORDS).collect();
    let mut readings = Vec::new();
    let mended = if manner == Manner::Literal { None } else { mend(&typed, knowledge, manner) };
    let hopeless = mended.as_ref().is_some_and(|(_, unknown)| *unknown);
    if !hopeless {
        readings.push(reading(&typed, knowledge, 1.0));
    }
    let mut correction = None;
    if let Some((words, unknown)) = mended {
        readings.push(reading(&words, knowledge, if unknown { 0.97 } else { 0.88 }));
        correction = Some(usual_spelling(&typed, &words, knowledge.lexicon));
    }
    Some(Analysis { shown, readings, correction, hints: hints(&typed) })
}

/// A word that stands in a query again and again says nothing new and costs each time.
fn without_repetition(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if kept.iter().filter(|before| **before == word).count() < 2 {
            kept.push(word);
        }
    }
    kept
}

fn reading(words: &[Word], knowledge: Knowledge<'_>, strength: f32) -> Reading {
    let marked = words.iter().any(|word| word.marked);
    let mut units = units(words, 0..words.len(), usize::MAX, marked, knowledge);
    bound(&mut units);
    // Nothing but small words: then they are what is asked.
    if units.iter().all(|unit| !unit.required) {
        units.iter_mut().for_each(|unit| unit.required = true);
    }
    Reading { units, strength, marked }
}

/// Bounds the work of a query that is all abbreviations: what is said for the first ones counts, the others stay as typed.
fn bound(units: &mut [Unit]) {
    let mut terms = 0;
    for unit in units {
        terms += unit.alternatives.iter().map(|alternative| alternative.terms.len()).sum::<usize>();
        if terms > MAX_TERMS {
            unit.alternatives.truncate(1);
            unit.parts.clear();
        }
    }
}

/// The units of a part of the query; phrases of the table count up to so many words.
fn units(words: &[Word], part: Range<usize>, most: usize, marked: bool, knowledge: Knowledge<'_>) -> Vec<Unit> {
    let lexicon = knowledge.lexicon;
    let term = |word: &Word| Term { word: word.clone(), token: lexicon.find(&word.exact) };
    let single = |word: &Word, share: f32, required: bool| Unit {
        alternatives: vec![Alternative { terms: vec![term(word)], strength: 1.0 }],
        parts: Vec::new(),
        weight: lexicon.weight(lexicon.find(&word.exact).fold) * share,
        required,
    };
    let mut units = Vec::new();
    let mut at = part.start;
    while at < part.end {
        let synonym = knowledge.synonyms.at(words, at, most.min(part.end - at));
        let frame = knowledge.small.frame_at(words, at).min(part.end - at);
        let span = synonym.as_ref().map_or(0, |(span, _)| *span);
        if frame > span {
            units.extend(words[at..at + frame].iter().map(|word| single(word, FRAME, false)));
            at += frame;
        } else if let Some((span, others)) = synonym {
            let said = at..at + span;
            let mut alternatives = vec![Alternative { terms: words[said.clone()].iter().map(term).collect(), strength: 1.0 }];
            alternatives
                .extend(others.into_iter().map(|other| Alternative { terms: other.iter().map(term).collect(), strength: 0.97 }));
            let parts = if span > 1 { self::units(words, said, span - 1, marked, knowledge) } else { Vec::new() };
            units.push(Unit { weight: weight_of(&alternatives, lexicon), alternatives, parts, required: true });
            at += span;
        } else {
            let small = knowledge.small.is_small(&words[at], marked);
            units.push(single(&words[at], if small { SMALL } else { 1.0 }, !small));
            at += 1;
        }
    }
    units
}

/// What people say weighs as much as what the law says for it; the words of a long phrase do not add up without end.
fn weight_of(alternatives: &[Alternative], lexicon: &Lexicon) -> f32 {
    let weights = alternatives.iter().map(|alternative| {
        let words = || alternative.terms.iter().map(|term| lexicon.weight(term.token.fold));
        words().sum::<f32>().min(words().fold(0.0, f32::max) * 1.8)
    });
    weights.fold(0.0, f32::max)
}

fn hints(words: &[Word]) -> Hints {
    let has = |phrase: &[&str]| words.windows(phrase.len()).any(|window| window.iter().zip(phrase).all(|(w, p)| w.folded == *p));
    let number = words.iter().any(|w| w.exact.len() < 5 && w.exact.parse::<u32>().is_ok())
        && words.iter().any(|w| w.exact.parse::<u32>().is_ok_and(|year| (1945..2100).contains(&year)));
    let form = [
        &["luat"][..],
        &["nghi", "dinh"],
        &["thong", "tu"],
        &["nghi", "quyet"],
        &["chi", "thi"],
        &["cong", "van"],
        &["van", "ban"],
        &["qd"],
        &["nd"],
        &["nq"],
        &["quyet", "dinh"],
    ];
    let contact = [
        &["dien", "thoai"][..],
        &["sdt"],
        &["dia", "chi", "co", "quan"],
        &["lien", "he"],
        &["duong", "day", "nong"],
        &["hotline"],
        &["email"],
        &["danh", "ba"],
    ];
    // Not every “lịch” is a calendar: “du lịch”, “lý lịch”.
    let schedule = [
        &["lich", "lam", "viec"][..],
        &["lich", "cong", "tac"],
        &["lich", "tiep"],
        &["lich", "hop"],
        &["lich", "truc"],
        &["lich", "tuan"],
    ];
    let calendar = words.first().is_some_and(|word| word.folded == "lich");
    Hints {
        document: number || form.iter().any(|phrase| has(phrase)),
        contact: contact.iter().any(|phrase| has(phrase)),
        schedule: calendar || schedule.iter().any(|phrase| has(phrase)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{lexicon::UNKNOWN, synonyms::SynonymTable, words::WordTable};

    #[test]
    fn hostile_words_become_plain_ones() {
        assert_eq!(clean("  a\u{0}b\n\tc  "), "a b c");
        assert!(clean(&"đ".repeat(10_000)).chars().count() <= MAX_CHARS);
        assert_eq!(clean("đăng ký"), "đăng ký", "NFD becomes NFC");
        assert_eq!(clean("ＣＣＣＤ　２０２４！"), "CCCD 2024!", "full-width letters of an input method");
    }

    fn analysed(query: &str) -> Analysis {
        let mut lexicon = Lexicon::default();
        for _ in 0..3 {
            for text in ["Đăng ký khai sinh", "Cấp giấy phép xây dựng", "Đăng ký kết hôn", "Thẻ căn cước"]
            {
                lexicon.learn(text);
            }
        }
        lexicon.settle();
        let synonyms =
            Synonyms::new(&SynonymTable { same: vec![vec!["CCCD".into(), "thẻ căn cước".into()]], means: Vec::new() });
        let small = SmallWords::new(&WordTable {
            stop: vec!["cho".into(), "có".into()],
            phrases: vec!["ở đâu".into()],
            known: vec!["khoi".into()],
            frequent: Vec::new(),
        });
        analyse(query, Knowledge { lexicon: &lexicon, synonyms: &synonyms, small: &small, in_texts: &|_| false }, Manner::Mending)
            .expect("words")
    }

    #[test]
    fn slips_and_keystrokes_are_mended() {
        for (typed, mended) in [
            ("dang ky khai snih", "đăng ký khai sinh"),
            ("dang ky khi sinh", "đăng ký khai sinh"),
            ("giay phep xay dungg", "giấy phép xây dựng"),
        ] {
            assert_eq!(analysed(typed).correction.as_deref(), Some(mended), "{typed}");
        }
        for typed in [
            "dang ky khai sinh",
            "ddawng kys khai sinh",
            "giayphep xay dung",
            "giayphepxaydung",
            "dangkykhaisinh",
            "đăngkýkếthôn",
        ] {
            let analysis = analysed(typed);
            let known = analysis.readings[0].units.iter().flat_map(|unit| &unit.alternatives[0].terms);
            assert_eq!(analysis.correction, None, "{typed}");
            assert_eq!(known.filter(|term| term.token.fold == UNKNOWN).count(), 0, "{typed}");
        }
    }

    #[test]
    fn what_is_right_as_it_stands_is_not_mended() {
        for typed in ["dang ky khoi", "cho khai sinh"] {
            assert_eq!(analysed(typed).correction, None, "{typed}");
        }
    }

    #[test]
    fn not_every_lich_is_a_calendar() {
        for (query, calendar) in [
            ("lịch cúp điện", true),
            ("xem lich tiep dan", true),
            ("lý lịch tư pháp", false),
            ("ly lich", false),
            ("khu du lich", false),
        ] {
            assert_eq!(analysed(query).hints.schedule, calendar, "{query}");
        }
    }

    #[test]
    fn small_words_and_frames_weigh_little() {
        let analysis = analysed("đăng ký kết hôn cho có ở đâu");
        let required: Vec<_> = analysis.readings[0]
            .units
            .iter()
            .filter(|u| u.required)
            .map(|u| u.alternatives[0].terms[0].word.exact.clone())
            .collect();
        assert_eq!(required, ["đăng", "ký", "kết", "hôn"]);
        assert!(analysed("cho có").readings[0].units.iter().all(|unit| unit.required), "nothing else was asked");
    }
}
