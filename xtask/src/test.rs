//! `cargo xtask test`: unit, contract, import and server tests, then journeys in a real browser.

use crate::{
    Outcome, browser, build,
    shell::{self, say},
};
use std::time::Instant;

pub fn test(parts: &[String]) -> Outcome {
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|p| p == part);
    let mut times = Vec::new();
    let mut timed = |name: &'static str, work: &mut dyn FnMut() -> Outcome| {
        let start = Instant::now();
        let outcome = work();
        times.push((name, start.elapsed()));
        outcome
    };
    if wanted("unit") {
        say("cargo test: api, app, server, xtask (the release profile, shared with the server that the browser tests use)");
        timed("cargo test", &mut || {
            let packages = ["cong-api", "cong", "cong-server", "xtask"].map(|name| ["--package", name]).concat();
            shell::run("cargo", &[&["test", "--release", "--features", "cong/ssr"], packages.as_slice()].concat())
        })?;
    }
    if wanted("browser") {
        timed("app build", &mut build::app)?;
        timed("server build", &mut build::server)?;
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
    say("where the time went:");
    for (name, time) in times {
        eprintln!("    {name}: {:.0} s", time.as_secs_f32());
    }
    Ok(())
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
