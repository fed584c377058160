//! `cargo xtask dev`: the server, and Trunk rebuilding the app beside it with the API proxied.

use crate::{Outcome, RunOptions, build, run, shell, styles, tools};
use std::process::Command;

pub fn dev(options: &RunOptions) -> Outcome {
    if options.port != 8080 {
        return Err("dev proxies to port 8080 (Trunk.toml): leave --port out".to_owned());
    }
    let path = tools::for_app()?;
    styles::join()?;
    build::app()?;
    build::server()?;
    let mut server = run::serve(options, run::Shows::Content)?;
    run::wait_until_healthy(&mut server, run::reachable(options))?;
    shell::say(
        "trunk serve on http://127.0.0.1:8081 (client-side rendering, quick rebuilds); the server's pages stay on port 8080",
    );
    let mut trunk = Command::new("trunk");
    trunk.args(["serve", "--features", "csr", "--dist", "target/cong/dev"]).env("PATH", path);
    let outcome = shell::run_command(&mut trunk);
    let _ = server.kill();
    let _ = server.wait();
    outcome
}
