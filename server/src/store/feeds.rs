//! What flows in from agencies' feeds: how it stands with each source, which entry became which item, one reading in one transaction.

use super::{Origin, Record, Store, StoreError, Written, write};
use cong_api::Slug;
use sqlx::{Row, Sqlite, Transaction};
use std::collections::HashMap;

/// How it stands with a source. Times are Unix seconds; 0: never.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedRow {
    pub address: String,
    pub agency: String,
    pub made_with: String,
    pub etag: String,
    pub last_modified: String,
    pub digest: String,
    pub tried: i64,
    pub succeeded: i64,
    /// Its document came whole.
    pub read_whole: i64,
    pub failures: u32,
    /// JSON; empty after a success.
    pub failure: String,
    pub not_before: i64,
    pub ttl: i64,
    pub moved: String,
    pub entries: u32,
}

/// What a source has on the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedShown {
    pub items: u32,
    /// The date of the newest; empty when there is none.
    pub newest: String,
}

/// An entry that became an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub guid: String,
    pub link: String,
    /// Address of the source that showed it last.
    pub source: String,
    pub item: i64,
    pub dated: i64,
    pub published: String,
    pub position: Option<i64>,
    pub section: Slug,
    pub slug: Slug,
    pub withdrawn: bool,
}

/// What is kept of an entry beside its item.
#[derive(Clone, Debug)]
pub struct Remembered<'a> {
    pub guid: &'a str,
    pub link: &'a str,
    pub dated: i64,
    pub published: &'a str,
    pub position: usize,
}

/// One reading of a source on its way into the store. Nothing is kept unless it is committed.
pub struct FeedWrite {
    tx: Transaction<'static, Sqlite>,
    agency: String,
    source: String,
}

impl Store {
    /// Every source that was ever tried and is still named in the content, by address.
    pub async fn feed_rows(&self) -> Result<HashMap<String, FeedRow>, StoreError> {
        let rows = sqlx::query("SELECT * FROM feed_source").fetch_all(&self.readers).await?;
        Ok(rows.iter().map(|row| (row.get("address"), feed_row(row))).collect())
    }

    /// What each source has on the portal, by address.
    pub async fn feeds_shown(&self) -> Result<HashMap<String, FeedShown>, StoreError> {
        let rows = sqlx::query(
            "SELECT feed_entry.source, COUNT(*) AS items, MAX(feed_entry.published) AS newest
             FROM feed_entry JOIN item ON item.id = feed_entry.item WHERE item.state = 'shown' GROUP BY feed_entry.source",
        )
        .fetch_all(&self.readers)
        .await?;
        let shown = |row: &sqlx::sqlite::SqliteRow| FeedShown {
            items: u32::try_from(row.get::<i64, _>("items")).unwrap_or(u32::MAX),
            newest: row.get("newest"),
        };
        Ok(rows.iter().map(|row| (row.get("source"), shown(row))).collect())
    }

    /// Forgets how it stood with sources that the content no longer names. Their items stay: what was published stays published.
    pub async fn keep_feeds(&self, addresses: &[&str]) -> Result<(), StoreError> {
        let rows = self.feed_rows().await?;
        for address in rows.keys().filter(|address| !addresses.contains(&address.as_str())) {
            sqlx::query("DELETE FROM feed_source WHERE address = ?").bind(address).execute(&self.writer).await?;
        }
        Ok(())
    }

    /// Notes an attempt that changed no item: no new revision.
    pub async fn note_feed(&self, row: &FeedRow) -> Result<(), StoreError> {
        let mut tx = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        note(&mut tx, row).await?;
        tx.commit().await?;
        Ok(())
    }

    pub async fn write_feed(&self, agency: &Slug, source: &str) -> Result<FeedWrite, StoreError> {
        let tx = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        Ok(FeedWrite { tx, agency: agency.to_string(), source: source.to_owned() })
    }
}

impl FeedWrite {
    /// Everything that came from feeds of the agency.
    pub async fn known(&mut self) -> Result<Vec<Known>, StoreError> {
        let rows = sqlx::query(
            "SELECT e.guid, e.link, e.source, e.item, e.dated, e.published, e.position, item.section, item.slug, item.state
             FROM feed_entry AS e JOIN item ON item.id = e.item WHERE e.agency = ?",
        )
        .bind(&self.agency)
        .fetch_all(&mut *self.tx)
        .await?;
        let slug = |text: String| Slug::try_from(text).map_err(|error| StoreError::Sql(sqlx::Error::Decode(error.into())));
        rows.iter()
            .map(|row| {
                Ok(Known {
                    guid: row.get("guid"),
                    link: row.get("link"),
                    source: row.get("source"),
                    item: row.get("item"),
                    dated: row.get("dated"),
                    published: row.get("published"),
                    position: row.get("position"),
                    section: slug(row.get("section"))?,
                    slug: slug(row.get("slug"))?,
                    withdrawn: row.get::<String, _>("state") == "withdrawn",
                })
            })
            .collect()
    }

    /// True when any item, whoever wrote it and shown or not, has this address on the agency's site.
    pub async fn is_taken(&mut self, section: &Slug, slug: &Slug) -> Result<bool, StoreError> {
        let row = sqlx::query("SELECT 1 FROM item WHERE agency_site = ? AND section = ? AND slug = ?")
            .bind(&self.agency)
            .bind(section.as_str())
            .bind(slug.as_str())
            .fetch_optional(&mut *self.tx)
            .await?;
        Ok(row.is_some())
    }

    /// The source's document is new: nothing is in it until it is put.
    pub async fn begin_document(&mut self) -> Result<(), StoreError> {
        sqlx::query("UPDATE feed_entry SET position = NULL WHERE source = ?").bind(&self.source).execute(&mut *self.tx).await?;
        Ok(())
    }

    /// Files an item and what is kept of its entry; `before` is the guid under which the entry was known.
    pub async fn put(
        &mut self,
        record: &Record,
        entry: &Remembered<'_>,
        before: Option<&str>,
        written: &mut Written,
    ) -> Result<(), StoreError> {
        let item = write::put_item(&mut self.tx, Origin::Feed, record, written).await?;
        // The editors' version of an address stands before an imported one.
        sqlx::query(
            "UPDATE item SET state = 'shadowed' WHERE id = ?1 AND state = 'shown' AND EXISTS (
                 SELECT 1 FROM item AS own WHERE own.origin = 'content' AND own.state = 'shown'
                     AND own.agency_site = item.agency_site AND own.section = item.section AND own.slug = item.slug)",
        )
        .bind(item)
        .execute(&mut *self.tx)
        .await?;
        if let Some(before) = before.filter(|before| *before != entry.guid) {
            sqlx::query("DELETE FROM feed_entry WHERE agency = ? AND guid = ?")
                .bind(&self.agency)
                .bind(before)
                .execute(&mut *self.tx)
                .await?;
        }
        sqlx::query(
            "INSERT INTO feed_entry (agency, guid, link, source, item, dated, published, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (agency, guid) DO UPDATE SET link = excluded.link, source = excluded.source, item = excluded.item,
                 dated = excluded.dated, published = excluded.published, position = excluded.position",
        )
        .bind(&self.agency)
        .bind(entry.guid)
        .bind(entry.link)
        .bind(&self.source)
        .bind(item)
        .bind(entry.dated)
        .bind(entry.published)
        .bind(i64::try_from(entry.position).unwrap_or(i64::MAX))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// The source took it back: no longer shown, not deleted.
    pub async fn withdraw(&mut self, item: i64, written: &mut Written) -> Result<(), StoreError> {
        let gone = sqlx::query("UPDATE item SET state = 'withdrawn' WHERE id = ? AND origin = 'feed' AND state <> 'withdrawn'")
            .bind(item)
            .execute(&mut *self.tx)
            .await?;
        written.withdrawn += usize::try_from(gone.rows_affected()).unwrap_or(usize::MAX);
        Ok(())
    }

    /// Keeps everything; a new revision only when an item has changed.
    pub async fn commit(mut self, row: &FeedRow, written: &Written) -> Result<(), StoreError> {
        note(&mut self.tx, row).await?;
        if written.added + written.changed + written.withdrawn > 0 {
            write::bump(&mut self.tx).await?;
        }
        self.tx.commit().await?;
        Ok(())
    }
}

/// Agencies that the content no longer has take their items with them; should they come back, the next reading brings the items back.
pub(super) async fn forget_lost_agencies(tx: &mut Transaction<'_, Sqlite>) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE item SET state = 'withdrawn' WHERE origin = 'feed' AND state <> 'withdrawn'
             AND agency_site NOT IN (SELECT slug FROM agency)",
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query("DELETE FROM feed_source WHERE agency NOT IN (SELECT slug FROM agency)").execute(&mut **tx).await?;
    Ok(())
}

async fn note(tx: &mut Transaction<'_, Sqlite>, row: &FeedRow) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT OR REPLACE INTO feed_source (address, agency, made_with, etag, last_modified, digest, tried, succeeded, failures,
             failure, not_before, ttl, moved, entries, read_whole)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&row.address)
    .bind(&row.agency)
    .bind(&row.made_with)
    .bind(&row.etag)
    .bind(&row.last_modified)
    .bind(&row.digest)
    .bind(row.tried)
    .bind(row.succeeded)
    .bind(row.failures)
    .bind(&row.failure)
    .bind(row.not_before)
    .bind(row.ttl)
    .bind(&row.moved)
    .bind(row.entries)
    .bind(row.read_whole)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

fn feed_row(row: &sqlx::sqlite::SqliteRow) -> FeedRow {
    FeedRow {
        address: row.get("address"),
        agency: row.get("agency"),
        made_with: row.get("made_with"),
        etag: row.get("etag"),
        last_modified: row.get("last_modified"),
        digest: row.get("digest"),
        tried: row.get("tried"),
        succeeded: row.get("succeeded"),
        failures: row.get("failures"),
        failure: row.get("failure"),
        not_before: row.get("not_before"),
        ttl: row.get("ttl"),
        moved: row.get("moved"),
        entries: row.get("entries"),
        read_whole: row.get("read_whole"),
    }
}
