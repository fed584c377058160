//! Finds and parses the files of a content folder.

use super::{dates, mistake::Mistakes};
use cong_api::Date;
use serde::de::DeserializeOwned;
use std::{fs, path::Path};
use toml::{Table, Value};
use unicode_normalization::UnicodeNormalization;

/// Reads a TOML file; a missing or broken one is a mistake and gives `None`.
pub fn read_toml(mistakes: &mut Mistakes, file: &str, today: &Date) -> Option<Table> {
    let text = read_text(mistakes, file)?;
    parse_toml(mistakes, file, 0, &text, today)
}

/// The same for a file that the editions share.
pub fn read_shared_toml(mistakes: &mut Mistakes, file: &str, today: &Date) -> Option<Table> {
    let text = read_text_at(mistakes, &mistakes.media.join(file), file)?;
    parse_toml(mistakes, file, 0, &text, today)
}

/// Reads a file as UTF-8 text in NFC.
pub fn read_text(mistakes: &mut Mistakes, file: &str) -> Option<String> {
    read_text_at(mistakes, &mistakes.folder.join(file), file)
}

fn read_text_at(mistakes: &mut Mistakes, path: &Path, file: &str) -> Option<String> {
    match fs::read(path) {
        Err(error) => {
            mistakes.add(file, None, format!("cannot be read: {error}"));
            None
        }
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(text.nfc().collect()),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
                mistakes.add(file, Some(line), "is not UTF-8 text: save it with the encoding UTF-8");
                None
            }
        },
    }
}

/// Parses TOML that begins after `skipped` lines of the file and makes its relative dates absolute.
pub fn parse_toml(mistakes: &mut Mistakes, file: &str, skipped: usize, text: &str, today: &Date) -> Option<Table> {
    match text.parse::<Table>() {
        Err(error) => {
            let line = error.span().map(|span| skipped + line_of(text, span.start));
            mistakes.add(file, line, format!("is not TOML: {}", error.message()));
            None
        }
        Ok(mut table) => {
            let mut wrong = Vec::new();
            dates::resolve(&mut table, today, &mut wrong);
            for (key, value) in wrong {
                let line = find_line(text, &value).map(|line| line + skipped);
                mistakes.add(
                    file,
                    line,
                    format!("{key} = \"{value}\" is no date: expected 2024-10-25, 2024-10-25 10:20, -3d, -3d 08:30, +10d or w+0 mon 08:00"),
                );
            }
            Some(table)
        }
    }
}

/// A table as a type; the mistake names the field, and keys that nobody reads are mistakes too.
pub fn typed<T: DeserializeOwned>(
    mistakes: &mut Mistakes,
    file: &str,
    line: Option<usize>,
    what: &str,
    table: Table,
) -> Option<T> {
    let mut unknown = Vec::new();
    let mut note = |path: serde_ignored::Path<'_>| unknown.push(path.to_string());
    let value = serde_ignored::Deserializer::new(Value::Table(table), &mut note);
    match serde_path_to_error::deserialize(value) {
        Err(error) => {
            let path = error.path().to_string();
            let inner = error.into_inner().to_string();
            let inner = inner.trim().lines().next().unwrap_or_default();
            mistakes.add(file, line, format!("{what}: {path}: {inner}"));
            None
        }
        Ok(typed) => {
            for key in &unknown {
                mistakes.add(file, line, format!("{what}: nothing is called “{key}” here; see docs/content.md"));
            }
            unknown.is_empty().then_some(typed)
        }
    }
}

/// The files under a folder that end so, as paths from the content folder, sorted.
pub fn files_under(mistakes: &Mistakes, folder: &str, endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    walk(&mistakes.folder, Path::new(folder), endings, &mut found);
    found.sort();
    found
}

fn walk(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    for entry in entries.flatten() {
        let path = folder.join(entry.file_name());
        if entry.path().is_dir() {
            walk(root, &path, endings, found);
        } else if let Some(text) = path.to_str()
            && endings.iter().any(|ending| text.ends_with(ending))
        {
            found.push(text.to_owned());
        }
    }
}

/// The line of a file where a value stands in quotes.
pub fn line_with(mistakes: &Mistakes, file: &str, value: Option<&String>) -> Option<usize> {
    let text = fs::read_to_string(mistakes.folder.join(file)).ok()?;
    find_line(&text, value?)
}

pub fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
}

fn find_line(text: &str, value: &str) -> Option<usize> {
    text.find(&format!("\"{value}\"")).map(|at| line_of(text, at))
}
