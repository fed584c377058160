//! Running other programs and telling what they are for.

use crate::Outcome;
use std::{ffi::OsStr, path::Path, process::Command};

/// Says what happens now.
pub fn say(what: &str) {
    eprintln!("▸ {what}");
}

/// Runs a program to its end.
pub fn run(program: impl AsRef<OsStr>, args: &[&str]) -> Outcome {
    run_command(Command::new(program).args(args))
}

pub fn run_command(command: &mut Command) -> Outcome {
    let shown = format!("{command:?}");
    let status = command.status().map_err(|e| format!("cannot start {shown}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown} failed ({status})")) }
}

/// What a program prints, when it runs and succeeds.
pub fn output(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The newest change and the number of files under some paths: when it stands, what is built from them stands.
pub fn stamp(paths: &[&str]) -> String {
    let mut newest = std::time::UNIX_EPOCH;
    let mut count = 0u32;
    let mut waiting: Vec<_> = paths.iter().map(|path| Path::new(path).to_owned()).collect();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(std::fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path()));
        } else if let Ok(changed) = std::fs::metadata(&path).and_then(|m| m.modified()) {
            newest = newest.max(changed);
            count += 1;
        }
    }
    let seconds = newest.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_nanos();
    format!("{count} files, newest {seconds}")
}
