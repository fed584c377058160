//! The program `cong`: serve, import, check.

use clap::{Parser, Subcommand};
use cong_server::{
    clock,
    http::{self, Assets, Server, openapi},
    import::{content, procedures},
    portal::State,
    render::Shell,
    store::Store,
};
use sha2::{Digest, Sha256};
use std::{
    io::IsTerminal,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

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
        /// A content folder to import first, when it has changed since the last import or the day has.
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
    let store = Store::open(&data.join("cong.sqlite")).await?;
    if let Some(folder) = content {
        import_when_changed(&store, folder, data).await?;
    }
    // Already set when the renderer runs in a test of its own: either way it is tokio's.
    let _ = any_spawner::Executor::init_tokio();
    let server = Server::new(State::load(store.clone()).await?, shell, assets, data.join("media"));
    tokio::spawn(follow(server.clone(), store.clone()));
    tracing::info!("serving on http://{socket}");
    axum::serve(listener, http::router(server)).with_graceful_shutdown(asked_to_stop()).await?;
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Follows the store: when another process has written, the new revision is loaded beside the old one and put in its place.
async fn follow(server: Server, store: Store) {
    let mut every = tokio::time::interval(Duration::from_secs(1));
    loop {
        every.tick().await;
        match store.revision().await {
            Ok(revision) if revision != server.state().revision => match State::load(store.clone()).await {
                Ok(state) => {
                    tracing::info!(revision, "new content");
                    server.replace(state);
                }
                Err(error) => tracing::error!(%error, "new content cannot be loaded; the old one stays"),
            },
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the store cannot be asked for its revision"),
        }
    }
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

fn load(folder: &Path) -> Result<content::Content, String> {
    if !folder.is_dir() {
        return Err(format!("there is no content folder {}", folder.display()));
    }
    content::load(folder, &clock::today()).map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(|m| format!("  {}/{m}", folder.display())).collect();
        format!("{} mistakes in the content, nothing was imported:\n{}", mistakes.len(), lines.join("\n"))
    })
}

fn check(folder: &Path) -> Outcome {
    let content = load(folder)?;
    println!(
        "{}: {} sections, {} agencies, {} items, no mistakes",
        folder.display(),
        content.site.groups.iter().map(|g| g.sections.len()).sum::<usize>(),
        content.agencies.len(),
        content.items.len()
    );
    Ok(())
}

async fn import_content(folder: &Path, data: &Path) -> Outcome {
    let content = load(folder)?;
    let store = Store::open(&data.join("cong.sqlite")).await?;
    put_content(&store, folder, data, &content).await?;
    store.close().await;
    Ok(())
}

async fn put_content(store: &Store, folder: &Path, data: &Path, content: &content::Content) -> Outcome {
    content::copy_media(folder, &data.join("media")).map_err(|e| format!("cannot copy pictures to {}: {e}", data.display()))?;
    let written = content::store(store, content, &stamp(folder)).await?;
    eprintln!(
        "content: {} items, {} new, {} changed, {} unchanged, {} withdrawn",
        content.items.len(),
        written.added,
        written.changed,
        written.unchanged,
        written.withdrawn
    );
    Ok(())
}

async fn import_when_changed(store: &Store, folder: &Path, data: &Path) -> Outcome {
    if store.meta("content-stamp").await?.as_deref() == Some(stamp(folder).as_str()) {
        return Ok(());
    }
    let content = load(folder)?;
    put_content(store, folder, data, &content).await
}

/// Changes when a file of the folder does, or the day that relative dates count from.
fn stamp(folder: &Path) -> String {
    let mut hash = Sha256::new();
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    files.sort();
    for file in files {
        let changed = std::fs::metadata(&file).ok().and_then(|m| Some((m.len(), m.modified().ok()?)));
        hash.update(format!("{} {changed:?}\n", file.display()));
    }
    format!("{} {:x}", clock::today().0, hash.finalize())
}

async fn import_procedures(file: &Path, data: &Path) -> Outcome {
    let store = Store::open(&data.join("cong.sqlite")).await?;
    let report = procedures::import(&store, file, std::io::stderr().is_terminal()).await?;
    store.close().await;
    println!("{report}");
    if report.landed == 0 { Err("no procedure was imported".into()) } else { Ok(()) }
}
