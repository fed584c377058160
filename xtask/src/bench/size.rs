//! `cargo xtask bench size`: the files of the build, as they are and as they are sent.

use crate::Outcome;
use std::{fs, path::Path};

pub fn sizes() -> Outcome {
    println!("dist/, bytes            raw    brotli");
    let mut rows: Vec<(String, u64, u64)> = Vec::new();
    for entry in fs::read_dir("dist").map_err(|e| e.to_string())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() && !name.ends_with(".br") && !name.ends_with(".gz") {
            let size = |path: &Path| fs::metadata(path).map(|m| m.len()).unwrap_or(0);
            rows.push((name.clone(), size(&entry.path()), size(&Path::new("dist").join(format!("{name}.br")))));
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.1));
    for (name, raw, brotli) in rows {
        println!("{raw:>28}{brotli:>10}  {name}");
    }
    Ok(())
}
