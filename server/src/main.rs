//! The program `cong`: serve, import, check.

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
    upkeep,
};
use std::{
    io::IsTerminal,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
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
        /// Log lines as JSON.
        #[arg(long)]
        log_json: bool,
    },
    /// Brings content into the store.
    Import {
        #[command(subcommand)]
        what: Import,
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

#[derive(Subcommand)]
enum Report {
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
        Command::Serve { address, port, data, dist, content, log_json } => {
            start_log(log_json);
            serve(SocketAddr::new(address, port), &data, &dist, content.as_deref()).await
        }
        Command::Import { what: Import::Content { folder, data } } => import_content(&folder, &data).await,
        Command::Import { what: Import::Procedures { file, data } } => import_procedures(&file, &data).await,
        Command::Check { content } => check(&content),
        Command::Report { what: Report::Searches { most }, data } => report_searches(&data, most).await,
        Command::Report { what: Report::Deadlines, data } => report_deadlines(&data).await,
        Command::Report { what: Report::Misses { most }, data } => report_misses(&data, most).await,
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

async fn serve(socket: SocketAddr, data: &Path, dist: &Path, content: Option<&Path>) -> Outcome {
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
    tracing::info!("serving on http://{socket}");
    http::serve(listener, http::router(server.clone()), http::Limits::default(), asked_to_stop()).await;
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

async fn import_procedures(file: &Path, data: &Path) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let report = procedures::import(&store, file, std::io::stderr().is_terminal()).await?;
    store.close().await;
    println!("{report}");
    if report.landed == 0 { Err("no procedure was imported".into()) } else { Ok(()) }
}
