//! Cuts the app's wasm in two where the app says so (`src/pages/apart.rs`): what every reader with the app needs, and the pages, which come when they
//! are needed. Trunk knows of no cut; what it has made of the whole is replaced.

use crate::{Outcome, shell, wasm};
use std::{
    env,
    ffi::OsStr,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

/// The wasm as the compiler leaves it, with its relocations.
const WHOLE: &str = "target/wasm32-unknown-unknown/wasm-release/cong.wasm";

/// Where the parts are made.
const WORK: &str = "target/cong/split";

/// How the script of the app imports what loads the pages, and what becomes of that: it is put into the script, which is a request less.
const IMPORT: &str = "import * as import1 from \"./__wasm_split.js\"";
const IMPORTED: &str = "\"./__wasm_split.js\": import1";
/// How what loads the pages imports the script of the app, and names the pages.
const OWN: &str = "import { initSync } from \"./cong.js\";";
const EXPORT: &str = "export const __wasm_split_load_pages =";
const PAGES: &str = "\"./split_pages.wasm\"";

/// What the compiler is told: where code and data refer to each other stays in the wasm, for it to be cut there; where a library's source lies on this
/// machine does not (a panic names its place).
pub fn flags() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten().flatten();
    let short = sources.map(|source| format!(" --remap-path-prefix={}/=", source.path().display()));
    short.fold("-Clink-args=--emit-relocs".to_owned(), |flags, short| flags + &short)
}

/// Puts the parts into Trunk's folder, under names that carry their content, in the place of the whole.
pub fn split(dist: &Path, path: &OsStr) -> Outcome {
    let work = Path::new(WORK);
    let _ = fs::remove_dir_all(work);
    fs::create_dir_all(work).map_err(|e| format!("{WORK}: {e}"))?;
    let run = |name: &str, arguments: &[&str]| shell::run_command(Command::new(name).args(arguments).env("PATH", path));
    run("wasm-split-cli", &[WHOLE, WORK, "--out-name", "cong"])?;
    let (cut, bound) = (format!("{WORK}/cong.wasm"), format!("{WORK}/bound"));
    run(
        "wasm-bindgen",
        &[
            "--target",
            "web",
            "--no-typescript",
            "--keep-lld-exports",
            "--keep-debug",
            "--out-dir",
            &bound,
            "--out-name",
            "cong",
            &cut,
        ],
    )?;
    let [main, pages] = ["main.wasm", "pages.wasm"].map(|name| work.join(name));
    wasm::shrink(Path::new(&format!("{bound}/cong_bg.wasm")), &main, Path::new(wasm::NAMED[0]), path)?;
    wasm::shrink(&work.join("split_pages.wasm"), &pages, Path::new(wasm::NAMED[1]), path)?;

    let pages = put(dist, &pages, "_pages.wasm")?;
    let main = put(dist, &main, "_bg.wasm")?;
    let script = work.join("cong.js");
    let text = joined(&read(&Path::new(&bound).join("cong.js"))?, &read(&work.join("__wasm_split.js"))?, &pages)?;
    fs::write(&script, text).map_err(|e| format!("{}: {e}", script.display()))?;
    let script = put(dist, &script, ".js")?;
    name(dist, &script, &main)
}

/// The script of the app, with what loads the pages in it.
fn joined(script: &str, loader: &str, pages: &str) -> Outcome<String> {
    let once = |text: &str, old: &str, new: &str| {
        if text.matches(old).count() == 1 {
            Ok(text.replace(old, new))
        } else {
            Err(format!("expected {old} once in what wasm-split and wasm-bindgen wrote"))
        }
    };
    let loader = once(loader, OWN, "")?;
    let loader = once(&loader, EXPORT, "const __wasm_split_load_pages =")?;
    let loader = once(&loader, PAGES, &format!("\"./{pages}\""))?;
    let script = once(script, IMPORT, "")?;
    let script = once(&script, IMPORTED, "\"./__wasm_split.js\": { __wasm_split_load_pages }")?;
    Ok(format!("{}\n{}\n", script.trim(), loader.trim()))
}

/// Copies a file into the folder, its content in its name.
fn put(dist: &Path, file: &Path, ending: &str) -> Outcome<String> {
    let bytes = fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let name = format!("cong-{:016x}{ending}", hasher.finish());
    fs::write(dist.join(&name), bytes).map_err(|e| format!("{name}: {e}"))?;
    Ok(name)
}

/// Has the page name script and wasm in the place of Trunk's, which go.
fn name(dist: &Path, script: &str, main: &str) -> Outcome {
    let index = dist.join("index.html");
    let page = read(&index)?;
    let named = page.split_once("name=\"cong-app\" content=\"/").and_then(|(_, rest)| rest.split_once('"'));
    let (old_script, old_main) =
        named.and_then(|(names, _)| names.split_once(" /")).ok_or_else(|| format!("{}: names no app", index.display()))?;
    for old in [old_script, old_main].into_iter().filter(|old| ![script, main].contains(old)) {
        fs::remove_file(dist.join(old)).map_err(|e| format!("{old}: {e}"))?;
    }
    fs::write(&index, page.replace(old_script, script).replace(old_main, main)).map_err(|e| format!("{}: {e}", index.display()))
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn what_loads_the_pages_is_a_part_of_the_script() {
        let script = "import * as import1 from \"./__wasm_split.js\"\n\nlet wasm;\nreturn { \"./__wasm_split.js\": import1, };\n";
        let loader = "import { initSync } from \"./cong.js\";\nexport const __wasm_split_load_pages = () => fetch(\"./split_pages.wasm\");\n";
        assert_eq!(
            joined(script, loader, "cong-1_pages.wasm").expect("joined"),
            "let wasm;\nreturn { \"./__wasm_split.js\": { __wasm_split_load_pages }, };\nconst __wasm_split_load_pages = () => \
             fetch(\"./cong-1_pages.wasm\");\n"
        );
        let error = joined(script, "", "x").expect_err("nothing to put in");
        assert!(error.contains("initSync"), "{error}");
    }
}
