//! `cargo xtask bench server`: kept pages beside nginx, the cost of a render, memory, and more than the server can do.

mod cached;
mod crowd;
mod machine;
mod memory;
mod nginx;
mod process;
mod render;
mod slow;
mod wrk;

use super::fetch;
use crate::{BenchOptions, Outcome, run};
pub use process::Process;
use std::{
    net::SocketAddr,
    process::{Child, Command},
    time::{Duration, Instant},
};

pub fn server(options: &BenchOptions) -> Outcome {
    let wanted = |part: &str| options.details.is_empty() || options.details.iter().any(|word| word == part);
    if wanted("cached") {
        cached::cached(options.rounds)?;
    }
    if wanted("render") {
        with_process(render::render)?;
    }
    if wanted("memory") {
        memory::memory()?;
    }
    if wanted("flood") {
        with_process(crowd::flood)?;
    }
    if wanted("slow") {
        with_process(slow::slow)?;
    }
    Ok(())
}

/// The reference province on a server of its own, as it is started by default; its log goes to a file as it would to a journal.
fn with_process(work: impl FnOnce(SocketAddr, Process) -> Outcome) -> Outcome {
    let place = run::on_a_free_port(run::data_of("bench"))?;
    let mut server = logged(&mut run::command(&place, run::Shows::Content), "bench-server.log")?;
    let socket = run::reachable(&place);
    let outcome = run::wait_until_healthy(&mut server, socket).and_then(|()| work(socket, Process::of(server.id())));
    stop(&mut server);
    outcome
}

/// Starts a program with what it says in a file under `target/cong`.
fn logged(command: &mut Command, log: &str) -> Outcome<Child> {
    let path = format!("target/cong/{log}");
    let file = std::fs::create_dir_all("target/cong").and_then(|()| std::fs::File::create(&path));
    let file = file.map_err(|e| format!("cannot write {path}: {e}"))?;
    command.stderr(file).spawn().map_err(|e| format!("cannot start {command:?}: {e}"))
}

fn stop(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// One answer over a connection of its own: how long it took, and its head.
fn timed(socket: SocketAddr, path: &str) -> (Duration, Outcome<String>) {
    let start = Instant::now();
    let outcome = fetch(socket, path, "br").map(|(head, ..)| head);
    (start.elapsed(), outcome)
}

/// The paths of all pages that the portal names to search engines.
fn site_map(socket: SocketAddr) -> Outcome<Vec<String>> {
    let places = |map: &str| -> Outcome<Vec<String>> {
        let map = String::from_utf8_lossy(&fetch(socket, map, "identity")?.2).into_owned();
        Ok(map.split("<loc>").skip(1).filter_map(path_of).map(|path| path.replace("&amp;", "&")).collect())
    };
    let mut paths = Vec::new();
    for part in places("/sitemap.xml")? {
        paths.extend(places(&part)?);
    }
    Ok(paths)
}

/// The path in `https://host/path</loc>…`.
fn path_of(entry: &str) -> Option<&str> {
    let address = entry.split('<').next()?;
    let host = address.find("://")? + 3;
    address[host..].find('/').map(|slash| &address[host + slash..])
}

/// The value below which so many thousandths of the values are; 500 is the median.
fn quantile(values: &[f64], thousandths: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = thousandths * sorted.len().saturating_sub(1);
    let at = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
    f64::midpoint(at(place / 1000), at(place.div_ceil(1000)))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    #[test]
    fn quantiles_of_few_and_of_many() {
        let check = |values: &[f64], thousandths: usize, wanted: f64| {
            assert!((super::quantile(values, thousandths) - wanted).abs() < 1e-9)
        };
        check(&[3.0], 500, 3.0);
        check(&[4.0, 1.0], 500, 2.5);
        check(&[5.0, 1.0, 3.0], 500, 3.0);
        check(&(0..=100).map(f64::from).collect::<Vec<_>>(), 990, 99.0);
    }
}

/// An address that is longer than those whose pages are kept (`http/pages.rs`): its page is made anew.
fn unkept(path: &str, mark: impl std::fmt::Display) -> String {
    format!("{path}?{mark}={}", "x".repeat(500))
}
