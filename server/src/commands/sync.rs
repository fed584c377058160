//! `cong sync`: reads the feeds of agencies' own sites once.

use crate::Outcome;
use cong_server::{clock, store::Store, sync};
use std::{path::Path, time::Duration};

/// How feeds are read.
#[derive(clap::Args, Clone)]
pub struct SyncOptions {
    /// Feeds may stand in private networks, on this machine too. Else only public addresses are asked.
    #[arg(long, env = "CONG_SYNC_ALLOW_PRIVATE")]
    allow_private: bool,
    /// A private network that feeds may stand in, such as `10.20.0.0/16`; may be given several times.
    #[arg(long, value_name = "NETWORK", value_delimiter = ',', env = "CONG_SYNC_ALLOW_NETWORK")]
    allow_network: Vec<sync::Network>,
    /// Seconds within which a source must have answered whole.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600), env = "CONG_SYNC_TIME_LIMIT")]
    time_limit: u64,
}

impl SyncOptions {
    pub fn reach(&self) -> sync::Reach {
        if self.allow_private { sync::Reach::Anywhere } else { sync::Reach::Public { and: self.allow_network.clone() } }
    }

    pub fn limits(&self) -> sync::Limits {
        sync::Limits { time: Duration::from_secs(self.time_limit), ..sync::Limits::default() }
    }
}

/// Ends with an error when no source could be read at all: one that fails is the agency's matter, all of them are ours.
pub async fn once(data: &Path, only: Option<String>, now: bool, options: SyncOptions) -> Outcome {
    let only = only.map(cong_api::Slug::try_from).transpose()?;
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let patience = if now { sync::Patience::None } else { sync::Patience::Asked };
    let options = sync::Options { reach: options.reach(), limits: options.limits(), patience, only: only.clone() };
    let outcomes = sync::run(&store, &options).await?;
    store.close().await;
    let mut failed = 0;
    for sync::Outcome { source, result } in &outcomes {
        let place = format!("{}  {}", source.agency, source.address);
        match result {
            Ok(sync::Done::Unchanged) => println!("{place}  nothing new"),
            Ok(sync::Done::Read { entries, written: w }) => println!(
                "{place}  {entries} entries: {} new, {} changed, {} unchanged, {} withdrawn",
                w.added, w.changed, w.unchanged, w.withdrawn
            ),
            Ok(sync::Done::Waits(until)) => {
                println!("{place}  asked to be left alone until {}; --now asks at once", clock::stamp_at(*until).display());
            }
            Err(error) => {
                failed += 1;
                eprintln!("{place}  {error}");
            }
        }
    }
    match (outcomes.len(), failed, only) {
        (0, _, Some(only)) => Err(format!("no feed of {only} is named in the content: see docs/content.md, feeds").into()),
        (0, _, None) => {
            println!("no agency names a feed: see docs/content.md, feeds");
            Ok(())
        }
        (all, failed, _) if failed == all => Err(format!("none of {all} sources could be read").into()),
        (all, failed, _) => {
            println!("{all} sources, {failed} failed");
            Ok(())
        }
    }
}
