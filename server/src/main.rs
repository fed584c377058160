//! The program `cong`: serve, import, sync, check.

use clap::{Parser, Subcommand};
use cong_api::Site;
use cong_server::{
    clock,
    deadlines::{self, Calendar, Lapse},
    http::{self, Assets, Server, openapi},
    import::{content::folder, procedures},
    portal::State,
    render::Shell,
    search::{TextIndex, generation},
    store::{Store, StoreError, Stores},
    sync, upkeep,
};
use std::{
    io::IsTerminal,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

/// The system's allocator keeps what many renders at once have used: three times the memory after a crowd.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The folder of the search index in the data folder.
const INDEX: &str = "index";

#[derive(Parser)]
#[command(name = "cong", version, about = "The portal of a province")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the portal.
    Serve {
        /// Address to listen on.
        #[arg(long, default_value = "127.0.0.1", env = "CONG_ADDRESS")]
        address: IpAddr,
        #[arg(long, default_value_t = 8080, env = "CONG_PORT")]
        port: u16,
        /// Folder of the database and of imported pictures.
        #[arg(long, default_value = "data", env = "CONG_DATA")]
        data: PathBuf,
        /// The built app.
        #[arg(long, default_value = "dist", env = "CONG_DIST")]
        dist: PathBuf,
        /// A content folder to import first and to follow: it is imported again when it changes, and when the day does.
        #[arg(long, env = "CONG_CONTENT")]
        content: Option<PathBuf>,
        /// Minutes after which each agency's feed is read again, where the content names any; 0: never.
        #[arg(long, default_value_t = 15, env = "CONG_SYNC_EVERY")]
        sync_every: u32,
        #[command(flatten)]
        sync: SyncOptions,
        /// Log lines as JSON.
        #[arg(long)]
        log_json: bool,
    },
    /// Brings content into the store.
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Reads the agencies' feeds once; what is new stands on their pages, a running server shows it within a second.
    Sync {
        #[arg(long, default_value = "data", env = "CONG_DATA")]
        data: PathBuf,
        /// Only the feeds of this agency (its slug).
        #[arg(long)]
        only: Option<String>,
        /// Asks those too that have asked to be left alone for a while.
        #[arg(long)]
        now: bool,
        #[command(flatten)]
        sync: SyncOptions,
    },
    /// Checks a content folder and changes nothing.
    Check {
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Tells editors what needs their hand.
    Report {
        #[command(subcommand)]
        what: Report,
        #[arg(long, default_value = "data", env = "CONG_DATA", global = true)]
        data: PathBuf,
    },
    /// Makes the search index anew; a running server takes it over and answers from the old one meanwhile.
    Reindex {
        #[arg(long, default_value = "data", env = "CONG_DATA")]
        data: PathBuf,
    },
    /// Prints the OpenAPI document.
    Openapi,
}

/// How feeds are read.
#[derive(clap::Args, Clone)]
struct SyncOptions {
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
    fn reach(&self) -> sync::Reach {
        if self.allow_private { sync::Reach::Anywhere } else { sync::Reach::Public { and: self.allow_network.clone() } }
    }

    fn limits(&self) -> sync::Limits {
        sync::Limits { time: Duration::from_secs(self.time_limit), ..sync::Limits::default() }
    }
}

#[derive(Subcommand)]
enum Import {
    /// The province's own content, as editors write it.
    Content {
        folder: PathBuf,
        #[arg(long, default_value = "data", env = "CONG_DATA")]
        data: PathBuf,
    },
    /// The national portal's export of procedures (JSON lines, plain or .gz).
    Procedures {
        file: PathBuf,
        #[arg(long, default_value = "data", env = "CONG_DATA")]
        data: PathBuf,
    },
}

#[derive(Subcommand)]
enum Report {
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

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve { address, port, data, dist, content, sync_every, sync, log_json } => {
            start_log(log_json);
            let every = Duration::from_secs(u64::from(sync_every) * 60);
            serve(SocketAddr::new(address, port), &data, &dist, content.as_deref(), every, sync).await
        }
        Command::Sync { data, only, now, sync } => sync_once(&data, only, now, sync).await,
        Command::Import { what: Import::Content { folder, data } } => import_content(&folder, &data).await,
        Command::Import { what: Import::Procedures { file, data } } => import_procedures(&file, &data).await,
        Command::Check { content } => check(&content),
        Command::Report { what: Report::Searches { most }, data } => report_searches(&data, most).await,
        Command::Report { what: Report::Deadlines, data } => report_deadlines(&data).await,
        Command::Report { what: Report::Misses { most }, data } => report_misses(&data, most).await,
        Command::Report { what: Report::Sources, data } => report_sources(&data).await,
        Command::Reindex { data } => reindex(&data).await,
        Command::Openapi => {
            print!("{}", openapi::text());
            Ok(())
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cong: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start_log(json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,tantivy=warn,sqlx=warn".into());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json { builder.json().init() } else { builder.with_ansi(std::io::stderr().is_terminal()).init() }
}

async fn serve(
    socket: SocketAddr,
    data: &Path,
    dist: &Path,
    content: Option<&Path>,
    every: Duration,
    sync: SyncOptions,
) -> Outcome {
    // The port first: a port in use is found before anything is written.
    let listener = tokio::net::TcpListener::bind(socket).await.map_err(|e| match e.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("port {} on {} is in use: stop the other program or choose another with --port", socket.port(), socket.ip())
        }
        _ => format!("cannot listen on {socket}: {e}"),
    })?;
    let shell = Shell::load(dist)?;
    let assets = Assets::load(dist).map_err(|e| format!("cannot read {}: {e}", dist.display()))?;
    let stores = Stores::open(data).await?;
    if let Some(folder) = content {
        folder::import_when_changed(&stores, folder, data).await?;
    }
    // Already set when the renderer runs in a test of its own: either way it is tokio's.
    let _ = any_spawner::Executor::init_tokio();
    let index = data.join(INDEX);
    generation::sweep(&index);
    let text = Arc::new(TextIndex::open(&index).map_err(StoreError::from)?);
    let state = State::load(stores.main.clone(), text, Arc::default()).await?;
    let english = upkeep::load_english(&stores.english).await?;
    let server = Server::new(state, english, shell, assets, data.join("media"));
    let watched = content.map(|folder| (folder.to_owned(), data.to_owned()));
    tokio::spawn(upkeep::follow(server.clone(), stores.clone(), index, watched));
    let syncing = (!every.is_zero()).then(|| tokio::spawn(sync::follow(stores.main.clone(), every, sync.limits(), sync.reach())));
    tracing::info!("serving on http://{socket}");
    http::serve(listener, http::router(server.clone()), http::Limits::default(), asked_to_stop()).await;
    // A reading that is cut off has written nothing: it is one transaction.
    syncing.inspect(|syncing| syncing.abort());
    upkeep::count_queries(&server, &stores).await;
    upkeep::count_misses(&server, &stores).await;
    stores.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(terminate) => terminate,
            Err(_) => return interrupt.await.unwrap_or_default(),
        };
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
    }
    #[cfg(not(unix))]
    interrupt.await.unwrap_or_default();
}

fn check(folder: &Path) -> Outcome {
    let content = folder::load(folder)?;
    println!(
        "{}: {} sections, {} agencies, {} items, no mistakes",
        folder.display(),
        content.site.groups.iter().map(|g| g.sections.len()).sum::<usize>(),
        content.agencies.len(),
        content.items.len()
    );
    if let Some(english) = &content.english {
        println!("English edition: {} items, no mistakes", english.items.len());
    }
    Ok(())
}

async fn import_content(folder: &Path, data: &Path) -> Outcome {
    let content = folder::load(folder)?;
    let stores = Stores::open(data).await?;
    folder::put(&stores, folder, data, &content, &folder::stamp(folder)).await?;
    stores.close().await;
    Ok(())
}

async fn reindex(data: &Path) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let base = data.join(INDEX);
    let text = Arc::new(TextIndex::anew(&base).map_err(StoreError::from)?);
    let state = State::load(store.clone(), text.clone(), Arc::default()).await?;
    text.make_current(&base).map_err(|e| format!("cannot put the new index in its place in {}: {e}", base.display()))?;
    println!("search index: {} items, made anew; a running server takes it over within a second", state.index.len());
    store.close().await;
    Ok(())
}

async fn report_deadlines(data: &Path) -> Outcome {
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

async fn report_searches(data: &Path, most: u32) -> Outcome {
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

async fn report_misses(data: &Path, most: u32) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let misses = store.misses(most).await?;
    println!("addresses that lead nowhere: {}", misses.len());
    for miss in misses {
        println!("{:>7} times, last on {}  {}", miss.asked, miss.last_day.0, miss.path);
    }
    store.close().await;
    Ok(())
}

/// Ends with an error when no source could be read at all: one that fails is the agency's matter, all of them are ours.
async fn sync_once(data: &Path, only: Option<String>, now: bool, options: SyncOptions) -> Outcome {
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

async fn report_sources(data: &Path) -> Outcome {
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

async fn import_procedures(file: &Path, data: &Path) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let report = procedures::import(&store, file, std::io::stderr().is_terminal()).await?;
    store.close().await;
    println!("{report}");
    if report.landed == 0 { Err("no procedure was imported".into()) } else { Ok(()) }
}
