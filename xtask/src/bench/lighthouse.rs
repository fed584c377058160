//! `cargo xtask bench lighthouse`: all four categories, with the audits that took the points.

use crate::{Outcome, browser, run, shell, tools};

/// Lighthouse's four categories on the pages that people come to most.
pub fn lighthouse() -> Outcome {
    let (modules, chromium) = (tools::for_lighthouse()?, tools::chromium()?);
    run::with_server("bench", |socket| {
        shell::run_command(browser::node(&modules, &chromium, &format!("http://{socket}")).arg("tests/browser/lighthouse.cjs"))
    })
}
