//! `cargo xtask bench`: what the portal weighs and how fast it is, beside what could be reached. `docs/benchmarks.md` says what each figure means.

mod crates;
mod lighthouse;
mod pages;
mod search;
mod server;
mod size;
mod visit;

use crate::{BenchOptions, Measure, Outcome, build, run, shell};
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// Where the real data stand that benches and tests read: beside the project.
const SHARED: &str = "../shared/data";

pub fn bench(options: &BenchOptions) -> Outcome {
    match options.what {
        None => {
            build(options)?;
            size::sizes().and_then(|()| crates::crates())?;
            run::with_server("bench", visit::visits)
        }
        Some(Measure::Size) => build(options).and_then(|()| size::sizes()).and_then(|()| crates::crates()),
        Some(Measure::Visit) => build(options).and_then(|()| run::with_server("bench", visit::visits)),
        Some(Measure::Pages) => build(options).and_then(|()| pages::pages(options)),
        Some(Measure::Server) => build(options).and_then(|()| server::server(options)),
        Some(Measure::Sync) => shell::run("cargo", &["bench", "--quiet", "--package", "cong-server", "--bench", "sync"]),
        Some(Measure::Search) => search::search(options),
        Some(Measure::Lighthouse) => build(options).and_then(|()| lighthouse::lighthouse()),
    }
}

/// The app and the server as the sources are, or with `--built` as they stand.
fn build(options: &BenchOptions) -> Outcome {
    if !options.built {
        return build::app().and_then(|()| build::server());
    }
    build::is_there()
}

/// A GET that takes brotli: (head, bytes of the body).
fn fetch(socket: SocketAddr, path: &str, encoding: &str) -> Outcome<(String, usize, Vec<u8>)> {
    let failed = |e: std::io::Error| format!("{path}: {e}");
    let mut stream = TcpStream::connect(socket).map_err(failed)?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).map_err(failed)?;
    // One write: a server that answers after its first read would else close on the rest and reset the connection.
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(failed)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(failed)?;
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").ok_or_else(|| format!("{path}: no answer"))?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let body = answer[end + 4..].to_vec();
    Ok((head, body.len(), body))
}
