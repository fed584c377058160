//! Fills the service worker in: its version and the files that make the app run without a network.

use crate::Outcome;
use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::Path,
};

/// The worker in parts: what it keeps, and the search over it.
const SOURCES: [&str; 2] = ["public/sw.js", "public/sw-search.js"];

/// Writes `sw.js` into Trunk's folder, for the files that are there. Another file or another worker makes another version.
pub fn worker(dist: &Path) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", dist.display());
    let mut source = String::new();
    for part in SOURCES {
        source += &fs::read_to_string(part).map_err(|e| format!("{part}: {e}"))?;
    }
    let mut assets = Vec::new();
    let mut hasher = DefaultHasher::new();
    source.hash(&mut hasher);
    for folder in ["", "fonts"] {
        for entry in fs::read_dir(dist.join(folder)).map_err(failed)?.flatten().filter(|entry| entry.path().is_file()) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            if matches!(ending, "js" | "wasm" | "css" | "woff2" | "svg") && name != "sw.js" {
                assets.push(if folder.is_empty() { format!("/{name}") } else { format!("/{folder}/{name}") });
            }
        }
    }
    assets.sort();
    for asset in &assets {
        fs::read(dist.join(asset.trim_start_matches('/'))).map_err(failed)?.hash(&mut hasher);
    }
    // The page that the app starts on offline is made of this.
    fs::read(dist.join("index.html")).map_err(failed)?.hash(&mut hasher);
    let version = format!("{:016x}", hasher.finish());
    let list = assets.iter().map(|asset| format!("'{asset}'")).collect::<Vec<_>>().join(", ");
    let filled = source.replace("'__VERSION__'", &format!("'{version}'")).replace("__ASSETS__", &format!("[{list}]"));
    fs::write(dist.join("sw.js"), filled).map_err(failed)
}
