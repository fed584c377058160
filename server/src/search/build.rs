//! Makes the index of one content revision: everything in memory anew, and in the text index only what has changed.

use super::{
    Index,
    entry::{self, Entry, FacetRegistry, Named},
    lexicon::Lexicon,
    places,
    settings::Settings,
    suggest::Offers,
    synonyms::Synonyms,
    tables,
    text_index::{Filed, TextIndex, Update},
    words::SmallWords,
};
use crate::store;
use cong_api::{Item, Kind, Site, agency::Agency};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// Says how far a long build has come, every so many items.
const PROGRESS: usize = 10_000;

pub struct Builder {
    settings: Settings,
    site: Site,
    agencies: Vec<Agency>,
    text: Arc<TextIndex>,
    update: Update,
    /// What the text index still holds that the store has not shown yet.
    filed: HashMap<i64, u64>,
    changed: usize,
    lexicon: Lexicon,
    facets: FacetRegistry,
    entries: Vec<Entry>,
    notes: Vec<String>,
}

impl Builder {
    pub fn new(text: Arc<TextIndex>, settings: Settings, site: Site, agencies: Vec<Agency>) -> tantivy::Result<Self> {
        Ok(Self {
            filed: text.filed()?,
            update: text.update(),
            text,
            settings,
            site,
            agencies,
            changed: 0,
            lexicon: Lexicon::default(),
            facets: FacetRegistry::default(),
            entries: Vec::new(),
            notes: Vec::new(),
        })
    }

    /// Takes an item in: its id in the store, and the plain text of its body.
    pub fn add(&mut self, id: i64, item: &Item, plain: &str) -> tantivy::Result<()> {
        let keywords = entry::keywords(item);
        let filed = Filed::new(id, item, &keywords, plain);
        if self.filed.remove(&id) != Some(filed.stamp) {
            self.update.put(&filed)?;
            self.changed += 1;
            if self.changed.is_multiple_of(PROGRESS) {
                tracing::info!(items = self.changed, "search index: filing");
            }
        }
        // In memory only: whole texts hold these names already, and many of them would drown a title there.
        let listed = if lists_names(item.kind()) { tables::names(&item.body) } else { Vec::new() };
        let named = Named::new(&mut self.lexicon, &item.title, &keywords, &item.summary).listing(&mut self.lexicon, &listed);
        if item.kind() == Kind::Procedure {
            self.lexicon.note_core(&named.name);
            named.keywords.iter().for_each(|phrase| self.lexicon.note_core(phrase));
        }
        self.notes.push(super::suggest::note(item));
        self.entries.push(Entry {
            id,
            kind: item.kind(),
            // An imported item has no summary; the editors' has.
            edited: !item.summary.is_empty(),
            title: item.title.as_str().into(),
            address: item.address.clone(),
            named,
            nearest: entry::nearest(item),
            day: entry::day(&store::order_key(item)),
            facets: facets(&mut self.facets, item, &self.site, &self.agencies),
        });
        Ok(())
    }

    /// Puts the changes on disk and gives the index.
    pub fn finish(mut self) -> tantivy::Result<Index> {
        let gone: Vec<i64> = self.filed.keys().copied().collect();
        for id in &gone {
            self.update.remove(*id)?;
        }
        self.update.commit()?;
        if self.changed + gone.len() > 0 {
            tracing::info!(changed = self.changed, removed = gone.len(), items = self.entries.len(), "search index: up to date");
        }
        let synonyms = Synonyms::new(&self.settings.synonyms);
        for phrase in synonyms.phrases() {
            let text = phrase.iter().map(|word| word.exact.as_str()).collect::<Vec<_>>().join(" ");
            self.lexicon.learn(&text);
        }
        let places = places::all(&mut self.lexicon, &self.site, &self.agencies);
        self.lexicon.settle();
        let offers = Offers::new(&mut self.lexicon, &self.entries, self.notes, &places, &self.settings.words.frequent);
        let at = self.entries.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
        let mut index = Index {
            text: self.text,
            small: SmallWords::new(&self.settings.words),
            weights: self.settings.weights,
            answers: Vec::new(),
            synonyms,
            lexicon: self.lexicon,
            facets: self.facets,
            language: self.site.language,
            entries: self.entries,
            at,
            places,
            offers,
        };
        index.pin_answers(self.settings.answers);
        Ok(index)
    }
}

/// Texts whose tables are looked things up in. Procedures and documents are called by what they are.
fn lists_names(kind: Kind) -> bool {
    matches!(kind, Kind::Page | Kind::Article | Kind::Question | Kind::Announcement | Kind::Statistics)
}

impl Filed {
    fn new(id: i64, item: &Item, keywords: &[String], plain: &str) -> Self {
        let name = format!("{} {}", item.title, keywords.join(" "));
        let text = format!("{} {}", item.summary, entry::text(item, plain));
        let mut hash = DefaultHasher::new();
        (&name, &text).hash(&mut hash);
        Self { id, stamp: hash.finish(), name, text }
    }
}

fn facets(registry: &mut FacetRegistry, item: &Item, site: &Site, agencies: &[Agency]) -> Box<[u32]> {
    let mut numbers = vec![registry.number("loai", item.kind().token(), "")];
    for section in item.address.agency.is_none().then_some(&item.address.section).into_iter().chain(&item.sections) {
        let title = site.section(section.as_str()).map_or("", |section| &section.title);
        numbers.push(registry.number("muc", section.as_str(), title));
    }
    for (agency, _) in store::places_of(item, agencies, &site.agency_sections) {
        let name = agencies.iter().find(|a| a.slug.as_str() == agency).map_or("", |a| &a.name);
        numbers.push(registry.number("co-quan", &agency, name));
    }
    for (name, value, label) in store::facets_of(item) {
        if matches!(name, "linh-vuc" | "cap" | "hieu-luc" | "nam") {
            numbers.push(registry.number(name, &value, &label));
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into()
}
