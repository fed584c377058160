//! `cong report …`: what needs somebody's hand.

use crate::Outcome;
use clap::Subcommand;
use cong_api::Site;
use cong_server::{
    clock,
    deadlines::{self, Calendar, Lapse},
    store::Store,
    sync,
};
use std::path::Path;

#[derive(Subcommand)]
pub enum Report {
    /// How it stands with each agency's feed: the last success, items, what went wrong.
    Sources,
    /// What is later than the law allows: unanswered questions, drafts without an outcome, documents published late.
    Deadlines,
    /// Queries that found nothing, and queries whose results nobody opened: counted by their words alone.
    Searches {
        /// Lines of each.
        #[arg(long, default_value_t = 50)]
        most: u32,
    },
    /// Addresses that people asked for and that lead nowhere, most asked first: what content/redirects.toml lacks.
    Misses {
        /// Lines.
        #[arg(long, default_value_t = 50)]
        most: u32,
    },
}

pub async fn report(what: Report, data: &Path) -> Outcome {
    match what {
        Report::Deadlines => deadlines(data).await,
        Report::Searches { most } => searches(data, most).await,
        Report::Misses { most } => misses(data, most).await,
        Report::Sources => sources(data).await,
    }
}

async fn deadlines(data: &Path) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let meta = async |key: &str| store.meta(key).await.map(|text| text.unwrap_or_else(|| "{}".into()));
    let site: Site = serde_json::from_str(&meta("site").await?)?;
    let calendar = Calendar::new(&serde_json::from_str(&meta("holidays").await?)?);
    let late = deadlines::overdue(&store, &site, &calendar, &clock::today()).await?;
    for overdue in &late {
        let what = match overdue.lapse {
            Lapse::NotAnswered => "not answered",
            Lapse::NoOutcome => "no outcome published",
            Lapse::PublishedLate => "published late",
        };
        println!(
            "{:>4} working days  due {}  {what}  {}  {}  ({})",
            overdue.late, overdue.due.0, overdue.path, overdue.title, overdue.agency
        );
    }
    println!("{} overdue on {}", late.len(), clock::today().0);
    store.close().await;
    Ok(())
}

async fn searches(data: &Path, most: u32) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    for (title, searches) in [
        ("found nothing", store.missed_searches(most).await?),
        ("found something that nobody opened", store.unfollowed_searches(most).await?),
    ] {
        println!("{title}: {}", searches.len());
        for search in searches {
            println!("{:>7} times, last on {}  {}", search.count.asked, search.last_day.0, search.words);
        }
    }
    store.close().await;
    Ok(())
}

async fn misses(data: &Path, most: u32) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let misses = store.misses(most).await?;
    println!("addresses that lead nowhere: {}", misses.len());
    for miss in misses {
        println!("{:>7} times, last on {}  {}", miss.asked, miss.last_day.0, miss.path);
    }
    store.close().await;
    Ok(())
}

async fn sources(data: &Path) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let statuses = sync::statuses(&store).await?;
    store.close().await;
    let moment = |stamp: &Option<cong_api::Stamp>| stamp.as_ref().map_or("never".to_owned(), |stamp| stamp.0.replace('T', " "));
    for status in &statuses {
        let state = if status.stale { "STALE" } else { "fresh" };
        println!(
            "{state}  read {}  {:>4} items, newest {}  {}  {}",
            moment(&status.last_success),
            status.items,
            moment(&status.newest),
            status.agency,
            status.address
        );
        if let Some(failure) = &status.failure {
            println!("       failed {} times, last on {}: {failure}", status.failures, moment(&status.last_try));
        }
        if let Some(moved) = &status.moved {
            println!("       has moved for good to {moved}: correct agency.toml");
        }
    }
    let failing = statuses.iter().filter(|status| status.failure.is_some()).count();
    let stale = statuses.iter().filter(|status| status.stale).count();
    println!("{} sources, {failing} failing, {stale} stale", statuses.len());
    Ok(())
}
