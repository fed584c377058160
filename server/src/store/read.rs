//! Reading: single items, lists with facets, everything for the index.

use super::{Store, StoreError};
use crate::redirects::Table;
use cong_api::{Facet, FacetValue, Item, ItemAddress, ItemSummary, ListQuery, Listing, Slug, Sort, agency::Agency, fold::fold};
use sqlx::{QueryBuilder, Row, Sqlite};
use std::collections::HashSet;

/// Items on one page of a list.
pub const PAGE_SIZE: u32 = 20;

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

    pub async fn summary(&self, address: &ItemAddress) -> Result<Option<ItemSummary>, StoreError> {
        Ok(self.item(address).await?.map(|item| item.summarise()))
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

    /// The first items of a list, without counts or facets.
    pub async fn first(&self, site: &str, section: &str, limit: u32, from: Option<&str>) -> Result<Vec<ItemSummary>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT item.summary FROM item JOIN place ON place.item = item.id WHERE item.state = 'shown' AND place.agency_site = ",
        );
        query.push_bind(site).push(" AND place.section = ").push_bind(section);
        if let Some(from) = from {
            query.push(" AND item.order_key >= ").push_bind(from);
            query.push(" ORDER BY item.order_key, item.id");
        } else {
            query.push(" ORDER BY item.order_key DESC, item.id");
        }
        query.push(" LIMIT ").push_bind(limit);
        let rows = query.build().fetch_all(&self.readers).await?;
        rows.iter().map(|row| Ok(serde_json::from_str(row.get("summary"))?)).collect()
    }

    /// Everything that is shown, in the order of the store.
    pub async fn all(&self) -> Result<Vec<Item>, StoreError> {
        let rows = sqlx::query("SELECT data FROM item WHERE state = 'shown' ORDER BY id").fetch_all(&self.readers).await?;
        rows.iter().map(|row| Ok(serde_json::from_str(row.get("data"))?)).collect()
    }

    /// The next items that are shown, after an id, with their ids and plain texts: for the index, which takes them in portions.
    pub async fn after(&self, id: i64, limit: u32) -> Result<Vec<(i64, Item, String)>, StoreError> {
        let rows = sqlx::query("SELECT id, data, text FROM item WHERE state = 'shown' AND id > ? ORDER BY id LIMIT ?")
            .bind(id)
            .bind(limit)
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(|row| Ok((row.get("id"), serde_json::from_str(row.get("data"))?, row.get("text")))).collect()
    }

    /// Summaries and plain texts by id, in that order; what is no longer shown is left out.
    pub async fn found(&self, ids: &[i64]) -> Result<Vec<(ItemSummary, String)>, StoreError> {
        let mut sql = QueryBuilder::<Sqlite>::new("SELECT id, summary, text FROM item WHERE state = 'shown' AND id IN (");
        let mut list = sql.separated(", ");
        for id in ids {
            list.push_bind(*id);
        }
        sql.push(")");
        let rows = sql.build().fetch_all(&self.readers).await?;
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(row) = rows.iter().find(|row| row.get::<i64, _>("id") == *id) {
                found.push((serde_json::from_str(row.get("summary"))?, row.get("text")));
            }
        }
        Ok(found)
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

    /// One page of a list with the counts that its filters show.
    pub async fn list(&self, query: &ListQuery) -> Result<Listing, StoreError> {
        let (total, kind) = {
            let mut sql =
                QueryBuilder::<Sqlite>::new("SELECT COUNT(*) AS n, MIN(item.kind) AS first, MAX(item.kind) AS last FROM item ");
            push_conditions(&mut sql, query, None);
            let row = sql.build().fetch_one(&self.readers).await?;
            let (first, last): (Option<String>, Option<String>) = (row.get("first"), row.get("last"));
            let kind =
                first.filter(|first| Some(first) == last.as_ref()).map(|kind| serde_json::from_value(kind.into())).transpose()?;
            (u32::try_from(row.get::<i64, _>("n")).unwrap_or(u32::MAX), kind)
        };
        // A week is one page: nobody pages through Tuesday.
        let size = if query.week.is_some() { total.max(1) } else { PAGE_SIZE };
        let pages = total.div_ceil(size).max(1);
        let page = query.page.clamp(1, pages);
        let mut sql = QueryBuilder::<Sqlite>::new("SELECT item.summary FROM item ");
        push_conditions(&mut sql, query, None);
        sql.push(match query.sort {
            Sort::Newest => " ORDER BY item.order_key DESC, item.id",
            Sort::Oldest => " ORDER BY item.order_key, item.id",
            Sort::Title => " ORDER BY item.title_key, item.id",
        });
        sql.push(" LIMIT ").push_bind(size).push(" OFFSET ").push_bind((page - 1) * size);
        let rows = sql.build().fetch_all(&self.readers).await?;
        let items = rows.iter().map(|row| Ok(serde_json::from_str(row.get("summary"))?)).collect::<Result<_, StoreError>>()?;
        Ok(Listing { items, total, page, pages, facets: self.facets(query).await?, kind })
    }

    async fn facets(&self, query: &ListQuery) -> Result<Vec<Facet>, StoreError> {
        let mut facets = Vec::new();
        for name in cong_api::list::FACETS {
            let mut sql = QueryBuilder::<Sqlite>::new(
                "SELECT facet.value, MAX(facet.label) AS label, COUNT(*) AS n FROM facet JOIN item ON item.id = facet.item ",
            );
            push_conditions(&mut sql, query, Some(name));
            sql.push(" AND facet.name = ").push_bind(name);
            sql.push(" GROUP BY facet.value ORDER BY ");
            sql.push(if name == "nam" { "facet.value DESC" } else { "n DESC, facet.value" });
            sql.push(" LIMIT 200");
            let rows = sql.build().fetch_all(&self.readers).await?;
            let mut values: Vec<_> = rows.iter().map(facet_value).collect();
            for value in &mut values {
                value.chosen = query.filters.iter().any(|(n, v)| n == name && *v == value.value);
            }
            // Forty fields are looked through by name.
            if name == "linh-vuc" {
                values.sort_by_cached_key(|value| fold(if value.label.is_empty() { &value.value } else { &value.label }));
            }
            if values.len() > 1 || values.iter().any(|value| value.chosen) {
                facets.push(Facet { name: name.to_owned(), values });
            }
        }
        Ok(facets)
    }

    /// Items of a week or any span of days in a list, earliest first.
    pub async fn between(&self, site: &str, section: &str, from: &str, to: &str) -> Result<Vec<ItemSummary>, StoreError> {
        let rows = sqlx::query(
            "SELECT item.summary FROM item JOIN place ON place.item = item.id
             WHERE item.state = 'shown' AND place.agency_site = ? AND place.section = ? AND item.order_key >= ? AND item.order_key < ?
             ORDER BY item.order_key, item.id LIMIT 200",
        )
        .bind(site)
        .bind(section)
        .bind(from)
        .bind(to)
        .fetch_all(&self.readers)
        .await?;
        rows.iter().map(|row| Ok(serde_json::from_str(row.get("summary"))?)).collect()
    }
}

fn facet_value(row: &sqlx::sqlite::SqliteRow) -> FacetValue {
    FacetValue {
        value: row.get("value"),
        label: row.get("label"),
        count: u32::try_from(row.get::<i64, _>("n")).unwrap_or(u32::MAX),
        chosen: false,
    }
}

/// The WHERE of a list. Values of one facet widen, different facets narrow; a facet's own counts leave its own choice out.
pub(super) fn push_conditions(sql: &mut QueryBuilder<Sqlite>, query: &ListQuery, without: Option<&str>) {
    if let Some(section) = &query.section {
        sql.push("JOIN place ON place.item = item.id AND place.agency_site = ");
        sql.push_bind(query.agency.as_ref().map_or(String::new(), Slug::to_string));
        sql.push(" AND place.section = ").push_bind(section.to_string());
    }
    sql.push(" WHERE item.state = 'shown'");
    // An agency and no section: everything that its site lists, once.
    if let (Some(agency), None) = (&query.agency, &query.section) {
        sql.push(" AND item.id IN (SELECT item FROM place WHERE agency_site = ").push_bind(agency.to_string()).push(")");
    }
    if let Some((from, to)) = query.week.as_ref().and_then(|monday| Some((monday.clone(), monday.plus_days(7)?))) {
        sql.push(" AND item.order_key >= ").push_bind(from.0);
        sql.push(" AND item.order_key < ").push_bind(to.0);
    }
    let mut names: Vec<&str> = query.filters.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names.into_iter().filter(|name| Some(*name) != without) {
        sql.push(" AND EXISTS (SELECT 1 FROM facet AS f WHERE f.item = item.id AND f.name = ").push_bind(name.to_owned());
        sql.push(" AND f.value IN (");
        let mut list = sql.separated(", ");
        for (_, value) in query.filters.iter().filter(|(n, _)| n == name) {
            list.push_bind(value.clone());
        }
        sql.push("))");
    }
    for word in fold(&query.words).split_whitespace().take(12) {
        sql.push(" AND instr(item.words, ").push_bind(word.to_owned()).push(") > 0");
    }
}
