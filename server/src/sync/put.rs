//! One reading of a source into the store: what is new, what has changed, what was taken back, in one transaction.
//!
//! Invariant: an item keeps its address for ever, whatever becomes of its title; items of editors are never touched.

use super::{
    Source,
    draft::Draft,
    identity::{self, Keyed},
    withdrawal,
};
use crate::{
    clock,
    store::{FeedRow, FeedWrite, Known, Record, Remembered, Store, StoreError, Written},
};
use cong_api::{AgencyLink, Detail, Item, ItemAddress, Slug, Stamp, agency::Agency, kinds::Article, site::AgencySection};
use std::collections::HashSet;

/// Dates before it are those of clocks that were never set: 1990-01-01.
const EARLIEST: i64 = 631_152_000;
/// Clocks may be so many seconds ahead of ours.
const SKEW: i64 = 300;

/// What the items of a source are made with beside its entries.
pub struct Place<'a> {
    pub source: &'a Source,
    /// What the items call their source.
    pub name: &'a str,
    pub agency: &'a AgencyLink,
    pub agencies: &'a [Agency],
    pub sections: &'a [AgencySection],
    /// Addresses of all sources of the content.
    pub configured: &'a HashSet<String>,
    /// Unix time of the reading.
    pub now: i64,
}

pub async fn put(store: &Store, place: &Place<'_>, drafts: Vec<Draft>, row: &FeedRow) -> Result<Written, StoreError> {
    let mut written = Written::default();
    let mut write = store.write_feed(&place.source.agency, &place.source.address).await?;
    let known = write.known().await?;
    let entries = identity::keyed(drafts);
    let found = identity::find(&known, &entries);
    let grows_below = found.last().is_some_and(Option::is_none);
    write.begin_document().await?;
    for (position, (entry, found)) in entries.iter().zip(&found).enumerate() {
        let before = found.map(|at| &known[at]);
        if before.is_some_and(|known| is_of_another(known, place)) {
            continue;
        }
        put_entry(&mut write, place, entry, before, position, &mut written).await?;
    }
    let present: Vec<usize> = found.into_iter().flatten().collect();
    for at in withdrawal::taken_back(&known, &present, &place.source.address, grows_below) {
        write.withdraw(known[at].item, &mut written).await?;
    }
    write.commit(row, &written).await?;
    Ok(written)
}

/// Another feed of the agency shows it already. When that feed is gone, or took it back, the entry is this source's.
fn is_of_another(known: &Known, place: &Place<'_>) -> bool {
    known.source != place.source.address && place.configured.contains(&known.source) && !known.withdrawn
}

async fn put_entry(
    write: &mut FeedWrite,
    place: &Place<'_>,
    Keyed { key, draft }: &Keyed,
    before: Option<&Known>,
    position: usize,
    written: &mut Written,
) -> Result<(), StoreError> {
    let (section, slug) = match before {
        Some(known) => (known.section.clone(), known.slug.clone()),
        None => (place.source.section.clone(), free_slug(write, place, draft).await?),
    };
    let (dated, published) = published(draft, before, place.now);
    let item = item(draft, place, ItemAddress { agency: Some(place.source.agency.clone()), section, slug }, published.clone());
    let record = Record::new(item, place.agencies, place.sections);
    let entry = Remembered { guid: key, link: &draft.link, dated, published: &published.0, position };
    write.put(&record, &entry, before.map(|known| known.guid.as_str()), written).await
}

/// The slug of the title, with a number when another item has it.
async fn free_slug(write: &mut FeedWrite, place: &Place<'_>, draft: &Draft) -> Result<Slug, StoreError> {
    let wished = draft.wished_slug();
    let mut number = 1;
    loop {
        let text = if number == 1 { wished.clone() } else { format!("{wished}-{number}") };
        let slug = Slug::try_from(text).map_err(|error| StoreError::Sql(sqlx::Error::Encode(error.into())))?;
        if !write.is_taken(&place.source.section, &slug).await? {
            return Ok(slug);
        }
        number += 1;
    }
}

/// The date that the entry carries (0: none), and the date that is shown: the same when it can be believed, else the moment in which the
/// entry was first seen. A date that was shown changes only when the source changes its own.
fn published(draft: &Draft, before: Option<&Known>, now: i64) -> (i64, Stamp) {
    let dated = draft.published.or(draft.updated).unwrap_or(0);
    let kept = before.map(|known| Stamp(known.published.clone()));
    // An entry that knows only when it was changed last keeps the date of its first appearance.
    let unchanged = before.is_some_and(|known| known.dated == dated) || draft.published.is_none();
    match kept {
        Some(kept) if unchanged => (dated, kept),
        _ if is_believable(dated, now) => (dated, clock::stamp_at(dated)),
        kept => (dated, kept.unwrap_or_else(|| clock::stamp_at(now))),
    }
}

fn is_believable(date: i64, now: i64) -> bool {
    (EARLIEST..=now + SKEW).contains(&date)
}

fn item(draft: &Draft, place: &Place<'_>, address: ItemAddress, published: Stamp) -> Item {
    let updated = draft.updated.filter(|updated| is_believable(*updated, place.now)).map(clock::stamp_at);
    Item {
        address,
        title: draft.title.clone(),
        summary: draft.summary.clone(),
        updated: updated.filter(|updated| *updated > published),
        published,
        order: None,
        agency: place.agency.clone(),
        also: Vec::new(),
        sections: Vec::new(),
        tags: draft.tags.clone(),
        picture: None,
        body: draft.body.clone(),
        contents: Vec::new(),
        files: Vec::new(),
        related: Vec::new(),
        illustrative: false,
        detail: Detail::Article(Article {
            byline: draft.byline.clone(),
            source: place.name.to_owned(),
            link: draft.link.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_600_000;

    fn shown(published: Option<i64>, updated: Option<i64>, before: Option<(i64, &str)>) -> String {
        let draft = Draft {
            guid: String::new(),
            link: String::new(),
            title: String::new(),
            summary: String::new(),
            body: String::new(),
            byline: String::new(),
            tags: Vec::new(),
            published,
            updated,
        };
        let slug = Slug::try_from("tin").expect("a slug");
        let before = before.map(|(dated, published)| Known {
            guid: String::new(),
            link: String::new(),
            source: String::new(),
            item: 0,
            dated,
            published: published.into(),
            position: None,
            section: slug.clone(),
            slug,
            withdrawn: false,
        });
        super::published(&draft, before.as_ref(), NOW).1.0
    }

    #[test]
    fn dates_that_cannot_be_believed_give_way_to_the_first_sight() {
        let now = clock::stamp_at(NOW).0;
        let day = |days: i64| NOW - days * 86_400;
        let stamp = |unix: i64| clock::stamp_at(unix).0;
        assert_eq!(shown(Some(day(3)), None, None), stamp(day(3)));
        assert_eq!(shown(None, Some(day(2)), None), stamp(day(2)), "only the date of a change");
        for odd in [None, Some(0), Some(-5_000_000_000), Some(day(-1)), Some(i64::MAX / 2)] {
            assert_eq!(shown(odd, None, None), now, "{odd:?}");
        }
        assert_eq!(shown(Some(day(-1)), None, Some((day(-1), "2026-01-01"))), "2026-01-01", "seen before");
        assert_eq!(shown(None, None, Some((0, "2026-01-01"))), "2026-01-01");
        assert_eq!(shown(Some(day(1)), None, Some((day(3), "2026-01-01"))), stamp(day(1)), "the source changed it");
        assert_eq!(shown(Some(0), None, Some((day(3), "2026-01-01"))), "2026-01-01", "and now it is odd");
        assert_eq!(shown(None, Some(day(1)), Some((day(3), "2026-01-01"))), "2026-01-01", "changed, not published again");
    }
}
