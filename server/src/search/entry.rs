//! What is kept in memory of everything that can be found: the words of its name, its keywords and its summary.

use super::{
    lexicon::{Lexicon, Token},
    tokens,
};
use cong_api::{Date, Detail, Item, ItemAddress, Kind, kinds::Level};
use std::{collections::HashMap, ops::Deref};

/// Words of a summary that are kept: the first sentences say what it is about.
const SUMMARY_WORDS: usize = 60;

/// The words of a text in order, with a signature that tells at once which words it cannot hold.
pub struct Text {
    words: Box<[Token]>,
    signature: u128,
}

impl Text {
    pub fn new(words: Box<[Token]>) -> Self {
        let signature = words.iter().fold(0, |signature, token| signature | bit(token.fold));
        Self { words, signature }
    }

    /// False when the folded word is not in the text; true when it may be.
    pub fn may_hold(&self, fold: u32) -> bool {
        self.signature & bit(fold) != 0
    }
}

impl Deref for Text {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        &self.words
    }
}

fn bit(fold: u32) -> u128 {
    1 << (fold % 128)
}

/// Anything with a name.
pub struct Named {
    pub name: Text,
    /// The name without what stands in brackets: “Xóa đăng ký … bằng động sản (không phải là tàu bay)” is called so by nobody.
    pub bare: Text,
    /// Phrases that people call it by.
    pub keywords: Box<[Text]>,
    /// Names that its tables list: who asks for one of them is answered by it.
    pub listed: Box<[Text]>,
    pub summary: Text,
}

/// An item.
pub struct Entry {
    pub id: i64,
    pub kind: Kind,
    /// Written by the province's own editors, not imported.
    pub edited: bool,
    pub title: Box<str>,
    pub address: ItemAddress,
    pub named: Named,
    /// Who does a procedure: the nearest to the citizen.
    pub nearest: Option<Level>,
    /// Days since 1970, of the day that its lists are ordered by.
    pub day: i32,
    /// Numbers of the registry's values.
    pub facets: Box<[u32]>,
}

/// Every value of every facet, numbered.
#[derive(Default)]
pub struct FacetRegistry {
    pub values: Vec<(&'static str, String, String)>,
    known: HashMap<(&'static str, String), u32>,
}

impl FacetRegistry {
    pub fn number(&mut self, name: &'static str, value: &str, label: &str) -> u32 {
        if let Some(number) = self.known.get(&(name, value.to_owned())) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push((name, value.to_owned(), label.to_owned()));
        self.known.insert((name, value.to_owned()), number);
        number
    }

    pub fn find(&self, name: &str, value: &str) -> Option<u32> {
        self.values.iter().position(|(n, v, _)| *n == name && v == value).and_then(|at| u32::try_from(at).ok())
    }
}

impl Named {
    pub fn new(lexicon: &mut Lexicon, name: &str, keywords: &[String], summary: &str) -> Self {
        let summary: String = summary.split_whitespace().take(SUMMARY_WORDS).collect::<Vec<_>>().join(" ");
        let learnt = lexicon.learn(name);
        let bare = outside_brackets(name).map(|bare| lexicon.find_all(&bare));
        Self {
            bare: Text::new(bare.filter(|bare| !bare.is_empty()).unwrap_or_else(|| learnt.clone())),
            name: Text::new(learnt),
            keywords: phrases(lexicon, keywords),
            listed: [].into(),
            summary: Text::new(lexicon.learn(&summary)),
        }
    }

    /// With the names that its tables list.
    pub fn listing(self, lexicon: &mut Lexicon, names: &[String]) -> Self {
        Self { listed: phrases(lexicon, names), ..self }
    }
}

fn phrases(lexicon: &mut Lexicon, texts: &[String]) -> Box<[Text]> {
    texts.iter().map(|phrase| lexicon.learn(phrase)).filter(|phrase| !phrase.is_empty()).map(Text::new).collect()
}

/// A name without its brackets; `None` when it has none.
fn outside_brackets(name: &str) -> Option<String> {
    let mut depth = 0u32;
    let mut bare = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    (bare.len() < name.len()).then_some(bare)
}

/// The day that lists order an item by.
pub fn day(order_key: &str) -> i32 {
    let day = order_key.get(..10).and_then(|day| Date(day.to_owned()).day_number());
    day.and_then(|day| i32::try_from(day).ok()).unwrap_or(0)
}

/// The level nearest to the citizen that does a procedure.
pub fn nearest(item: &Item) -> Option<Level> {
    match &item.detail {
        Detail::Procedure(p) => {
            [Level::Commune, Level::District, Level::Province, Level::Ministry].into_iter().find(|level| p.levels.contains(level))
        }
        _ => None,
    }
}

/// What people call an item beside its title.
pub fn keywords(item: &Item) -> Vec<String> {
    let mut phrases: Vec<String> = item.tags.clone();
    let number = crate::store::number(&item.detail);
    if !number.is_empty() {
        phrases.push(tokens::number_words(number).join(" "));
    }
    match &item.detail {
        Detail::Procedure(p) => {
            phrases.extend(p.keywords.iter().cloned());
            phrases.push(p.field.clone());
        }
        Detail::Document(d) => {
            phrases.push(format!("{} {}", d.form, tokens::number_words(&d.number).join(" ")));
            phrases.push(d.field.clone());
        }
        Detail::Destination(d) => phrases.push(d.place.clone()),
        Detail::Contact(c) => {
            phrases.extend([c.position.clone(), c.unit.clone(), c.phone.clone()]);
            phrases.extend(together(&c.phone));
        }
        _ => {}
    }
    phrases.retain(|phrase| !phrase.is_empty());
    phrases
}

/// Phone numbers without their spaces, as they are typed into a phone.
fn together(phones: &str) -> impl Iterator<Item = String> + '_ {
    let digits = |phone: &str| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    phones.split([',', ';', '/']).map(digits).filter(|number| !number.is_empty())
}

/// The words of a kind's fields that people look for, for the text index.
pub fn text(item: &Item, plain_body: &str) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push(' ');
    };
    match &item.detail {
        Detail::Procedure(p) => {
            p.papers.iter().flat_map(|papers| &papers.items).for_each(|paper| add(&paper.name));
            p.steps.iter().for_each(|step| add(&step.text));
            p.results.iter().for_each(|result| add(result));
            p.legal_basis.iter().for_each(|law| add(&law.number));
            add(&p.executing);
        }
        Detail::Question(q) => add(&q.question),
        Detail::Feedback(f) => [&f.category, &f.place, &f.text].into_iter().for_each(|part| add(part)),
        Detail::Project(p) => [&p.goal, &p.investor, &p.place].into_iter().for_each(|part| add(part)),
        Detail::Research(r) => [&r.lead, &r.field, &r.result].into_iter().for_each(|part| add(part)),
        Detail::Schedule(s) => [&s.leader, &s.place].into_iter().for_each(|part| add(part)),
        Detail::Consultation(c) => c.clauses.iter().for_each(|clause| {
            add(&clause.heading);
            add(&crate::import::content::plain(&clause.text));
        }),
        Detail::Gazette(g) => g.documents.iter().for_each(|d| {
            add(&d.number);
            add(&d.abstract_);
        }),
        Detail::Contact(c) => [&c.email, &c.address, &c.duty].into_iter().for_each(|part| add(part)),
        Detail::Document(d) => [&d.authority, &d.signer].into_iter().for_each(|part| add(part)),
        _ => {}
    }
    add(&item.agency.name);
    text.push_str(plain_body);
    text
}
