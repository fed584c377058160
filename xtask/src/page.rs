//! Takes out of `index.html` what only its readers in this project need: every page of the portal carries it.

use crate::Outcome;
use std::{fs, path::Path};

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
    fn comments_and_indentation_go() {
        let page = "<head>\n<!-- why\n so -->\n<!--HEAD-->\n<script>\n  // why\n  a('https://b');\n\n  c()\n</script>\n";
        assert_eq!(super::slimmed(page), "<head>\n<!--HEAD-->\n<script>\na('https://b');\nc()\n</script>");
    }
}
