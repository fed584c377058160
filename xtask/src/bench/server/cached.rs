//! Pages that the server has kept, beside nginx with the same bytes as files, under the same load in turns.

use super::{
    logged,
    machine::Machine,
    milliseconds,
    nginx::{self, Page},
    process::Process,
    quantile, stop,
    wrk::{self, Load},
};
use crate::{Outcome, bench::fetch, build, run, shell::say, tools};
use std::{
    net::SocketAddr,
    process::{Child, Command},
    time::{Duration, Instant},
};

const PATHS: [&str; 2] = ["/", "/thu-tuc-hanh-chinh/1.001193"];

/// A server under load, and what its rounds gave.
struct Side {
    name: &'static str,
    child: Child,
    socket: SocketAddr,
    rounds: Vec<Round>,
}

struct Round {
    load: Load,
    /// Microseconds of processor time for an answer, and the share of its processors that the server was at work.
    cost: f64,
    busy: f64,
}

pub fn cached(rounds: u32) -> Outcome {
    let (nginx, machine) = (tools::nginx()?, Machine::parted());
    tools::wrk()?;
    println!(
        "\nPages that are kept, beside nginx with the same bytes: {} of its own processors and workers each, {} connections, {rounds} rounds in turns\n\
         | page | log | cong, pages/s | p99, ms | µs a page | nginx, pages/s | p99, ms | µs a page | pages/s ratio | µs ratio | busy, cong / nginx |\n\
         |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        machine.workers,
        wrk::CONNECTIONS
    );
    for logs in [false, true] {
        let mut sides = start(&nginx, &machine, logs)?;
        let outcome: Outcome = PATHS.iter().try_for_each(|path| {
            contest(&mut sides, path, rounds, &machine)?;
            print(path, logs, &sides);
            Ok(())
        });
        for side in &mut sides {
            stop_in_order(&mut side.child);
        }
        outcome?;
    }
    Ok(())
}

/// Both servers with that many workers on the same processors, with a line of log for each request or without.
fn start(nginx: &tools::Nginx, machine: &Machine, logs: bool) -> Outcome<[Side; 2]> {
    let place = run::on_a_free_port(run::data_of("bench"))?;
    let plain = run::command(&place, run::Shows::Content);
    let mut command = Command::new("taskset");
    command.args(["-c", &machine.serving]).arg(build::server_path()).args(plain.get_args());
    command.env("TOKIO_WORKER_THREADS", machine.workers.to_string()).env("RUST_LOG", if logs { "info" } else { "warn" });
    let mut ours = logged(&mut command, "bench-server.log")?;
    let socket = run::reachable(&place);
    let started = run::wait_until_healthy(&mut ours, socket).and_then(|()| {
        let pages = PATHS.iter().map(|path| settled(socket, path)).collect::<Outcome<Vec<_>>>()?;
        let (child, theirs) = nginx::start(nginx, &pages, logs, machine)?;
        let mut other = Side { name: "nginx", child, socket: theirs, rounds: Vec::new() };
        let same = pages.iter().try_for_each(|page| serves(&other, page));
        if same.is_err() {
            stop_in_order(&mut other.child);
        }
        same.map(|()| other)
    });
    match started {
        Ok(other) => Ok([Side { name: "cong", child: ours, socket, rounds: Vec::new() }, other]),
        Err(what) => {
            stop(&mut ours);
            Err(what)
        }
    }
}

/// A page as the many get it: what is asked for again is compressed better, a moment later.
fn settled(socket: SocketAddr, path: &str) -> Outcome<Page> {
    let (mut head, mut brotli) = (String::new(), Vec::new());
    let mut same = 0;
    let start = Instant::now();
    while same < 20 && start.elapsed() < Duration::from_secs(20) {
        let before = brotli.len();
        (head, _, brotli) = fetch(socket, path, "br")?;
        same = if brotli.len() == before { same + 1 } else { 0 };
        std::thread::sleep(Duration::from_millis(50));
    }
    let headers = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned())));
    let headers: Vec<_> = headers.collect();
    if !head.starts_with("HTTP/1.1 200") || !headers.contains(&("content-encoding".to_owned(), "br".to_owned())) {
        return Err(format!("{path}: no page in brotli came:\n{head}"));
    }
    Ok(Page { path: path.to_owned(), headers, brotli, plain: fetch(socket, path, "identity")?.2 })
}

/// Fails unless that server answers with exactly the bytes of the page.
fn serves(side: &Side, page: &Page) -> Outcome {
    let start = Instant::now();
    loop {
        match fetch(side.socket, &page.path, "br") {
            Ok((head, _, body))
                if head.starts_with("HTTP/1.1 200")
                    && body == page.brotli
                    && head.to_lowercase().contains("content-encoding: br") =>
            {
                return Ok(());
            }
            Err(_) if start.elapsed() < Duration::from_secs(5) => std::thread::sleep(Duration::from_millis(50)),
            Ok((head, length, _)) => {
                return Err(format!(
                    "{} does not answer {} with the {} bytes of the page but with {length}:\n{head}",
                    side.name,
                    page.path,
                    page.brotli.len()
                ));
            }
            Err(what) => return Err(format!("{} did not start: {what}", side.name)),
        }
    }
}

fn contest(sides: &mut [Side; 2], path: &str, rounds: u32, machine: &Machine) -> Outcome {
    for side in sides.iter_mut() {
        side.rounds.clear();
    }
    for round in 0..rounds {
        // Who begins changes.
        for at in if round % 2 == 0 { [0, 1] } else { [1, 0] } {
            let side = &mut sides[at];
            let (start, mut load) = (Instant::now(), None);
            let spent = Process::of(side.child.id()).spends(|| {
                load = Some(wrk::load(side.socket, path, machine.workers, &machine.asking)?);
                Ok(())
            })?;
            let (elapsed, load) = (start.elapsed().as_secs_f64(), load.ok_or("there was no load")?);
            let busy = spent.as_secs_f64() / elapsed / f64::from(machine.workers);
            let answers = load.rate * elapsed;
            side.rounds.push(Round { load, cost: milliseconds(spent) * 1000.0 / answers, busy });
        }
        say(&format!("{path}: round {} of {rounds}", round + 1));
    }
    Ok(())
}

fn print(path: &str, logs: bool, sides: &[Side; 2]) {
    let median = |side: &Side, value: &dyn Fn(&Round) -> f64| quantile(&side.rounds.iter().map(value).collect::<Vec<_>>(), 500);
    let ratio = |value: &dyn Fn(&Round) -> f64| {
        let pairs = sides[0].rounds.iter().zip(&sides[1].rounds);
        quantile(&pairs.map(|(ours, theirs)| value(ours) / value(theirs)).collect::<Vec<_>>(), 500)
    };
    let rate = |round: &Round| round.load.rate;
    let cost = |round: &Round| round.cost;
    let shown = |side: &Side| {
        format!("{:.0} | {:.2} | {:.1}", median(side, &rate), median(side, &|round| round.load.p99), median(side, &cost))
    };
    let busy = |side: &Side| median(side, &|round| round.busy);
    println!(
        "| {path} | {} | {} | {} | {:.2} | {:.2} | {:.2} / {:.2} |",
        if logs { "a line each" } else { "off" },
        shown(&sides[0]),
        shown(&sides[1]),
        ratio(&rate),
        1.0 / ratio(&cost),
        busy(&sides[0]),
        busy(&sides[1])
    );
}

/// nginx ends its workers only when it is asked to end.
fn stop_in_order(child: &mut Child) {
    let _ = crate::shell::run("kill", &["-TERM", &child.id().to_string()]);
    let _ = child.wait();
}
