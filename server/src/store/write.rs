//! Writing: a whole set of items of one origin at a time, in one transaction.

use super::{Origin, Record, Store, StoreError};
use cong_api::{Slug, agency::Agency};
use sqlx::{Row, Sqlite, Transaction};
use std::collections::BTreeMap;

/// What a write did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub withdrawn: usize,
}

/// What happens to items of the same origin that a write does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// They stay.
    Keep,
    /// They are withdrawn: no longer shown, not deleted (their address answers 410 at the edge).
    Withdraw,
}

impl Store {
    /// Replaces the province's own content: site, agencies and all items of [`Origin::Content`].
    pub async fn put_content(
        &self,
        meta: &[(&str, String)],
        agencies: &[Agency],
        records: &[Record],
        redirects: &BTreeMap<String, String>,
    ) -> Result<Written, StoreError> {
        let mut tx = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        for (key, value) in meta {
            put_meta(&mut tx, key, value).await?;
        }
        sqlx::query("DELETE FROM agency").execute(&mut *tx).await?;
        for (position, agency) in agencies.iter().enumerate() {
            sqlx::query("INSERT INTO agency (slug, position, data) VALUES (?, ?, ?)")
                .bind(agency.slug.as_str())
                .bind(i64::try_from(position).unwrap_or(i64::MAX))
                .bind(serde_json::to_string(agency)?)
                .execute(&mut *tx)
                .await?;
        }
        sqlx::query("DELETE FROM redirect").execute(&mut *tx).await?;
        for (old, new) in redirects {
            let query = sqlx::query("INSERT INTO redirect (old, new) VALUES (?, ?)");
            query.bind(old).bind(new).execute(&mut *tx).await?;
        }
        super::feeds::forget_lost_agencies(&mut tx).await?;
        let written = put_items(&mut tx, Origin::Content, records, Absent::Withdraw).await?;
        settle(&mut tx).await?;
        tx.commit().await?;
        Ok(written)
    }

    /// The content has this edition no more: all its items are withdrawn.
    pub async fn withdraw_content(&self) -> Result<(), StoreError> {
        if self.meta("content-stamp").await?.is_none_or(|stamp| stamp.is_empty()) {
            return Ok(());
        }
        let nothing = [("site", "{}".to_owned()), ("content-stamp", String::new())];
        self.put_content(&nothing, &[], &[], &BTreeMap::new()).await?;
        Ok(())
    }

    /// Files items of an origin; those it does not name stay.
    pub async fn put_records(&self, origin: Origin, records: &[Record]) -> Result<Written, StoreError> {
        let mut tx = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let written = put_items(&mut tx, origin, records, Absent::Keep).await?;
        if written.added + written.changed > 0 {
            settle(&mut tx).await?;
        }
        tx.commit().await?;
        Ok(written)
    }
}

async fn put_meta(tx: &mut Transaction<'_, Sqlite>, key: &str, value: &str) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .bind(key)
        .bind(value)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn put_items(
    tx: &mut Transaction<'_, Sqlite>,
    origin: Origin,
    records: &[Record],
    absent: Absent,
) -> Result<Written, StoreError> {
    let mut written = Written::default();
    sqlx::query("CREATE TEMP TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY)").execute(&mut **tx).await?;
    sqlx::query("DELETE FROM kept").execute(&mut **tx).await?;
    for record in records {
        let id = put_item(tx, origin, record, &mut written).await?;
        sqlx::query("INSERT OR IGNORE INTO kept (id) VALUES (?)").bind(id).execute(&mut **tx).await?;
    }
    if absent == Absent::Withdraw {
        let gone = sqlx::query(
            "UPDATE item SET state = 'withdrawn' WHERE origin = ? AND state <> 'withdrawn' AND id NOT IN (SELECT id FROM kept)",
        )
        .bind(origin.as_str())
        .execute(&mut **tx)
        .await?;
        written.withdrawn = usize::try_from(gone.rows_affected()).unwrap_or(usize::MAX);
    }
    Ok(written)
}

pub(super) async fn put_item(
    tx: &mut Transaction<'_, Sqlite>,
    origin: Origin,
    record: &Record,
    written: &mut Written,
) -> Result<i64, StoreError> {
    let item = &record.item;
    let site = item.address.agency.as_ref().map_or("", Slug::as_str);
    let data = serde_json::to_string(item)?;
    let old = sqlx::query("SELECT id, data, state FROM item WHERE agency_site = ? AND section = ? AND slug = ? AND origin = ?")
        .bind(site)
        .bind(item.address.section.as_str())
        .bind(item.address.slug.as_str())
        .bind(origin.as_str())
        .fetch_optional(&mut **tx)
        .await?;
    let same =
        old.as_ref().is_some_and(|row| row.get::<String, _>("data") == data && row.get::<String, _>("state") != "withdrawn");
    let id = sqlx::query(
        "INSERT INTO item (origin, agency_site, section, slug, kind, title_key, order_key, words, data, summary, text)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (agency_site, section, slug, origin) DO UPDATE SET kind = excluded.kind, title_key = excluded.title_key,
             order_key = excluded.order_key, words = excluded.words, data = excluded.data, summary = excluded.summary, text = excluded.text,
             state = CASE item.state WHEN 'withdrawn' THEN 'shown' ELSE item.state END
         RETURNING id",
    )
    .bind(origin.as_str())
    .bind(site)
    .bind(item.address.section.as_str())
    .bind(item.address.slug.as_str())
    .bind(item.kind().name())
    .bind(cong_api::fold::fold(&item.title))
    .bind(&record.order_key)
    .bind(&record.words)
    .bind(&data)
    .bind(serde_json::to_string(&item.summarise())?)
    .bind(&record.text)
    .fetch_one(&mut **tx)
    .await?
    .get::<i64, _>("id");
    match (old.is_some(), same) {
        (false, _) => written.added += 1,
        (true, true) => written.unchanged += 1,
        (true, false) => written.changed += 1,
    }
    if !same || origin == Origin::Content {
        put_places_and_facets(tx, id, record).await?;
    }
    Ok(id)
}

async fn put_places_and_facets(tx: &mut Transaction<'_, Sqlite>, id: i64, record: &Record) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM place WHERE item = ?").bind(id).execute(&mut **tx).await?;
    sqlx::query("DELETE FROM facet WHERE item = ?").bind(id).execute(&mut **tx).await?;
    for (site, section) in &record.places {
        sqlx::query("INSERT INTO place (agency_site, section, item) VALUES (?, ?, ?)")
            .bind(site)
            .bind(section)
            .bind(id)
            .execute(&mut **tx)
            .await?;
    }
    for (name, value, label) in &record.facets {
        sqlx::query("INSERT INTO facet (item, name, value, label) VALUES (?, ?, ?, ?)")
            .bind(id)
            .bind(name)
            .bind(value)
            .bind(label)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Shadows imported versions that the editors have written themselves, bumps the content revision and notes when that was.
async fn settle(tx: &mut Transaction<'_, Sqlite>) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE item SET state = CASE WHEN EXISTS (
             SELECT 1 FROM item AS own WHERE own.origin = 'content' AND own.state = 'shown'
                 AND own.agency_site = item.agency_site AND own.section = item.section AND own.slug = item.slug
         ) THEN 'shadowed' ELSE 'shown' END
         WHERE origin <> 'content' AND state <> 'withdrawn'",
    )
    .execute(&mut **tx)
    .await?;
    bump(tx).await
}

/// A new content revision: pages, lists and the index are made from what is stored now.
pub(super) async fn bump(tx: &mut Transaction<'_, Sqlite>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO meta (key, value) VALUES ('revision', '1')
         ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)",
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query(
        "INSERT INTO meta (key, value) VALUES ('revised', strftime('%s', 'now'))
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
