//! `cargo xtask test`: unit, contract, import and server tests, then feeds in outside parsers and journeys in a real browser.

use crate::{
    Outcome, browser, build, run,
    shell::{self, say},
    tools, wordpress,
};
use std::{process::Command, time::Instant};

/// All but the last run when none is named.
pub const PARTS: [&str; 4] = ["unit", "feeds", "browser", "wordpress"];

pub fn test(parts: &[String], built: bool) -> Outcome {
    let asked_for = |part: &str| parts.iter().any(|p| p == part);
    let wanted = |part: &str| parts.is_empty() || asked_for(part);
    let mut times = Vec::new();
    let mut timed = |name: &'static str, work: &mut dyn FnMut() -> Outcome| {
        let start = Instant::now();
        let outcome = work();
        times.push((name, start.elapsed()));
        outcome
    };
    if wanted("unit") {
        say("cargo test: api, app, server (the release profile, shared with the server that the browser tests use)");
        timed("cargo test", &mut || {
            // Without xtask, whose crates would give the server's other features: it would be compiled once more for the browser tests.
            let packages = ["cong-api", "cong", "cong-server"].map(|name| ["--package", name]).concat();
            shell::run("cargo", &[&["test", "--release", "--features", "cong/ssr"], packages.as_slice()].concat())?;
            // In the profile of the program that is running: its crates are there.
            shell::run("cargo", &["test", "--package", "xtask"])
        })?;
    }
    if built {
        build::is_there()?;
    } else if wanted("feeds") || wanted("browser") || asked_for("wordpress") {
        timed("app build", &mut build::app)?;
        timed("server build", &mut build::server)?;
    }
    if wanted("feeds") {
        timed("feeds", &mut feeds)?;
    }
    if wanted("browser") {
        timed("browser tests", &mut || {
            browser::with_portal("test", |node| {
                let _ = std::fs::remove_file(TALLY);
                node.args(["--test", "--test-concurrency=1", "--test-reporter=spec", "--test-reporter-destination=stdout"])
                    .args(["--test-reporter=tap", &format!("--test-reporter-destination={TALLY}")])
                    .args(test_files()?);
                let outcome = shell::run_command(node);
                println!("browser: {}", tally());
                outcome
            })
        })?;
    }
    if asked_for("wordpress") {
        timed("wordpress", &mut wordpress::test)?;
    }
    say("where the time went:");
    for (name, time) in times {
        eprintln!("    {name}: {:.0} s", time.as_secs_f32());
    }
    Ok(())
}

/// Feeds, calendars and site maps of the reference portal in parsers that are not ours; the script tells how many passed.
fn feeds() -> Outcome {
    let python = tools::for_feed_tests()?;
    run::with_server("feeds", |socket| {
        let mut check = Command::new(&python);
        // No folders of compiled Python in the work tree.
        check.args(["-B", "tests/feeds/check.py"]).env("CONG_URL", format!("http://{socket}"));
        shell::run_command(&mut check)
    })
}

const TALLY: &str = "target/cong/browser.tap";

/// `N passed, N failed`, from the runner's own count.
fn tally() -> String {
    let text = std::fs::read_to_string(TALLY).unwrap_or_default();
    let count = |name: &str| text.lines().rev().find_map(|line| line.strip_prefix(name)).unwrap_or("0").to_owned();
    format!("{} passed, {} failed", count("# pass "), count("# fail "))
}

fn test_files() -> Outcome<Vec<String>> {
    let mut files: Vec<String> = std::fs::read_dir("tests/browser")
        .map_err(|e| format!("cannot read tests/browser: {e}"))?
        .flatten()
        .map(|entry| entry.path().display().to_string())
        .filter(|name| name.ends_with(".test.cjs"))
        .collect();
    files.sort();
    Ok(files)
}
