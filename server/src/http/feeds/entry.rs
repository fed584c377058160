//! An item as an entry of a feed.

use super::links::absolute;
use crate::{clock, http::assets::content_type, import::content::plain};
use cong::route::{self, Route};
use cong_api::{Detail, Item, Language, Site};
use std::{fmt::Write, path::Path};
use time::OffsetDateTime;

/// Characters of a summary that is made from the text.
const SUMMARY: usize = 300;

pub struct Entry {
    /// The canonical address, which stays for ever: also the entry's id, the same in all feeds.
    pub address: String,
    pub title: String,
    /// Plain text.
    pub summary: String,
    /// HTML with absolute addresses; empty when the item has no text.
    pub html: String,
    pub published: OffsetDateTime,
    /// The same as `published` for what was never changed.
    pub updated: OffsetDateTime,
    pub author: String,
    /// Absolute address of the author's page.
    pub author_page: String,
    pub categories: Vec<String>,
    pub picture: Option<Enclosure>,
    pub files: Vec<Enclosure>,
}

/// A file that belongs to an entry.
pub struct Enclosure {
    /// Absolute.
    pub address: String,
    pub media_type: &'static str,
    pub bytes: u64,
    /// What people read of it.
    pub title: String,
}

impl Entry {
    /// Nothing for an item whose date is none: the import lets none in.
    pub fn new(site: &Site, item: Item, media: &Path) -> Option<Self> {
        let published = clock::moment(&item.published)?;
        let updated = item.updated.as_ref().and_then(clock::moment).map_or(published, |updated| updated.max(published));
        let at = |path: &str| format!("{}{path}", site.origin);
        let address = at(&Route::item(&item.address).path(site.language));
        let agency = match site.language {
            Language::Vi => Route::agency(&item.agency.slug),
            Language::En => Route::Agencies,
        };
        let picture = item.picture.as_ref().map(|picture| Enclosure {
            address: at(&route::picture(&picture.src)),
            media_type: media_type(&picture.src),
            bytes: std::fs::metadata(media.join("pictures").join(&picture.src)).map_or(0, |file| file.len()),
            title: picture.alt.clone(),
        });
        let files = item.files.iter().map(|file| Enclosure {
            address: at(&route::file(&file.src)),
            media_type: media_type(&file.src),
            bytes: file.size,
            title: file.name.clone(),
        });
        Some(Self {
            title: title(&item),
            summary: summary(&item, site.language),
            html: absolute(&item.body, &site.origin, &address),
            published,
            updated,
            author_page: at(&agency.path(site.language)),
            categories: categories(site, &item),
            picture,
            files: files.collect(),
            author: item.agency.name,
            address,
        })
    }
}

/// Without parameters: feeds take a type and no more.
fn media_type(name: &str) -> &'static str {
    content_type(name).split(';').next().unwrap_or_default()
}

/// A document is known by its number, which its title leaves out; an entry of a schedule by who does it.
fn title(item: &Item) -> String {
    match &item.detail {
        Detail::Document(document) => format!("{} {}: {}", document.form, document.number, item.title),
        Detail::Schedule(schedule) => format!("{}: {}", schedule.leader, item.title),
        _ => item.title.clone(),
    }
}

/// Dates that people act on, then the summary, or else the beginning of the text.
fn summary(item: &Item, language: Language) -> String {
    let dated = match (&item.detail, language) {
        (Detail::Schedule(schedule), Language::Vi) => format!("{}. {}. ", schedule.start.display(), schedule.place),
        (Detail::Consultation(consultation), Language::Vi) => {
            format!("Nhận ý kiến đến hết ngày {}. ", consultation.closes.display())
        }
        _ => String::new(),
    };
    let text = match &item.detail {
        _ if !item.summary.is_empty() => item.summary.clone(),
        Detail::Question(question) => question.question.clone(),
        Detail::Feedback(feedback) => feedback.text.clone(),
        _ => beginning(&plain(&item.body)),
    };
    format!("{dated}{text}").trim().to_owned()
}

/// Whole words, with a mark where some are left out.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(SUMMARY) else { return text.to_owned() };
    let mut short = text[..end].rsplit_once(' ').map_or(&text[..end], |(words, _)| words).to_owned();
    let _ = write!(short, " …");
    short
}

/// Its section and what the editors have marked it with.
fn categories(site: &Site, item: &Item) -> Vec<String> {
    let section = item.address.section.as_str();
    let title = match item.address.agency {
        None => site.section(section).map(|section| section.title.clone()),
        Some(_) => site.agency_section(section).map(|section| section.title.clone()),
    };
    title.into_iter().chain(item.tags.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_of_whole_words() {
        assert_eq!(beginning("một hai"), "một hai");
        let long = "đất ".repeat(200);
        let short = beginning(&long);
        assert!(short.ends_with("đất …") && short.chars().count() <= SUMMARY + 2, "{short}");
        assert_eq!(beginning(&"a".repeat(400)).chars().count(), SUMMARY + 2, "a word without an end is cut");
    }
}
