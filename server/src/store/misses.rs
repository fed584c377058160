//! Counts of addresses that lead nowhere.

use super::{Store, StoreError};
use cong_api::Date;
use sqlx::Row;

/// Different paths that are kept; new ones on top are not.
const MOST: i64 = 20_000;
/// Paths asked less often than this are forgotten after so many days: slips and probes, which no redirect helps.
const RARE: i64 = 3;
const KEPT_DAYS: i64 = 60;

/// A counted path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    pub path: String,
    pub asked: u32,
    pub last_day: Date,
}

impl Store {
    /// Adds counts to those that are kept. Content does not change by it: no new revision.
    pub async fn count_misses(&self, counts: &[(String, u32)], today: &Date) -> Result<(), StoreError> {
        let mut tx = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let stale = today.plus_days(-KEPT_DAYS).unwrap_or_else(|| today.clone());
        sqlx::query("DELETE FROM miss WHERE asked < ? AND last_day < ?").bind(RARE).bind(&stale.0).execute(&mut *tx).await?;
        let mut room = MOST - sqlx::query("SELECT COUNT(*) AS n FROM miss").fetch_one(&mut *tx).await?.get::<i64, _>("n");
        for (path, count) in counts {
            let known = sqlx::query("SELECT 1 FROM miss WHERE path = ?").bind(path).fetch_optional(&mut *tx).await?.is_some();
            if !known && room <= 0 {
                continue;
            }
            room -= i64::from(!known);
            sqlx::query(
                "INSERT INTO miss (path, asked, last_day) VALUES (?, ?, ?)
                 ON CONFLICT (path) DO UPDATE SET asked = asked + excluded.asked, last_day = excluded.last_day",
            )
            .bind(path)
            .bind(count)
            .bind(&today.0)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The paths that were asked for most often and led nowhere.
    pub async fn misses(&self, limit: u32) -> Result<Vec<Missed>, StoreError> {
        let rows = sqlx::query("SELECT path, asked, last_day FROM miss ORDER BY asked DESC, path LIMIT +?")
            .bind(limit)
            .fetch_all(&self.readers)
            .await?;
        Ok(rows
            .iter()
            .map(|row| Missed { path: row.get("path"), asked: row.get("asked"), last_day: Date(row.get("last_day")) })
            .collect())
    }
}
