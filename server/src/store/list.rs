//! Lists: one page with the counts that its filters show.

use super::{Store, StoreError, read::summary};
use cong_api::{Facet, FacetValue, ListQuery, Listing, Slug, Sort, fold::fold, list::FACETS};
use sqlx::{QueryBuilder, Row, Sqlite, sqlite::SqliteRow};

/// Items on one page of a list.
pub const PAGE_SIZE: u32 = 20;

/// Values that a facet shows at most.
const VALUES: usize = 200;

impl Store {
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
        sql.push(" LIMIT +").push_bind(size).push(" OFFSET +").push_bind((page - 1) * size);
        let rows = sql.build().fetch_all(&self.readers).await?;
        let items = rows.iter().map(summary).collect::<Result<_, StoreError>>()?;
        Ok(Listing { items, total, page, pages, facets: self.facets(query).await?, kind })
    }

    /// All facets without a choice are counted together; one with a choice by itself, because its own counts leave its own choice out.
    async fn facets(&self, query: &ListQuery) -> Result<Vec<Facet>, StoreError> {
        let chosen = |name: &str| query.filters.iter().any(|(filter, _)| filter == name);
        let mut rows = self.facet_rows(query, None).await?;
        rows.retain(|row| !chosen(row.get("name")));
        for name in FACETS.into_iter().filter(|name| chosen(name)) {
            rows.extend(self.facet_rows(query, Some(name)).await?);
        }
        let facets = FACETS.into_iter().map(|name| {
            let mut values: Vec<_> = rows.iter().filter(|row| row.get::<&str, _>("name") == name).map(facet_value).collect();
            for value in &mut values {
                value.chosen = query.filters.iter().any(|(n, v)| n == name && *v == value.value);
            }
            if name == "nam" {
                values.sort_by(|a, b| b.value.cmp(&a.value));
            } else {
                values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
            }
            values.truncate(VALUES);
            // Forty fields are looked through by name.
            if name == "linh-vuc" {
                values.sort_by_cached_key(|value| fold(if value.label.is_empty() { &value.value } else { &value.label }));
            }
            Facet { name: name.to_owned(), values }
        });
        Ok(facets.filter(|facet| facet.values.len() > 1 || facet.values.iter().any(|value| value.chosen)).collect())
    }

    /// The values of one facet, or of all.
    async fn facet_rows(&self, query: &ListQuery, only: Option<&str>) -> Result<Vec<SqliteRow>, StoreError> {
        let mut sql = QueryBuilder::<Sqlite>::new(
            "SELECT facet.name, facet.value, MAX(facet.label) AS label, COUNT(*) AS n FROM facet JOIN item ON item.id = facet.item ",
        );
        push_conditions(&mut sql, query, only);
        if let Some(name) = only {
            sql.push(" AND facet.name = ").push_bind(name.to_owned());
        }
        sql.push(" GROUP BY facet.name, facet.value");
        Ok(sql.build().fetch_all(&self.readers).await?)
    }
}

pub(super) fn facet_value(row: &SqliteRow) -> FacetValue {
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
        // The plus, here and at a limit: SQLite would plan a statement anew for each value.
        sql.push(" AND item.order_key >= +").push_bind(from.0);
        sql.push(" AND item.order_key < +").push_bind(to.0);
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
