//! Some procedures of the national export, for what looks at pages: they are as the source has them, which no text of ours is.

use crate::{
    Outcome, build, run,
    shell::{self, say},
};
use flate2::read::MultiGzDecoder;
use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

/// The real file stands beside the project, not in it.
const EXPORT: &str = "../shared/data/national-procedures.jsonl.gz";

/// The longest name, the longest text, and one of middle length. The editors of the reference province have written none of them.
const CODES: [&str; 3] = ["1.013980", "2.001538", "1.011414"];

/// Imports them into the database of a running server; gives their codes, none without the export.
pub fn bring_in(data: &Path, server: SocketAddr) -> Outcome<Vec<&'static str>> {
    if !Path::new(EXPORT).exists() {
        say(&format!("{EXPORT} is not here: imported procedures are left out"));
        return Ok(Vec::new());
    }
    let few = data.with_extension("jsonl");
    fs::write(&few, lines()?).map_err(|e| format!("cannot write {}: {e}", few.display()))?;
    let mut import = Command::new(build::server_path());
    import.args(["import", "procedures"]).arg(&few).arg("--data").arg(data);
    shell::run_command(&mut import)?;
    let start = Instant::now();
    let shown = |code: &str| {
        run::get(server, &format!("/thu-tuc-hanh-chinh/{code}")).is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))
    };
    // A running server looks every second.
    while !CODES.iter().all(|code| shown(code)) {
        if start.elapsed() > Duration::from_secs(30) {
            return Err("the server does not show the procedures that were imported".to_owned());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(CODES.to_vec())
}

/// Their lines of the export.
fn lines() -> Outcome<String> {
    let failed = |e: std::io::Error| format!("cannot read {EXPORT}: {e}");
    let marks = CODES.map(|code| format!("\"ma_thu_tuc\": \"{code}\""));
    let mut few = String::new();
    for line in BufReader::new(MultiGzDecoder::new(File::open(EXPORT).map_err(failed)?)).lines() {
        let line = line.map_err(failed)?;
        if marks.iter().any(|mark| line.contains(mark)) {
            few.push_str(&line);
            few.push('\n');
        }
    }
    Ok(few)
}
