//! `cargo xtask bench pages`: pages in a real Chromium beside the same pages without script, moves beside full loads, widgets beside a copy. The browser's part is in `tests/bench`.

use crate::{BenchOptions, Outcome, browser, run, shell, tools};

pub fn pages(options: &BenchOptions) -> Outcome {
    let folders = [tools::for_browser_tests()?, tools::for_lighthouse()?];
    // Node looks through a list of folders, written as PATH is.
    let modules = std::env::join_paths(folders).map_err(|e| e.to_string())?;
    let chromium = tools::chromium()?;
    run::with_server("bench", |socket| {
        let mut node = browser::node(modules.as_ref(), &chromium, &format!("http://{socket}"));
        node.env("CONG_ROUNDS", options.rounds.to_string()).env("CONG_PARTS", options.details.join(","));
        shell::run_command(node.arg("tests/bench/pages.cjs"))
    })
}
