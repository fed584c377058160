//! Sections and agencies: what of the portal is no item, shown above the hits when the query names it.

use super::{
    Index,
    analysis::{Analysis, Term, Unit},
    entry::Named,
    lexicon::Lexicon,
    rank::{self, Evidence},
};
use cong::route::Route;
use cong_api::{Site, agency::Agency, site::Link};

/// So many are shown.
const SHOWN: usize = 4;

/// A place of the portal that is no item: a section, an agency.
pub struct Place {
    pub title: String,
    pub href: String,
    /// An agency, not a section.
    pub agency: bool,
    pub named: Named,
}

/// Sections and agencies; an agency is also called by its short and English names.
pub fn all(lexicon: &mut Lexicon, site: &Site, agencies: &[Agency]) -> Vec<Place> {
    let mut places = Vec::new();
    for section in site.groups.iter().flat_map(|group| &group.sections) {
        places.push(Place {
            title: section.title.clone(),
            href: Route::section(&section.slug).path(site.language),
            agency: false,
            named: Named::new(lexicon, &section.title, &[], &section.intro),
        });
    }
    for agency in agencies {
        let called: Vec<String> = [&agency.short, &agency.english].into_iter().filter(|name| !name.is_empty()).cloned().collect();
        places.push(Place {
            title: agency.name.clone(),
            href: Route::agency(&agency.slug).path(site.language),
            agency: true,
            named: Named::new(lexicon, &agency.name, &called, &agency.tagline),
        });
    }
    places
}

impl Index {
    /// Sections and agencies whose names answer the words; true when one is called just so.
    pub(super) fn answering_places(&self, analysis: &Analysis) -> (Vec<Link>, bool) {
        let scored = self.places.iter().map(|place| {
            let scores = analysis
                .readings
                .iter()
                .map(|reading| rank::score(&place.named, reading, &self.lexicon, &self.weights, Evidence::default()));
            (scores.max_by(|a, b| a.value.total_cmp(&b.value)).unwrap_or_default(), place)
        });
        let mut answering: Vec<_> = scored.filter(|(score, _)| score.met > 0.8 && (score.name > 0.7 || score.called)).collect();
        answering.sort_by(|a, b| b.0.value.total_cmp(&a.0.value));
        let called = answering.first().is_some_and(|(score, place)| score.called && place.agency);
        // Nobody says the “và” of a long name.
        let and = self.lexicon.find("và").fold;
        let typed: Vec<Vec<&Term>> = analysis
            .readings
            .iter()
            .map(|reading| reading.units.iter().flat_map(Unit::typed).filter(|term| term.word.folded != "va").collect())
            .collect();
        let named = self.places.iter().filter(|place| named_within(place, &typed, and));
        let mut shown: Vec<&Place> = Vec::new();
        for place in answering.into_iter().map(|(_, place)| place).chain(named) {
            if shown.len() < SHOWN && shown.iter().all(|other| other.href != place.href) {
                shown.push(place);
            }
        }
        let link = |place: &Place| Link { title: place.title.clone(), href: place.href.clone() };
        (shown.into_iter().map(link).collect(), called)
    }
}

/// The place's whole name stands in one of the texts, among other words: “số điện thoại sở y tế”, “sở kế hoạch đầu tư ở đâu”. `and` is
/// left out of both.
fn named_within(place: &Place, texts: &[Vec<&Term>], and: u32) -> bool {
    // Names of two words are also said in passing (“tin tức”); short names are nothing else (“Sở KHĐT”).
    let names = std::iter::once((&place.named.bare, 3)).chain(place.named.keywords.iter().map(|name| (name, 2)));
    let mut names = names.filter(|(name, least)| name.len() >= *least).map(|(name, _)| name);
    names.any(|name| {
        let name: Vec<_> = name.iter().filter(|token| token.fold != and).collect();
        let is_here = |window: &[&Term]| window.iter().zip(&name).all(|(term, token)| term.says(token));
        !name.is_empty() && texts.iter().any(|text| text.windows(name.len()).any(is_here))
    })
}
