//! `cong sync`: reads the feeds of agencies' own sites once.

use crate::Outcome;
use cong_server::{clock, store::Store, sync};
use rustls::pki_types::{CertificateDer, pem::PemObject};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

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
    /// A file of certificates (PEM) of an authority that signs for agencies' sites and is not in Mozilla's list; may be given several times.
    #[arg(long, value_name = "FILE", value_delimiter = ',', env = "CONG_SYNC_TRUST")]
    trust: Vec<PathBuf>,
}

impl SyncOptions {
    /// All sources, whether they asked to be left alone or not.
    pub fn options(&self) -> Outcome<sync::Options> {
        let network = || sync::Reach::Public { and: self.allow_network.clone() };
        Ok(sync::Options {
            reach: if self.allow_private { sync::Reach::Anywhere } else { network() },
            limits: sync::Limits { time: Duration::from_secs(self.time_limit), ..sync::Limits::default() },
            patience: sync::Patience::None,
            only: None,
            trust: self.trust.iter().map(|file| certificates(file)).collect::<Outcome<Vec<_>>>()?.concat(),
        })
    }
}

fn certificates(file: &Path) -> Outcome<Vec<CertificateDer<'static>>> {
    let failed = |error: String| format!("--trust {}: {error}", file.display());
    let found: Result<Vec<_>, _> = CertificateDer::pem_file_iter(file).and_then(Iterator::collect);
    let found = found.map_err(|error| failed(error.to_string()))?;
    if found.is_empty() { Err(failed("there is no certificate in it (PEM)".to_owned()).into()) } else { Ok(found) }
}

/// Ends with an error when no source could be read at all: one that fails is the agency's matter, all of them are ours.
pub async fn once(data: &Path, only: Option<String>, now: bool, whole: bool, options: &SyncOptions) -> Outcome {
    let only = only.map(cong_api::Slug::try_from).transpose()?;
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let patience = if now { sync::Patience::None } else { sync::Patience::Asked };
    let mut options = sync::Options { patience, only: only.clone(), ..options.options()? };
    if whole {
        options.limits.whole_after = Duration::ZERO;
    }
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
