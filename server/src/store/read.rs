//! Reading: single items, the first of a list, everything for the index. Each call is one trip to the database, which costs more than what it
//! brings: what a page needs of a kind is asked for together.

use super::{Store, StoreError, list::facet_value};
use crate::redirects::Table;
use cong_api::{FacetValue, Item, ItemAddress, ItemSummary, Slug, agency::Agency};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};
use std::collections::HashSet;

/// The first items of a list.
#[derive(Clone, Copy, Default)]
pub struct Few<'a> {
    /// The agency whose site it is a list of; empty for the portal.
    pub site: &'a str,
    pub section: &'a str,
    pub limit: u32,
    /// From this day on, the nearest first; without it the newest first.
    pub from: Option<&'a str>,
    /// Before this day.
    pub until: Option<&'a str>,
}

impl Store {
    pub async fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT value FROM meta WHERE key = ?").bind(key).fetch_optional(&self.readers).await?;
        Ok(row.map(|row| row.get("value")))
    }

    /// Counts writes: a page made under one revision is good while it stands.
    pub async fn revision(&self) -> Result<u64, StoreError> {
        Ok(self.meta("revision").await?.and_then(|text| text.parse().ok()).unwrap_or(0))
    }

    /// When the last write changed the content, in seconds since 1970; 0 when an older version wrote it.
    pub async fn revised(&self) -> Result<u64, StoreError> {
        Ok(self.meta("revised").await?.and_then(|text| text.parse().ok()).unwrap_or(0))
    }

    pub async fn agencies(&self) -> Result<Vec<Agency>, StoreError> {
        let rows = sqlx::query("SELECT data FROM agency ORDER BY position").fetch_all(&self.readers).await?;
        rows.iter().map(|row| Ok(serde_json::from_str(row.get("data"))?)).collect()
    }

    pub async fn item(&self, address: &ItemAddress) -> Result<Option<Item>, StoreError> {
        let row = sqlx::query("SELECT data FROM item WHERE agency_site = ? AND section = ? AND slug = ? AND state = 'shown'")
            .bind(address.agency.as_ref().map_or("", Slug::as_str))
            .bind(address.section.as_str())
            .bind(address.slug.as_str())
            .fetch_optional(&self.readers)
            .await?;
        row.map(|row| Ok(serde_json::from_str(row.get("data"))?)).transpose()
    }

    /// The canonical address of an item that is listed in a section under that slug.
    pub async fn canonical(&self, place: &ItemAddress) -> Result<Option<ItemAddress>, StoreError> {
        let row = sqlx::query(
            "SELECT item.summary FROM item JOIN place ON place.item = item.id
             WHERE place.agency_site = ? AND place.section = ? AND item.slug = ? AND item.state = 'shown' LIMIT 1",
        )
        .bind(place.agency.as_ref().map_or("", Slug::as_str))
        .bind(place.section.as_str())
        .bind(place.slug.as_str())
        .fetch_optional(&self.readers)
        .await?;
        row.map(|row| Ok(serde_json::from_str::<ItemSummary>(row.get("summary"))?.address)).transpose()
    }

    /// Summaries by address, in that order; what is not shown is left out.
    pub async fn summaries(&self, addresses: &[ItemAddress]) -> Result<Vec<ItemSummary>, StoreError> {
        if addresses.is_empty() {
            return Ok(Vec::new());
        }
        let mut sql = QueryBuilder::<Sqlite>::new("WITH wanted (agency_site, section, slug) AS (");
        sql.push_values(addresses, |mut row, address| {
            row.push_bind(address.agency.as_ref().map_or("", Slug::as_str));
            row.push_bind(address.section.as_str()).push_bind(address.slug.as_str());
        });
        // CROSS: for each address its row. Asked with IN, SQLite looks through all items that are shown.
        sql.push(
            ") SELECT item.summary FROM wanted CROSS JOIN item USING (agency_site, section, slug) WHERE item.state = 'shown'",
        );
        let rows = sql.build().fetch_all(&self.readers).await?;
        let found: Vec<ItemSummary> = rows.iter().map(summary).collect::<Result<_, _>>()?;
        Ok(addresses.iter().filter_map(|address| found.iter().find(|item| item.address == *address).cloned()).collect())
    }

    /// All old addresses and where they lead.
    pub async fn redirects(&self) -> Result<Table, StoreError> {
        let rows = sqlx::query("SELECT old, new FROM redirect").fetch_all(&self.readers).await?;
        let patterns = self.meta("redirect-patterns").await?.unwrap_or_else(|| "[]".into());
        Ok(Table {
            exact: rows.iter().map(|row| (row.get("old"), row.get("new"))).collect(),
            patterns: serde_json::from_str(&patterns)?,
        })
    }

    /// The first items of some lists, asked for at once: as many answers as questions, in their order.
    pub async fn few(&self, wanted: &[Few<'_>]) -> Result<Vec<Vec<ItemSummary>>, StoreError> {
        let mut found: Vec<_> = wanted.iter().map(|_| Vec::new()).collect();
        if wanted.is_empty() {
            return Ok(found);
        }
        let mut query = QueryBuilder::<Sqlite>::new("");
        for (at, few) in wanted.iter().enumerate() {
            query.push(if at > 0 { " UNION ALL SELECT " } else { "SELECT " }).push(at);
            query.push(
                " AS list, summary FROM (SELECT item.summary FROM item JOIN place ON place.item = item.id
                 WHERE item.state = 'shown' AND place.agency_site = ",
            );
            query.push_bind(few.site).push(" AND place.section = ").push_bind(few.section);
            // The pluses: SQLite would plan a statement anew for each value of a range or a limit.
            if let Some(from) = few.from {
                query.push(" AND item.order_key >= +").push_bind(from);
            }
            if let Some(until) = few.until {
                query.push(" AND item.order_key < +").push_bind(until);
            }
            let order = if few.from.is_some() { "item.order_key" } else { "item.order_key DESC" };
            query.push(" ORDER BY ").push(order).push(", item.id LIMIT +").push_bind(few.limit).push(")");
        }
        for row in query.build().fetch_all(&self.readers).await? {
            let list = usize::try_from(row.get::<i64, _>("list")).unwrap_or_default();
            if let Some(list) = found.get_mut(list) {
                list.push(summary(&row)?);
            }
        }
        Ok(found)
    }

    /// The first items of one list.
    pub async fn first(&self, few: Few<'_>) -> Result<Vec<ItemSummary>, StoreError> {
        Ok(self.few(&[few]).await?.pop().unwrap_or_default())
    }

    /// Everything that is shown, in the order of the store.
    pub async fn all(&self) -> Result<Vec<Item>, StoreError> {
        let rows = sqlx::query("SELECT data FROM item WHERE state = 'shown' ORDER BY id").fetch_all(&self.readers).await?;
        rows.iter().map(|row| Ok(serde_json::from_str(row.get("data"))?)).collect()
    }

    /// The next items that are shown, after an id, with their ids and plain texts: for the index, which takes them in portions.
    pub async fn after(&self, id: i64, limit: u32) -> Result<Vec<(i64, Item, String)>, StoreError> {
        let rows = sqlx::query("SELECT id, data, text FROM item WHERE state = 'shown' AND id > ? ORDER BY id LIMIT +?")
            .bind(id)
            .bind(limit)
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(|row| Ok((row.get("id"), serde_json::from_str(row.get("data"))?, row.get("text")))).collect()
    }

    /// Summaries and plain texts by id, in that order; what is no longer shown is left out.
    pub async fn found(&self, ids: &[i64]) -> Result<Vec<(ItemSummary, String)>, StoreError> {
        let rows = self.by_id("id, summary, text", ids).await?;
        rows.iter().map(|row| Ok((summary(row)?, row.get("text")))).collect()
    }

    /// The same without the texts.
    pub async fn found_summaries(&self, ids: &[i64]) -> Result<Vec<ItemSummary>, StoreError> {
        self.by_id("id, summary", ids).await?.iter().map(summary).collect()
    }

    /// Rows of shown items in the order of the ids.
    async fn by_id(&self, columns: &str, ids: &[i64]) -> Result<Vec<SqliteRow>, StoreError> {
        let mut sql = QueryBuilder::<Sqlite>::new(format!("SELECT {columns} FROM item WHERE state = 'shown' AND id IN ("));
        let mut list = sql.separated(", ");
        for id in ids {
            list.push_bind(*id);
        }
        sql.push(")");
        let mut rows = sql.build().fetch_all(&self.readers).await?;
        rows.sort_by_key(|row| ids.iter().position(|id| *id == row.get::<i64, _>("id")));
        Ok(rows)
    }

    /// The sections of agencies' sites that hold something, as (agency, section).
    pub async fn filled_sections(&self) -> Result<HashSet<(String, String)>, StoreError> {
        let rows = sqlx::query(
            "SELECT DISTINCT place.agency_site, place.section FROM place JOIN item ON item.id = place.item
             WHERE item.state = 'shown' AND place.agency_site <> ''",
        )
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(|row| (row.get("agency_site"), row.get("section"))).collect())
    }

    /// Every value of a facet with its count.
    pub async fn facet_values(&self, field: &str) -> Result<Vec<FacetValue>, StoreError> {
        let rows = sqlx::query(
            "SELECT facet.value, facet.label, COUNT(*) AS n FROM facet JOIN item ON item.id = facet.item
             WHERE facet.name = ? AND item.state = 'shown' GROUP BY facet.value ORDER BY n DESC, facet.value",
        )
        .bind(field)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(facet_value).collect())
    }
}

/// The summary of an item's row.
pub(super) fn summary(row: &SqliteRow) -> Result<ItemSummary, StoreError> {
    Ok(serde_json::from_str(row.get("summary"))?)
}
