//! What runs in a real browser: a portal of its own, and Node with what the scripts in `tests/browser` ask their environment for.

use crate::{Outcome, build, imported, run, tools};
use std::{path::Path, process::Command};

/// Runs a closure beside a portal with the reference content and some imported procedures; it is given Node to finish and start.
pub fn with_portal(command: &str, work: impl FnOnce(&mut Command) -> Outcome) -> Outcome {
    let modules = tools::for_browser_tests()?;
    let chromium = tools::chromium()?;
    run::with_server(command, |socket| {
        let codes = imported::bring_in(&run::data_of(command), socket)?;
        work(node(&modules, &chromium, &format!("http://{socket}")).env("CONG_IMPORTED", codes.join(",")))
    })
}

/// Node with those modules, that Chromium, the portal at that address, and the server for tests that start another one.
pub fn node(modules: &Path, chromium: &str, portal: &str) -> Command {
    let mut node = Command::new("node");
    node.env("NODE_PATH", modules).env("CHROMIUM", chromium).env("CONG_URL", portal).env("CONG_SERVER", build::server_path());
    node
}

/// `cargo xtask shots`: pictures of every template in a folder, with a sheet to flip through them.
pub fn shots(folder: &Path) -> Outcome {
    build::app()?;
    build::server()?;
    with_portal("shots", |node| crate::shell::run_command(node.arg("tests/browser/shots.cjs").arg(folder)))
}
