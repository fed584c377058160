//! Joins `style/` into the one sheet that pages load: tokens, base, layout, then a file for each component.

use crate::{
    Outcome,
    sheet::{shrink, themes},
};
use std::{fs, path::Path};

const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];
const TARGET: &str = "target/cong/style.css";

pub fn join() -> Outcome {
    let mut names: Vec<String> = fs::read_dir("style")
        .map_err(|e| format!("cannot read style/: {e}"))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".css") && !FIRST.contains(&name.as_str()))
        .collect();
    names.sort();
    let mut sheet = String::new();
    for name in FIRST.into_iter().map(str::to_owned).chain(names) {
        let text = fs::read_to_string(Path::new("style").join(&name)).map_err(|e| format!("cannot read style/{name}: {e}"))?;
        sheet.push_str(&themes(&shrink(&text)));
        sheet.push('\n');
    }
    if fs::read_to_string(TARGET).is_ok_and(|old| old == sheet) {
        return Ok(());
    }
    fs::create_dir_all("target/cong").map_err(|e| format!("cannot make target/cong: {e}"))?;
    fs::write(TARGET, sheet).map_err(|e| format!("cannot write {TARGET}: {e}"))
}
