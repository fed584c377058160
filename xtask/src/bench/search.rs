//! `cargo xtask bench search`: quality and speed of the search beside `SQLite` FTS5; then the memory of a server with the same items.

use super::{SHARED, fetch, server::Process};
use crate::{BenchOptions, Outcome, run, shell};

const SEARCH_DATA: &str = "target/cong/bench-search";

/// Quality and speed of the search; then the memory of a server that holds the same items.
pub fn search(options: &BenchOptions) -> Outcome {
    let absolute =
        |path: &str| std::env::current_dir().map(|here| here.join(path).display().to_string()).map_err(|e| e.to_string());
    let (shared, data) = (absolute(SHARED)?, absolute(SEARCH_DATA)?);
    let mut args = vec!["bench", "--quiet", "--package", "cong-server", "--bench", "search", "--", &shared, &data];
    args.extend(options.details.iter().map(String::as_str));
    shell::run("cargo", &args)?;
    if options.details.iter().any(|word| ["quality", "explain", "tune"].contains(&word.as_str())) {
        return Ok(());
    }
    super::build(options)?;
    let place = run::on_a_free_port(data)?;
    let mut server = run::serve(&place, run::Shows::Store)?;
    let outcome = run::wait_until_healthy(&mut server, run::reachable(&place)).and_then(|()| {
        for words in ["khai+sinh", "s%E1%BB%95+%C4%91%E1%BB%8F", "quy%E1%BB%81n+s%E1%BB%AD+d%E1%BB%A5ng+%C4%91%E1%BA%A5t"] {
            fetch(run::reachable(&place), &format!("/api/v1/search?q={words}"), "br")?;
        }
        let resident = Process::of(server.id()).resident()?;
        println!("server with these items: {resident:.0} MB resident");
        Ok(())
    });
    let _ = server.kill();
    let _ = server.wait();
    outcome
}
