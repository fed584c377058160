//! Counts of what people look for.

use super::{Store, StoreError};
use crate::search::Count;
use cong_api::Date;
use sqlx::Row;

/// Different queries that are kept; new ones on top are not.
const MOST: i64 = 50_000;
/// Queries asked less often than this are forgotten after so many days; the report does not show them.
const RARE: i64 = 3;
const KEPT_DAYS: i64 = 30;

/// A counted query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub words: String,
    pub count: Count,
    pub last_day: Date,
}

impl Store {
    /// Adds counts to those that are kept. Content does not change by it: no new revision.
    pub async fn count_searches(&self, counts: &[(String, Count)], today: &Date) -> Result<(), StoreError> {
        let mut tx = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        // What was hardly asked and long ago may name a person and teaches nobody anything.
        let stale = today.plus_days(-KEPT_DAYS).unwrap_or_else(|| today.clone());
        sqlx::query("DELETE FROM search_count WHERE asked < ? AND last_day < ?")
            .bind(RARE)
            .bind(&stale.0)
            .execute(&mut *tx)
            .await?;
        let mut room = MOST - sqlx::query("SELECT COUNT(*) AS n FROM search_count").fetch_one(&mut *tx).await?.get::<i64, _>("n");
        for (words, count) in counts {
            // A page that was opened from results asked earlier than the last write counts only when the query is known.
            let new = count.asked > 0 && room > 0;
            let known =
                sqlx::query("SELECT 1 FROM search_count WHERE words = ?").bind(words).fetch_optional(&mut *tx).await?.is_some();
            if !known && !new {
                continue;
            }
            room -= i64::from(!known);
            sqlx::query(
                "INSERT INTO search_count (words, asked, missed, followed, last_day) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (words) DO UPDATE SET asked = asked + excluded.asked, missed = missed + excluded.missed,
                     followed = followed + excluded.followed, last_day = excluded.last_day",
            )
            .bind(words)
            .bind(count.asked)
            .bind(count.missed)
            .bind(count.followed)
            .bind(&today.0)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Queries that mostly found nothing, most asked first.
    pub async fn missed_searches(&self, limit: u32) -> Result<Vec<Counted>, StoreError> {
        self.searches("missed * 2 >= asked AND asked >= 3 ORDER BY missed DESC, words", limit).await
    }

    /// Queries that found something whose results hardly anybody opened, most asked first.
    pub async fn unfollowed_searches(&self, limit: u32) -> Result<Vec<Counted>, StoreError> {
        self.searches("missed * 2 < asked AND asked >= 3 AND followed * 5 < asked ORDER BY asked DESC, words", limit).await
    }

    async fn searches(&self, condition: &'static str, limit: u32) -> Result<Vec<Counted>, StoreError> {
        let mut sql =
            sqlx::QueryBuilder::<sqlx::Sqlite>::new("SELECT words, asked, missed, followed, last_day FROM search_count WHERE ");
        sql.push(condition).push(" LIMIT +").push_bind(limit);
        let rows = sql.build().fetch_all(&self.readers).await?;
        Ok(rows
            .iter()
            .map(|row| Counted {
                words: row.get("words"),
                count: Count { asked: row.get("asked"), missed: row.get("missed"), followed: row.get("followed") },
                last_day: Date(row.get("last_day")),
            })
            .collect())
    }
}
