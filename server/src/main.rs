//! The program `cong`: serve, import, sync, check.

mod commands;

use clap::{Parser, Subcommand};
use commands::{report::Report, sync::SyncOptions};
use cong_server::{
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
        /// Asks for whole documents, whatever the sources say has changed: what was taken back goes now and not within the hour.
        #[arg(long)]
        whole: bool,
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

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve { address, port, data, dist, content, sync_every, sync, log_json } => {
            start_log(log_json);
            let every = Duration::from_secs(u64::from(sync_every) * 60);
            serve(SocketAddr::new(address, port), &data, &dist, content.as_deref(), every, sync).await
        }
        Command::Sync { data, only, now, whole, sync } => commands::sync::once(&data, only, now, whole, &sync).await,
        Command::Import { what: Import::Content { folder, data } } => import_content(&folder, &data).await,
        Command::Import { what: Import::Procedures { file, data } } => import_procedures(&file, &data).await,
        Command::Check { content } => check(&content),
        Command::Report { what, data } => commands::report::report(what, &data).await,
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
    let options = sync.options()?;
    let syncing = (!every.is_zero()).then(|| tokio::spawn(sync::follow(stores.main.clone(), every, options)));
    tracing::info!("serving on http://{socket}");
    http::serve(listener, http::Front::new(server.clone()), http::Limits::default(), asked_to_stop()).await;
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
    let content = folder::load(folder, None)?;
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
    let stamp = folder::stamp(folder);
    let content = folder::load(folder, Some(data))?;
    let stores = Stores::open(data).await?;
    folder::put(&stores, folder, data, content, &stamp).await?;
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

async fn import_procedures(file: &Path, data: &Path) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let report = procedures::import(&store, file, std::io::stderr().is_terminal()).await?;
    store.close().await;
    println!("{report}");
    if report.landed == 0 { Err("no procedure was imported".into()) } else { Ok(()) }
}
