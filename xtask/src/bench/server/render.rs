//! What it costs to make a page: processor time of the server, and one render for a crowd that asks for the same.

use super::{milliseconds, process::Process, site_map, timed, unkept};
use crate::Outcome;
use std::{
    net::SocketAddr,
    sync::{Arc, Barrier},
    time::{Duration, Instant},
};

const RENDERS: u32 = 200;
const CROWD: usize = 200;

/// Made anew each time.
const ANEW: [(&str, &str); 4] =
    [("home", "/"), ("section", "/tin-tuc-su-kien"), ("procedure", "/thu-tuc-hanh-chinh/1.001193"), ("search", "/tim-kiem")];

fn anew(path: &str, time: u32) -> String {
    if path == "/tim-kiem" { format!("{path}?q=khai+sinh+{time}") } else { unkept(path, time) }
}

pub fn render(socket: SocketAddr, process: Process) -> Outcome {
    // Once before: what is loaded at the first need is no part of a render.
    ANEW.iter().try_for_each(|(_, path)| ok(socket, &anew(path, 0)))?;
    let idle = cost(process, 1, || {
        std::thread::sleep(Duration::from_secs(3));
        Ok(())
    })? / 3.0;
    let kept = cost(process, 2000, || (0..2000).try_for_each(|_| ok(socket, "/")))?;
    println!(
        "\nA page that is made anew, {RENDERS} times one after the other, with its compression; processor time of the server"
    );
    println!("| page | ms of processor time | ms until it was there |\n|---|--:|--:|");
    let mut home = 0.0;
    for (name, path) in ANEW {
        let start = Instant::now();
        let spent = cost(process, RENDERS, || (1..=RENDERS).try_for_each(|at| ok(socket, &anew(path, at))))?;
        println!("| {name} | {spent:.2} | {:.2} |", milliseconds(start.elapsed()) / f64::from(RENDERS));
        if name == "home" {
            home = spent;
        }
        if spent < 3.0 * kept {
            return Err(format!(
                "{name}: {spent:.2} ms is no more than a page from the cache costs ({kept:.2} ms): it was not made anew"
            ));
        }
    }
    // What is made anew is mostly the text of before, and not compressed again; these are asked for by nobody before. The heads that pages share are
    // there by then: three of four pages are asked for to have them made.
    let all = site_map(socket)?;
    let (first, before): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(at, _)| at % 4 == 3);
    before.iter().try_for_each(|(_, path)| ok(socket, path))?;
    let first = &first[..first.len().min(RENDERS as usize)];
    let start = Instant::now();
    let times = u32::try_from(first.len()).unwrap_or(u32::MAX);
    let spent = cost(process, times, || first.iter().try_for_each(|(_, path)| ok(socket, path)))?;
    println!(
        "| {times} pages of the site map, each for the first time | {spent:.2} | {:.2} |",
        milliseconds(start.elapsed()) / f64::from(times)
    );
    println!("| home from the cache, a connection each | {kept:.2} | |\n| nothing asked, for a second | {idle:.2} | |");
    let together = cost(process, 1, || crowd(socket))?;
    println!(
        "{CROWD} readers at once of one page that is not kept yet: {together:.1} ms of processor time in all, as much as {:.1} renders of home",
        together / home
    );
    Ok(())
}

/// Milliseconds of processor time for each of so many.
fn cost(process: Process, times: u32, work: impl FnOnce() -> Outcome) -> Outcome<f64> {
    Ok(milliseconds(process.spends(work)?) / f64::from(times))
}

fn ok(socket: SocketAddr, path: &str) -> Outcome {
    let head = timed(socket, path).1?;
    if head.starts_with("HTTP/1.1 200") { Ok(()) } else { Err(format!("{path}: {head}")) }
}

/// Everybody asks for the same page at the same moment.
fn crowd(socket: SocketAddr) -> Outcome {
    let start = Arc::new(Barrier::new(CROWD));
    let readers: Vec<_> = (0..CROWD)
        .map(|_| {
            let start = start.clone();
            std::thread::spawn(move || {
                start.wait();
                ok(socket, "/lien-he")
            })
        })
        .collect();
    readers.into_iter().try_for_each(|reader| reader.join().map_err(|_| "a reader has panicked".to_owned())?)
}
