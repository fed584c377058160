//! How it stands with each source: for the status page, its JSON, and `cong report sources`.

use super::{Failure, source};
use crate::{
    clock,
    store::{Store, StoreError},
};
use cong_api::{Slug, Stamp};
use serde::Serialize;

/// A source that was not read for so many seconds is stale: what it published today is missing here.
const STALE: i64 = 24 * 3600;

/// Open to everybody: no addresses inside networks, no messages of machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    pub agency: Slug,
    pub agency_name: String,
    pub address: String,
    pub section: Slug,
    /// In the province's time, to the minute.
    pub last_try: Option<Stamp>,
    pub last_success: Option<Stamp>,
    /// Items of it that the portal shows.
    pub items: u32,
    /// Entries of its last document.
    pub entries: u32,
    /// The date of its newest item.
    pub newest: Option<Stamp>,
    /// Failures since the last success.
    pub failures: u32,
    /// The last of them.
    pub error: Option<Told>,
    /// When the schedule asks again at the earliest, after a failure.
    pub next_try: Option<Stamp>,
    /// Not read for a day, or never.
    pub stale: bool,
    /// Where the source says that it has moved for good.
    pub moved: Option<String>,
    /// For those who run the portal only.
    #[serde(skip)]
    pub failure: Option<Failure>,
}

/// A failure, as everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    pub code: String,
    pub text: String,
}

/// All sources of the content, in the order of the agencies, whether they were tried or not.
pub async fn statuses(store: &Store) -> Result<Vec<Status>, StoreError> {
    let (mut rows, mut shown) = (store.feed_rows().await?, store.feeds_shown().await?);
    let agencies = store.agencies().await?;
    let now = clock::unix();
    let mut statuses = Vec::new();
    for source in source::all(store).await? {
        let row = rows.remove(&source.address).unwrap_or_default();
        let shown = shown.remove(&source.address).unwrap_or_default();
        let moment = |unix: i64| (unix > 0).then(|| clock::stamp_at(unix));
        let failure: Option<Failure> = serde_json::from_str(&row.failure).ok();
        let agency = agencies.iter().find(|agency| agency.slug == source.agency);
        statuses.push(Status {
            agency_name: agency.map(|agency| agency.name.clone()).unwrap_or_default(),
            agency: source.agency,
            address: source.address,
            section: source.section,
            last_try: moment(row.tried),
            last_success: moment(row.succeeded),
            items: shown.items,
            entries: row.entries,
            newest: (!shown.newest.is_empty()).then_some(Stamp(shown.newest)),
            failures: row.failures,
            error: failure.as_ref().map(|failure| Told { code: failure.code(), text: failure.vietnamese() }),
            next_try: failure.as_ref().and_then(|_| moment(row.not_before)),
            stale: now - row.succeeded > STALE,
            moved: (!row.moved.is_empty()).then_some(row.moved),
            failure,
        });
    }
    let order = |status: &Status| agencies.iter().position(|agency| agency.slug == status.agency);
    statuses.sort_by_key(order);
    Ok(statuses)
}
