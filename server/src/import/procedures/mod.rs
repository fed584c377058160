//! `cong import procedures FILE`: the national portal's export, taken as it is.
//!
//! Invariant: a line either lands whole or is reported with its number; text that cannot be read stays in the record as text.

mod cells;
mod channels;
mod convert;
mod forms;
mod laws;
mod numbers;
mod papers;
mod results;
mod source;
mod steps;
mod text;

use crate::store::{Origin, Record, Store, StoreError, Written};
use cong_api::{Detail, Item, Kind, Site};
use convert::Target;
use flate2::read::MultiGzDecoder;
use source::Line;
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    fs::File,
    io::{BufRead, BufReader, Read, Write as _},
    path::Path,
};

/// Broken lines that the summary names one by one.
const NAMED: usize = 20;
/// Lines between two signs of progress.
const PACE: usize = 100;

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("cannot open {path}: {source}")]
    Open { path: String, source: std::io::Error },
    #[error("cannot read {path} after line {line}: {source}")]
    Read { path: String, line: usize, source: std::io::Error },
    #[error("{path} begins like a gzip file but cannot be unpacked after line {line}: {source}. Fetch it again")]
    Unpack { path: String, line: usize, source: std::io::Error },
    #[error("the store holds no site yet: run `cong import content` first")]
    NoSite,
    #[error("the stored site has {0}: say it in content/site.toml and run `cong import content` again")]
    Site(&'static str),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an import did.
#[derive(Debug, Default)]
pub struct Report {
    /// Procedures that are now in the store.
    pub landed: usize,
    pub written: Written,
    /// Number and fault of each line that did not land.
    pub broken: Vec<(usize, String)>,
    /// Pieces kept as text, by what could not be read of them.
    pub unparsed: BTreeMap<&'static str, usize>,
    pub parsed: Parsed,
}

/// Entries that were read out of the run-together tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    pub channels: usize,
    pub papers: usize,
    pub laws: usize,
    pub results: usize,
    pub levels: usize,
    pub steps: usize,
}

/// Reads the whole export and files its procedures in one transaction. `terminal` shows progress on standard error.
pub async fn import(store: &Store, file: &Path, terminal: bool) -> Result<Report, ImportError> {
    let site = store.meta("site").await?.ok_or(ImportError::NoSite)?;
    let site: Site = serde_json::from_str(&site).map_err(StoreError::from)?;
    let agencies = store.agencies().await?;
    let mut sections = site.groups.iter().flat_map(|group| &group.sections);
    let section = sections.find(|section| section.kind == Kind::Procedure);
    let target = Target {
        section: section.ok_or(ImportError::Site("no section of procedures"))?.slug.clone(),
        agencies: &agencies,
        fallback: site.agencies.first().ok_or(ImportError::Site("no agency"))?.clone(),
    };
    let mut report = Report::default();
    let items = read(file, &target, terminal, &mut report)?;
    let records: Vec<_> = items.into_iter().map(|item| Record::new(item, &agencies, &site.agency_sections)).collect();
    report.landed = records.len();
    report.written = store.put_records(Origin::National, &records).await?;
    Ok(report)
}

/// The items of all lines that can be read; the others go into the report.
fn read(file: &Path, target: &Target<'_>, terminal: bool, report: &mut Report) -> Result<Vec<Item>, ImportError> {
    let path = file.display().to_string();
    let (mut reader, packed) = open(file).map_err(|source| ImportError::Open { path: path.clone(), source })?;
    let mut items = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let length = reader.read_until(b'\n', &mut bytes).map_err(|source| {
            let (path, line) = (path.clone(), number - 1);
            if packed { ImportError::Unpack { path, line, source } } else { ImportError::Read { path, line, source } }
        })?;
        if length == 0 {
            break;
        }
        match item(&bytes, number, target, &mut seen, &mut report.unparsed) {
            Ok(Some(item)) => {
                report.parsed.add(&item);
                items.push(item);
            }
            Ok(None) => {}
            Err(fault) => report.broken.push((number, fault)),
        }
        if terminal && number % PACE == 0 {
            show(&format!("\r{number} lines read"));
        }
    }
    if terminal {
        show("\r\x1b[K");
    }
    Ok(items)
}

/// Unpacks what begins with gzip's magic bytes, whatever its name.
fn open(file: &Path) -> std::io::Result<(Box<dyn BufRead>, bool)> {
    let mut reader = BufReader::new(File::open(file)?);
    let packed = reader.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    let plain: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(reader)) } else { Box::new(reader) };
    Ok((Box::new(BufReader::new(plain)), packed))
}

/// The item of one line; `None` for an empty line.
fn item(
    bytes: &[u8],
    number: usize,
    target: &Target<'_>,
    seen: &mut HashMap<String, usize>,
    failures: &mut BTreeMap<&'static str, usize>,
) -> Result<Option<Item>, String> {
    // Editors on Windows begin a file with a byte order mark.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    let line = Line::read(bytes)?;
    let code = text::clean(&line.ma_thu_tuc);
    if let Some(first) = seen.get(&code) {
        return Err(format!("the code {code} stood on line {first} already"));
    }
    let item = convert::convert(&line, target, failures)?;
    seen.insert(code, number);
    Ok(Some(item))
}

/// Progress is a courtesy: a standard error that is closed stops no import.
fn show(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes());
    let _ = stderr.flush();
}

impl Parsed {
    fn add(&mut self, item: &Item) {
        let Detail::Procedure(procedure) = &item.detail else { return };
        self.channels += procedure.channels.len();
        self.papers += procedure.papers.iter().map(|papers| papers.items.len()).sum::<usize>();
        self.laws += procedure.legal_basis.len();
        self.results += procedure.results.len();
        self.levels += procedure.levels.len();
        self.steps += procedure.steps.len();
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Written { added, changed, unchanged, .. } = self.written;
        writeln!(f, "{} procedures landed: {added} new, {changed} changed, {unchanged} unchanged.", self.landed)?;
        let Parsed { channels, papers, laws, results, levels, steps } = self.parsed;
        writeln!(
            f,
            "Read out of their tables: {channels} channels, {papers} papers, {laws} laws, {results} results, {levels} levels, {steps} steps."
        )?;
        if !self.unparsed.is_empty() {
            let counts: Vec<_> = self.unparsed.iter().map(|(what, count)| format!("{what} {count}")).collect();
            writeln!(f, "Kept as text because it cannot be read for sure: {}.", counts.join(", "))?;
        }
        write!(f, "{} broken lines.", self.broken.len())?;
        for (number, fault) in self.broken.iter().take(NAMED) {
            write!(f, "\n  line {number}: {fault}")?;
        }
        if self.broken.len() > NAMED {
            write!(f, "\n  and {} more", self.broken.len() - NAMED)?;
        }
        Ok(())
    }
}
