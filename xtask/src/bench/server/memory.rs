//! Resident memory: with the reference province, and with the whole national export when it stands beside the project.

use super::{logged, process::Process, site_map, stop};
use crate::{
    Outcome,
    bench::{SHARED, fetch},
    build, run,
    shell::{self, say},
};
use std::{fs, net::SocketAddr, path::Path, process::Command};

/// Pages that are asked for, at most: more than the cache holds of them.
const MOST: usize = 2000;

pub fn memory() -> Outcome {
    println!(
        "\nResident memory, MB\n| what it holds | after the start | after three searches | after pages of the site map | the most |\n|---|--:|--:|--:|--:|"
    );
    let province = fresh("bench-province")?;
    measured("the reference province", &province)?;
    let export = Path::new(SHARED).join("national-procedures.jsonl.gz");
    if !export.exists() {
        say(&format!("{} is not here: the national export is left out", export.display()));
        return Ok(());
    }
    let national = fresh("bench-national")?;
    import(&national, &["procedures", &export.display().to_string()])?;
    measured("and the whole national export", &national)
}

/// A data folder with the reference province.
fn fresh(name: &str) -> Outcome<String> {
    let data = run::data_of(name);
    let _ = fs::remove_dir_all(&data);
    let data = data.display().to_string();
    import(&data, &["content", "content"])?;
    Ok(data)
}

fn import(data: &str, what: &[&str]) -> Outcome {
    let mut import = Command::new(build::server_path());
    import.arg("import").args(what).args(["--data", data]);
    shell::run_command(import.stdout(std::process::Stdio::null()))
}

fn measured(name: &str, data: &str) -> Outcome {
    // The search index is made at the first start: what is measured is a start like all others.
    with_store(data, |_, _| Ok(()))?;
    with_store(data, |socket, process| {
        let started = process.resident()?;
        for words in ["khai+sinh", "s%E1%BB%95+%C4%91%E1%BB%8F", "quy%E1%BB%81n+s%E1%BB%AD+d%E1%BB%A5ng+%C4%91%E1%BA%A5t"] {
            fetch(socket, &format!("/tim-kiem?q={words}"), "br")?;
        }
        let searched = process.resident()?;
        let mut paths = site_map(socket)?;
        paths.truncate(MOST);
        paths.iter().try_for_each(|path| fetch(socket, path, "br").map(drop))?;
        let (visited, most) = (process.resident()?, process.most_resident()?);
        println!("| {name} | {started:.0} | {searched:.0} | {visited:.0} (of {}) | {most:.0} |", paths.len());
        Ok(())
    })
}

fn with_store(data: &str, work: impl FnOnce(SocketAddr, Process) -> Outcome) -> Outcome {
    let place = run::on_a_free_port(data)?;
    let mut server = logged(&mut run::command(&place, run::Shows::Store), "bench-server.log")?;
    let socket = run::reachable(&place);
    let outcome = run::wait_until_healthy(&mut server, socket).and_then(|()| work(socket, Process::of(server.id())));
    stop(&mut server);
    outcome
}
