//! Reads `content/`: TOML and Markdown that editors write, checked whole before anything is stored.
//!
//! Invariant: one mistake anywhere means that nothing is imported; every mistake names its file, its line and what was expected.

mod agencies;
mod dates;
mod embedding;
mod english;
mod feeds;
mod files;
pub mod folder;
mod items;
mod markdown;
mod mistake;
mod places;
mod redirects;
mod references;
mod search;
mod site;
mod tables;
mod vietnamese;

pub use embedding::Embedding;
pub use markdown::{plain, sanitise, sanitise_foreign};
pub use mistake::Mistake;

use crate::{
    import::pictures::{self, Originals, Pictures},
    store::{Record, Store, StoreError, Written},
    sync::Source,
};
use cong_api::{Date, Item, Language, Site, agency::Agency};
use mistake::Mistakes;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Everything that `content/` holds, checked.
pub struct Content {
    pub site: Site,
    pub home: HomePlan,
    /// Who may show the portal's widgets.
    pub embedding: Embedding,
    pub agencies: Vec<Agency>,
    pub items: Vec<Item>,
    pub search: crate::search::Settings,
    /// Old addresses, of both editions.
    pub redirects: crate::redirects::Table,
    pub holidays: Holidays,
    /// Feeds of agencies that `sync` reads.
    pub sources: Vec<Source>,
    /// Pictures that the editions name.
    pub originals: Originals,
    /// The English edition, where the folder has one.
    pub english: Option<Box<Self>>,
}

/// Days off beside Saturdays and Sundays: `holidays.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Holidays {
    pub holiday: Vec<Holiday>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Holiday {
    pub date: Date,
    pub name: String,
}

/// What home shows beside the newest items: chosen by editors in `site.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HomePlan {
    pub events: Vec<EventPlan>,
    /// Slug of the statistics table that home draws.
    pub figure: String,
    pub key_figures: Vec<cong_api::home::KeyFigure>,
    /// Slugs of the four destinations.
    pub destinations: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventPlan {
    pub title: String,
    pub procedures: Vec<ProcedurePlan>,
}

/// A procedure on home: its code, and the short name that people use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProcedurePlan {
    pub code: String,
    #[serde(default)]
    pub title: String,
}

/// Reads and checks a content folder. `today` is the day that relative dates count from.
pub fn load(folder: &Path, today: &Date) -> Result<Content, Vec<Mistake>> {
    load_beside(folder, today, None)
}

/// The same, where pictures that were published to `media` before are known and need not be decoded again.
pub fn load_beside(folder: &Path, today: &Date, media: Option<&Path>) -> Result<Content, Vec<Mistake>> {
    let mut mistakes = Mistakes::new(folder);
    let mut pictures = Pictures::of(folder, media);
    let (agencies, written) = agencies::load(&mut mistakes, today);
    let (site, home, embedding) = site::load(&mut mistakes, &mut pictures, today, &agencies, Language::Vi);
    let items = items::load(&mut mistakes, &mut pictures, today, &site, &agencies).items;
    let search = search::load(&mut mistakes, today, &items);
    let holidays = site::optional(&mut mistakes, "holidays.toml").unwrap_or_default();
    let sources = feeds::check(&mut mistakes, &site, written);
    let redirects = crate::redirects::Table::default();
    let originals = Originals::default();
    let mut content =
        Content { site, home, embedding, agencies, items, search, redirects, holidays, sources, originals, english: None };
    check_references(&content, &mut mistakes);
    english::load(&mut content, &mut mistakes, &mut pictures, today);
    content.originals = pictures.originals();
    content.redirects = redirects::load(&content, &mut mistakes);
    mistakes.into_result(content)
}

/// Puts checked content into the store, in one transaction.
pub async fn store(store: &Store, content: &Content, stamp: &str) -> Result<Written, StoreError> {
    let records: Vec<_> =
        content.items.iter().map(|item| Record::new(item.clone(), &content.agencies, &content.site.agency_sections)).collect();
    let meta = [
        ("site", serde_json::to_string(&content.site)?),
        ("home", serde_json::to_string(&content.home)?),
        ("embedding", serde_json::to_string(&content.embedding)?),
        ("search", serde_json::to_string(&content.search)?),
        ("holidays", serde_json::to_string(&content.holidays)?),
        ("redirect-patterns", serde_json::to_string(&content.redirects.patterns)?),
        (crate::sync::SOURCES, serde_json::to_string(&content.sources)?),
        ("content-stamp", stamp.to_owned()),
    ];
    store.put_content(&meta, &content.agencies, &records, &content.redirects.exact).await
}

/// Puts pictures and files where the server finds them. It takes its time: not for the runtime's threads.
pub fn publish_media(content: &Content, folder: &Path, media: &Path) -> std::io::Result<pictures::Published> {
    let (from, to) = (folder.join("files"), media.join("files"));
    std::fs::create_dir_all(&to)?;
    for entry in std::fs::read_dir(from).into_iter().flatten() {
        let entry = entry?;
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    pictures::publish(&content.originals, media)
}

fn check_references(content: &Content, mistakes: &mut Mistakes) {
    let has = |code: &str| content.items.iter().any(|i| i.address.slug.as_str() == code);
    for event in &content.home.events {
        for plan in event.procedures.iter().filter(|plan| !has(&plan.code)) {
            mistakes.add("site.toml", None, format!("home.events “{}”: no procedure has the code {}", event.title, plan.code));
        }
    }
    for slug in content.home.destinations.iter().chain([&content.home.figure]).filter(|s| !s.is_empty() && !has(s)) {
        mistakes.add("site.toml", None, format!("home: no item has the slug {slug}"));
    }
}
