//! The store: SQLite in WAL mode, many readers, one writer.
//!
//! Invariant: a write is one transaction that also bumps the content revision; what was acknowledged is on disk.

mod changes;
mod feeds;
mod list;
mod misses;
mod read;
mod record;
mod searches;
mod write;

pub use changes::{Changed, Spot};
pub use feeds::{FeedRow, FeedShown, FeedWrite, Known, Remembered};
pub use misses::Missed;
pub use read::Few;
pub use record::{Origin, Record, facets_of, number, order_key, places_of};
pub use searches::Counted;
pub use write::Written;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::{path::Path, time::Duration};

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error(
        "cannot open the database {path}: {source}. Check that the folder exists, that this user may write to it and that the disk is not full"
    )]
    Open { path: String, source: sqlx::Error },
    #[error("the database {0} cannot be brought to this version's schema: {1}")]
    Migrate(String, sqlx::migrate::MigrateError),
    #[error("the database failed: {0}")]
    Sql(#[from] sqlx::Error),
    #[error("the database holds a record that this version cannot read: {0}")]
    Json(#[from] serde_json::Error),
    #[error("the database holds a redirect that this version cannot read: {0}")]
    Redirect(String),
    #[error("the search index cannot be made: {0}")]
    Search(String),
    #[error("the database is empty: run `cong import content DIR` first")]
    Empty,
}

impl From<tantivy::TantivyError> for StoreError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Search(error.to_string())
    }
}

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Store {
    readers: SqlitePool,
    writer: SqlitePool,
}

/// The stores of the editions of a data folder. An edition is a portal of its own: it shares nothing but the folder.
#[derive(Clone)]
pub struct Stores {
    pub main: Store,
    /// Empty when the content has no English edition.
    pub english: Store,
}

impl Stores {
    pub async fn open(data: &Path) -> Result<Self, StoreError> {
        Ok(Self {
            main: Store::open(&data.join("cong.sqlite")).await?,
            english: Store::open(&data.join("cong-en.sqlite")).await?,
        })
    }

    pub async fn close(&self) {
        self.main.close().await;
        self.english.close().await;
    }
}

impl Store {
    /// Opens the database, creating it and its tables when they are not there.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let name = path.display().to_string();
        let failed = |source| StoreError::Open { path: name.clone(), source };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| failed(sqlx::Error::Io(e)))?;
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            .foreign_keys(true)
            // KiB for each connection: the system keeps the file in its own memory, once for all.
            .pragma("cache_size", "-2000");
        // A connection is a thread of this process: asking it whether it is still there costs as much as a question.
        let pool = |connections| SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false);
        let writer = pool(1).connect_with(options.clone()).await.map_err(failed)?;
        sqlx::migrate!("migrations/sqlite").run(&writer).await.map_err(|e| StoreError::Migrate(name.clone(), e))?;
        let readers = pool(4).connect_with(options.read_only(true)).await.map_err(failed)?;
        Ok(Self { readers, writer })
    }

    /// Waits for open connections and folds the write-ahead log into the database.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
