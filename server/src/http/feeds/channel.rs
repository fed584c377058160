//! A feed as all formats tell it.

use super::{entry::Entry, subject::Subject};
use crate::{clock, portal::State};
use cong::route::Route;
use cong_api::{Item, Stamp};
use std::path::Path;
use time::OffsetDateTime;

/// Minutes that a program should wait before it asks again.
pub const MINUTES: u32 = 60;

/// What stands at the head of a feed, and its entries, the last changed first.
pub struct Channel {
    pub title: String,
    pub description: String,
    /// BCP 47.
    pub language: &'static str,
    /// Absolute address of the page that is followed.
    pub page: String,
    /// Scheme and host.
    pub origin: String,
    /// Path and query of the feed itself.
    pub address: String,
    /// Who publishes: an agency, or the province.
    pub publisher: String,
    /// Absolute address of the publisher's page.
    pub publisher_page: String,
    /// Under which terms it may be used again.
    pub rights: String,
    pub entries: Vec<Entry>,
    /// The last change of anything: the date of an empty feed.
    pub last_change: Option<Stamp>,
}

impl Channel {
    /// `media` is the folder of pictures and files, which tells how large they are.
    pub fn new(state: &State, subject: Subject, items: Vec<Item>, media: &Path) -> Self {
        let site = &state.site;
        let agency = subject.agency.as_ref().and_then(|slug| state.agency(slug));
        let home = agency.map_or(Route::Home, |agency| Route::agency(&agency.slug));
        Self {
            title: subject.title,
            description: subject.description,
            language: site.language.tag(),
            page: format!("{}{}", site.origin, subject.page),
            origin: site.origin.clone(),
            address: String::new(),
            publisher: agency.map_or_else(|| site.name.clone(), |agency| agency.name.clone()),
            publisher_page: format!("{}{}", site.origin, home.path(site.language)),
            rights: site.footer.copyright.clone(),
            entries: items.into_iter().filter_map(|item| Entry::new(site, item, media)).collect(),
            last_change: None,
        }
    }

    /// Absolute address of the feed itself.
    pub fn itself(&self) -> String {
        format!("{}{}", self.origin, self.address)
    }

    /// The portal's emblem.
    pub fn icon(&self) -> String {
        format!("{}/bieu-trung.svg", self.origin)
    }

    /// The moment of the last change in it.
    pub fn updated(&self) -> OffsetDateTime {
        let newest = self.entries.iter().map(|entry| entry.updated).max();
        newest.or_else(|| self.last_change.as_ref().and_then(clock::moment)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}
