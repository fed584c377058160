//! What becomes of Trunk's `index.html`, which every page of the portal carries: without what only its readers in this project need, and with scripts
//! that belong to it alone.

use crate::Outcome;
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

/// The scripts beside the app, which Trunk copies under their own names: each before those that import it.
const SCRIPTS: [&str; 3] = ["page.js", "network.js", "start.js"];

/// Gives the scripts names that carry their content, as Trunk does with the app's: a browser keeps them for good, and never takes those of another build.
pub fn name_scripts(dist: &Path) -> Outcome {
    for (at, name) in SCRIPTS.into_iter().enumerate() {
        let file = dist.join(name);
        let failed = |e: std::io::Error| format!("{}: {e}", file.display());
        let text = fs::read(&file).map_err(failed)?;
        let named = named(name, &text);
        let (old, new) = (format!("'/{name}'"), format!("'/{named}'"));
        let mut imported = false;
        for importer in SCRIPTS[at + 1..].iter().chain(&["index.html"]) {
            let importer = dist.join(importer);
            let text = fs::read_to_string(&importer).map_err(|e| format!("{}: {e}", importer.display()))?;
            if text.contains(&old) {
                imported = true;
                fs::write(&importer, text.replace(&old, &new)).map_err(|e| format!("{}: {e}", importer.display()))?;
            }
        }
        if !imported {
            return Err(format!("{}: nothing imports {old}", dist.display()));
        }
        fs::rename(&file, dist.join(named)).map_err(failed)?;
    }
    Ok(())
}

/// `page.js` as `page-0123456789abcdef.js`.
fn named(name: &str, text: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{:016x}.{ending}", hasher.finish())
}

/// Slims the page in Trunk's folder.
pub fn slim(dist: &Path) -> Outcome {
    let path = dist.join("index.html");
    let failed = |e: std::io::Error| format!("{}: {e}", path.display());
    let page = fs::read_to_string(&path).map_err(failed)?;
    fs::write(&path, slimmed(&page)).map_err(failed)
}

/// Where the renderer puts titles and metadata: the one comment that stays.
const HEAD: &str = "<!--HEAD-->";

/// Without comments of HTML, lines that are a comment of a script, indentation and empty lines. Line ends stay: a script may lean on them.
fn slimmed(page: &str) -> String {
    let mut without = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find("<!--") {
        let end = rest[start..].find("-->").map_or(rest.len(), |end| start + end + "-->".len());
        without.push_str(&rest[..start]);
        if &rest[start..end] == HEAD {
            without.push_str(HEAD);
        }
        rest = &rest[end..];
    }
    without.push_str(rest);
    let lines = without.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn another_script_has_another_name() {
        let [one, other] = ["a", "b"].map(|text| super::named("page.js", text.as_bytes()));
        assert!(one != other && one.starts_with("page-") && one.ends_with(".js") && one.len() == "page-.js".len() + 16, "{one}");
    }

    #[test]
    fn comments_and_indentation_go() {
        let page = "<head>\n<!-- why\n so -->\n<!--HEAD-->\n<script>\n  // why\n  a('https://b');\n\n  c()\n</script>\n";
        assert_eq!(super::slimmed(page), "<head>\n<!--HEAD-->\n<script>\na('https://b');\nc()\n</script>");
    }
}
