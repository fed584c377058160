//! `cargo xtask test`: unit, contract, import and server tests, then journeys in a real browser.

use crate::{
    Outcome, build, run,
    shell::{self, say},
    tools,
};
use std::{process::Command, time::Instant};

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
            shell::run("cargo", &["test", "--release", "--package", "cong-api"])?;
            shell::run("cargo", &["test", "--release", "--package", "cong", "--package", "cong-server", "--package", "xtask", "--features", "cong/ssr"])
        })?;
    }
    if wanted("browser") {
        timed("app build", &mut build::app)?;
        timed("server build", &mut build::server)?;
        let modules = tools::for_browser_tests()?;
        let chromium = tools::chromium()?;
        timed("browser tests", &mut || {
            run::with_server("test", |socket| {
                let mut node = Command::new("node");
                node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
                    .args(test_files()?)
                    .env("NODE_PATH", &modules)
                    .env("CHROMIUM", &chromium)
                    .env("CONG_URL", format!("http://{socket}"));
                shell::run_command(&mut node)
            })
        })?;
    }
    say("where the time went:");
    for (name, time) in times {
        eprintln!("    {name}: {:.0} s", time.as_secs_f32());
    }
    Ok(())
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
