//! More readers at once than pages can be made for: what they are told, what readers of kept pages feel, and whether the server is well afterwards.

use super::{milliseconds, process::Process, quantile, timed, unkept};
use crate::Outcome;
use std::{
    net::SocketAddr,
    sync::{
        Arc, Barrier,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const READERS: usize = 800;
const PAGES_EACH: usize = 3;

/// What became of one request.
#[derive(PartialEq)]
enum Fate {
    Page,
    ComeBack,
    /// A 503 that does not say when to come back, or another status.
    Wrong(String),
    /// No answer within the time that `fetch` waits, or a broken connection.
    Lost(String),
}

pub fn flood(socket: SocketAddr, process: Process) -> Outcome {
    timed(socket, "/").1?;
    let quiet: Vec<f64> = (0..200).map(|_| milliseconds(timed(socket, "/").0)).collect();
    let over = Arc::new(AtomicBool::new(false));
    let bystander = {
        let over = over.clone();
        thread::spawn(move || bystander(socket, &over))
    };
    let start = Instant::now();
    let answers = crowd(socket)?;
    let took = start.elapsed();
    over.store(true, Ordering::Relaxed);
    let beside = bystander.join().map_err(|_| "the bystander has panicked")??;
    let (after, well) = timed(socket, &unkept("/", "after"));
    let count = |wanted: &dyn Fn(&Fate) -> bool| answers.iter().filter(|(_, fate)| wanted(fate)).count();
    let times = |wanted: Fate| -> Vec<f64> {
        answers.iter().filter(|(_, fate)| *fate == wanted).map(|(time, _)| milliseconds(*time)).collect()
    };
    let (pages, told) = (times(Fate::Page), times(Fate::ComeBack));
    println!(
        "\nA flood: {READERS} readers at once, each {PAGES_EACH} pages that are not kept, one after the other; {:.1} s, {:.0} MB resident at most\n\
         | answer | requests | median, ms | p99, ms |\n|---|--:|--:|--:|\n\
         | 200, the page | {} | {:.0} | {:.0} |\n| 503 with Retry-After | {} | {:.0} | {:.0} |\n| any other answer | {} | | |\n| none within 20 s | {} | | |\n\
         | home from the cache meanwhile | {} | {:.1} | {:.1} |\n| home from the cache before | {} | {:.1} | {:.1} |\n| a page that is not kept, right afterwards | 1 | {:.0} | |",
        took.as_secs_f64(),
        process.most_resident()?,
        pages.len(),
        quantile(&pages, 500),
        quantile(&pages, 990),
        told.len(),
        quantile(&told, 500),
        quantile(&told, 990),
        count(&|fate| matches!(fate, Fate::Wrong(_))),
        count(&|fate| matches!(fate, Fate::Lost(_))),
        beside.len(),
        quantile(&beside, 500),
        quantile(&beside, 990),
        quiet.len(),
        quantile(&quiet, 500),
        quantile(&quiet, 990),
        milliseconds(after),
    );
    for (_, fate) in answers.iter().filter(|(_, fate)| matches!(fate, Fate::Wrong(_) | Fate::Lost(_))).take(3) {
        if let Fate::Wrong(what) | Fate::Lost(what) = fate {
            println!("  for example: {what}");
        }
    }
    well.map(drop)
}

/// Everybody at once; each request has an address of its own.
fn crowd(socket: SocketAddr) -> Outcome<Vec<(Duration, Fate)>> {
    let start = Arc::new(Barrier::new(READERS));
    let reader = |reader: usize| {
        let start = start.clone();
        let work = move || {
            start.wait();
            (0..PAGES_EACH).map(|page| ask(socket, &unkept("/", format!("{reader}-{page}")))).collect::<Vec<_>>()
        };
        thread::Builder::new().stack_size(256 * 1024).spawn(work).map_err(|e| format!("cannot start a reader: {e}"))
    };
    let readers = (0..READERS).map(reader).collect::<Outcome<Vec<_>>>()?;
    let mut answers = Vec::new();
    for reader in readers {
        answers.extend(reader.join().map_err(|_| "a reader has panicked")?);
    }
    Ok(answers)
}

fn ask(socket: SocketAddr, path: &str) -> (Duration, Fate) {
    let (time, outcome) = timed(socket, path);
    let fate = match outcome {
        Ok(head) if head.starts_with("HTTP/1.1 200") => Fate::Page,
        Ok(head) if head.starts_with("HTTP/1.1 503") && head.to_lowercase().contains("\r\nretry-after: ") => Fate::ComeBack,
        Ok(head) => Fate::Wrong(format!("{path}: {}", head.lines().next().unwrap_or_default())),
        Err(what) => Fate::Lost(what),
    };
    (time, fate)
}

/// Somebody who reads a page that is kept while the others come: ms for each time.
fn bystander(socket: SocketAddr, over: &AtomicBool) -> Outcome<Vec<f64>> {
    let mut times = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let (time, outcome) = timed(socket, "/");
        outcome?;
        times.push(milliseconds(time));
        thread::sleep(Duration::from_millis(10));
    }
    Ok(times)
}
