//! Items by the time of their last change: for feeds and site maps.

use super::{Store, StoreError, list::push_conditions};
use cong_api::{Item, ItemAddress, ListQuery, Slug, Stamp};
use sqlx::{QueryBuilder, Row, Sqlite};
use std::collections::HashMap;

/// The address of an item with the moment of its last change.
pub struct Changed {
    pub address: ItemAddress,
    pub changed: Stamp,
}

/// A list, as (agency's site or nothing, section).
pub type Spot = (String, String);

impl Store {
    /// The items of a list that changed last, newest first. An agency without a section: all that its site lists; neither: everything.
    pub async fn last_changed(&self, query: &ListQuery, limit: u32) -> Result<Vec<Item>, StoreError> {
        let mut sql = QueryBuilder::<Sqlite>::new("SELECT item.data FROM item ");
        push_conditions(&mut sql, query, None);
        sql.push(" ORDER BY item.changed DESC, item.id DESC LIMIT +").push_bind(limit);
        let rows = sql.build().fetch_all(&self.readers).await?;
        rows.iter().map(|row| Ok(serde_json::from_str(row.get("data"))?)).collect()
    }

    /// Items by id, the last changed first; what is no longer shown is left out.
    pub async fn items(&self, ids: &[i64]) -> Result<Vec<Item>, StoreError> {
        let mut sql = QueryBuilder::<Sqlite>::new("SELECT data FROM item WHERE state = 'shown' AND id IN (");
        let mut list = sql.separated(", ");
        for id in ids {
            list.push_bind(*id);
        }
        sql.push(") ORDER BY changed DESC, id DESC");
        let rows = sql.build().fetch_all(&self.readers).await?;
        rows.iter().map(|row| Ok(serde_json::from_str(row.get("data"))?)).collect()
    }

    /// The moment of the last change of any item; nothing in an empty store.
    pub async fn last_change(&self) -> Result<Option<Stamp>, StoreError> {
        let row = sqlx::query("SELECT MAX(changed) AS changed FROM item WHERE state = 'shown'").fetch_one(&self.readers).await?;
        Ok(row.get::<Option<String>, _>("changed").map(Stamp))
    }

    /// The addresses of everything that is shown, in the order of the store, which stays when items are added.
    pub async fn addresses(&self) -> Result<Vec<Changed>, StoreError> {
        let sql = "SELECT agency_site, section, slug, changed FROM item WHERE state = 'shown' ORDER BY id";
        let rows = sqlx::query(sql).fetch_all(&self.readers).await?;
        // Slugs are checked on their way in; a row that is none could not be asked for either.
        Ok(rows.iter().filter_map(|row| Some(Changed { address: address(row)?, changed: Stamp(row.get("changed")) })).collect())
    }

    /// When a list last changed, for every list that holds something.
    pub async fn changes_of_lists(&self) -> Result<HashMap<Spot, Stamp>, StoreError> {
        let rows = sqlx::query(
            "SELECT place.agency_site, place.section, MAX(item.changed) AS changed FROM place JOIN item ON item.id = place.item
             WHERE item.state = 'shown' GROUP BY place.agency_site, place.section",
        )
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(|row| ((row.get("agency_site"), row.get("section")), Stamp(row.get("changed")))).collect())
    }
}

fn address(row: &sqlx::sqlite::SqliteRow) -> Option<ItemAddress> {
    let slug = |name: &str| Slug::try_from(row.get::<String, _>(name)).ok();
    let site: String = row.get("agency_site");
    let agency = if site.is_empty() { None } else { Some(Slug::try_from(site).ok()?) };
    Some(ItemAddress { agency, section: slug("section")?, slug: slug("slug")? })
}
