//! Reads all sources side by side, a bounded number at once. What happens to one is its own affair.

use super::{
    Failure, Limits, Reach, Source,
    draft::{self, Draft},
    encoding, feed,
    feed::Markup,
    fetch::{self, Document, Fetched, Fetcher, Validators},
    put::{self, Place},
    source,
};
use crate::{
    clock,
    store::{FeedRow, Store, StoreError, Written},
};
use cong_api::{AgencyLink, Site, Slug, agency::Agency};
use futures::future::join_all;
use rustls::pki_types::CertificateDer;
use sha2::{Digest, Sha256};
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};
use tokio::sync::Semaphore;
use url::Url;

/// Seconds that a source is left alone after its first failure; twice as long after each further one.
const FIRST_REST: i64 = 5 * 60;
const LONGEST_REST: i64 = 12 * 3600;
/// A source may ask to be read as seldom as this, no less: people wait for news.
const LONGEST_TTL: i64 = 3600;

/// Which sources are asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// All.
    None,
    /// All but those that asked to be left alone (`Retry-After`).
    Asked,
    /// Those whose turn it is: so long after their last time, and not before their back-off is over.
    Schedule(Duration),
}

#[derive(Clone, Debug)]
pub struct Options {
    pub reach: Reach,
    pub limits: Limits,
    pub patience: Patience,
    /// Only the sources of this agency.
    pub only: Option<Slug>,
    /// Authorities that sign certificates of sources, beside Mozilla's list.
    pub trust: Vec<CertificateDer<'static>>,
}

/// What came of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// It asked to be left alone until then (Unix time).
    Waits(i64),
    Unchanged,
    Read {
        entries: u32,
        written: Written,
    },
}

#[derive(Clone, Debug)]
pub struct Outcome {
    pub source: Source,
    pub result: Result<Done, Failure>,
}

/// What all readings of a run share.
struct Run<'a> {
    store: &'a Store,
    fetcher: Fetcher,
    /// Seconds.
    whole_after: i64,
    site: Site,
    agencies: Vec<Agency>,
    configured: HashSet<String>,
    turns: Semaphore,
    hosts: HashMap<String, Semaphore>,
}

/// Reads the sources of the content that is stored. An error is one of our own store; those of sources stand in their outcomes.
pub async fn run(store: &Store, options: &Options) -> Result<Vec<Outcome>, StoreError> {
    let sources = source::all(store).await?;
    let addresses: Vec<&str> = sources.iter().map(|source| source.address.as_str()).collect();
    store.keep_feeds(&addresses).await?;
    let mut rows = store.feed_rows().await?;
    let configured = sources.iter().map(|source| source.address.clone()).collect();
    let wanted = |source: &Source| options.only.as_ref().is_none_or(|only| source.agency == *only);
    let mut asked = Vec::new();
    let mut outcomes = Vec::new();
    for source in sources.into_iter().filter(wanted) {
        let row = rows.remove(&source.address).unwrap_or_default();
        match waits(&row, options.patience, clock::unix()) {
            // A schedule says nothing of those whose turn it is not.
            Some(_) if matches!(options.patience, Patience::Schedule(_)) => {}
            Some(until) => outcomes.push(Outcome { source, result: Ok(Done::Waits(until)) }),
            None => asked.push((source, row)),
        }
    }
    if asked.is_empty() {
        return Ok(outcomes);
    }
    let site: Site = serde_json::from_str(&store.meta("site").await?.ok_or(StoreError::Empty)?)?;
    let fetcher = Fetcher::new(&site.origin, options.limits, options.reach.clone(), &options.trust);
    let fetcher = fetcher.map_err(|error| StoreError::Sql(sqlx::Error::Configuration(error.into())))?;
    let host = |source: &Source| Url::parse(&source.address).map(|url| fetch::host(&url)).unwrap_or_default();
    let run = Run {
        store,
        fetcher,
        whole_after: i64::try_from(options.limits.whole_after.as_secs()).unwrap_or(i64::MAX / 2),
        site,
        agencies: store.agencies().await?,
        configured,
        turns: Semaphore::new(options.limits.at_once.max(1)),
        hosts: asked.iter().map(|(source, _)| (host(source), Semaphore::new(options.limits.at_once_on_a_host.max(1)))).collect(),
    };
    let reading = asked.into_iter().map(|(source, row)| {
        let run = &run;
        let host = host(&source);
        async move {
            // The host's turn first: those who wait for a slow one keep nobody else waiting.
            let _host = match run.hosts.get(&host) {
                Some(host) => host.acquire().await.ok(),
                None => None,
            };
            let _turn = run.turns.acquire().await.ok();
            let result = run.read(&source, row).await;
            Outcome { source, result }
        }
    });
    outcomes.extend(join_all(reading).await);
    Ok(outcomes)
}

/// Until when a source is left alone, when it is.
fn waits(row: &FeedRow, patience: Patience, now: i64) -> Option<i64> {
    let asked_to_wait = || matches!(serde_json::from_str(&row.failure), Ok(Failure::Busy { .. }));
    let until = match patience {
        Patience::Asked if asked_to_wait() => row.not_before,
        Patience::Schedule(every) if row.tried > 0 => {
            (row.tried + i64::try_from(every.as_secs()).unwrap_or(i64::MAX / 2)).max(row.not_before)
        }
        _ => 0,
    };
    (until > now).then_some(until)
}

/// What a document says, made tame, off the threads that serve pages.
struct Reading {
    title: String,
    ttl: i64,
    drafts: Vec<Draft>,
}

impl Run<'_> {
    /// Reads one source and writes down how it went.
    async fn read(&self, source: &Source, before: FeedRow) -> Result<Done, Failure> {
        let mut row = FeedRow { address: source.address.clone(), agency: source.agency.to_string(), ..before };
        row.tried = clock::unix();
        let outcome = self.ask(source, &mut row).await;
        if let Err(failure) = &outcome {
            row.failures = row.failures.saturating_add(1);
            row.failure = serde_json::to_string(failure).unwrap_or_default();
            row.not_before = row.tried + rest(failure, row.failures);
            if let Err(error) = self.store.note_feed(&row).await {
                tracing::error!(%error, source = source.address, "how it stands with a source cannot be written down");
            }
        }
        outcome
    }

    async fn ask(&self, source: &Source, row: &mut FeedRow) -> Result<Done, Failure> {
        let url = Url::parse(&source.address).map_err(|_| Failure::Scheme { address: source.address.clone() })?;
        let agency = self.site.agency(source.agency.as_str()).cloned();
        let agency = agency.ok_or_else(|| Failure::Store { why: format!("there is no agency {}", source.agency) })?;
        let made_with = self.made_with(source, &agency);
        let as_before = row.made_with == made_with;
        let validators = Validators { etag: row.etag.clone(), last_modified: row.last_modified.clone() };
        let believed = as_before && row.tried - row.read_whole < self.whole_after;
        let validators = if believed { validators } else { Validators::default() };
        let stored = |error: StoreError| Failure::Store { why: error.to_string() };
        let document = match self.fetcher.fetch(&url, &validators).await? {
            Fetched::Document(document) => *document,
            Fetched::NotModified => {
                succeeded(row);
                self.store.note_feed(row).await.map_err(stored)?;
                return Ok(Done::Unchanged);
            }
        };
        let digest = format!("{:x}", Sha256::digest(&document.bytes));
        row.read_whole = row.tried;
        row.moved = document.moved.as_ref().map(Url::to_string).unwrap_or_default();
        if as_before && row.digest == digest {
            // Sources without validators send the same document each time.
            with_validators(row, &document.validators);
            succeeded(row);
            self.store.note_feed(row).await.map_err(stored)?;
            return Ok(Done::Unchanged);
        }
        let (validators, host) = (document.validators.clone(), fetch::host(&url));
        let reading = tokio::task::spawn_blocking(move || reading(&document)).await;
        // Whatever makes a reader of foreign texts panic is the source's document, and nobody else suffers from it.
        let reading = reading.unwrap_or_else(|error| Err(Failure::Broken { why: error.to_string() }))?;
        let entries = u32::try_from(reading.drafts.len()).unwrap_or(u32::MAX);
        let mut done = FeedRow { made_with, digest, entries, ttl: reading.ttl, ..row.clone() };
        with_validators(&mut done, &validators);
        succeeded(&mut done);
        let name = [source.name.as_str(), &reading.title, &host].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let place = Place {
            source,
            name,
            agency: &agency,
            agencies: &self.agencies,
            sections: &self.site.agency_sections,
            configured: &self.configured,
            now: done.tried,
        };
        let written = put::put(self.store, &place, reading.drafts, &done).await.map_err(stored)?;
        Ok(Done::Read { entries, written })
    }

    /// Everything that items are made with beside the document.
    fn made_with(&self, source: &Source, agency: &AgencyLink) -> String {
        let all = serde_json::to_string(&(draft::VERSION, source, agency, &self.site.agency_sections)).unwrap_or_default();
        format!("{:x}", Sha256::digest(all))
    }
}

fn reading(document: &Document) -> Result<Reading, Failure> {
    let text = encoding::text(&document.bytes, &document.content_type)?;
    let feed = feed::read(&text, &document.address)?;
    Ok(Reading {
        title: draft::line(&Markup { text: feed.title, html: true }),
        ttl: feed.ttl.clamp(0, LONGEST_TTL),
        drafts: feed.entries.iter().filter_map(|entry| Draft::new(entry, &document.address)).collect(),
    })
}

fn with_validators(row: &mut FeedRow, validators: &Validators) {
    row.etag.clone_from(&validators.etag);
    row.last_modified.clone_from(&validators.last_modified);
}

fn succeeded(row: &mut FeedRow) {
    row.succeeded = row.tried;
    row.failures = 0;
    row.failure.clear();
    row.not_before = row.tried + row.ttl;
}

/// Seconds that a source is left alone after so many failures.
fn rest(failure: &Failure, failures: u32) -> i64 {
    let doubled = FIRST_REST.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(LONGEST_REST);
    match failure {
        Failure::Busy { wait, .. } => i64::try_from(*wait).unwrap_or(LONGEST_REST).max(1),
        Failure::Gone => LONGEST_REST,
        _ => doubled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_left_alone_longer_each_time() {
        let fault = Failure::Status { status: 500 };
        let rests: Vec<i64> = (1..=10).map(|failures| rest(&fault, failures) / 60).collect();
        assert_eq!(rests, [5, 10, 20, 40, 80, 160, 320, 640, 720, 720]);
        assert_eq!(rest(&Failure::Busy { status: 429, wait: 7 }, 5), 7);
        assert_eq!(rest(&Failure::Gone, 1), LONGEST_REST);
    }

    #[test]
    fn a_person_waits_for_nobody_but_who_asked_and_a_schedule_keeps_turns() {
        let every = Patience::Schedule(Duration::from_mins(15));
        let fresh = FeedRow::default();
        let done = FeedRow { tried: 1000, succeeded: 1000, not_before: 1000, ..FeedRow::default() };
        let failed =
            FeedRow { tried: 1000, failures: 3, not_before: 2200, failure: "{\"code\":\"gone\"}".into(), ..FeedRow::default() };
        let busy = FeedRow {
            failure: serde_json::to_string(&Failure::Busy { status: 429, wait: 1200 }).expect("JSON"),
            ..failed.clone()
        };
        for (what, row, patience, until) in [
            ("never tried", &fresh, every, None),
            ("its turn is to come", &done, every, Some(1900)),
            ("back-off", &failed, every, Some(2200)),
            ("by hand", &failed, Patience::Asked, None),
            ("by hand, but it asked", &busy, Patience::Asked, Some(2200)),
            ("now", &busy, Patience::None, None),
        ] {
            assert_eq!(waits(row, patience, 1100), until, "{what}");
        }
        assert_eq!(waits(&done, every, 1900), None);
    }
}
