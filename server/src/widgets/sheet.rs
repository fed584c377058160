//! The one style sheet of the widgets: tokens, the components that they share with the app, and their own. It stands in each page, so that
//! a widget is one request; its hash stands in the page's policy.

#[path = "../../../xtask/src/sheet.rs"]
mod joining;

use super::colour::Colour;
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::{fmt::Write, sync::LazyLock};

const PARTS: [&str; 7] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/facts.css"),
    include_str!("../../../style/document-list.css"),
    include_str!("../../../style/alert.css"),
    include_str!("../../../style/search-box.css"),
    include_str!("../../../widgets/widget.css"),
];

/// A text of a page with its CSP source.
pub struct Inline {
    pub text: String,
    pub source: String,
}

impl Inline {
    pub fn new(text: String) -> Self {
        let source = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(&text)));
        Self { text, source }
    }
}

/// The same for every widget. Without the portal's fonts: a widget fetches nothing, and letters of the reader's own device suit any host.
pub static SHEET: LazyLock<Inline> = LazyLock::new(|| {
    let mut sheet = String::new();
    for part in PARTS {
        for line in joining::themes(&joining::shrink(part)).lines().filter(|line| !line.starts_with("@font-face")) {
            sheet.push_str(line);
            sheet.push('\n');
        }
    }
    Inline::new(sheet)
});

/// The script that tells the height.
pub static SCRIPT: LazyLock<Inline> =
    LazyLock::new(|| Inline::new(super::embed::small(include_str!("../../../widgets/frame.js"))));

/// The rules of an accent: links, lines, plates and the time that presses, in both schemes. An alert keeps its official colours.
pub fn accent(accent: Colour) -> Inline {
    let rules = |guarded: super::colour::Guarded| {
        let (ink, strong, on) = (guarded.ink, guarded.strong, guarded.on);
        format!(
            "--water:{ink};--water-2:{strong};--lacquer:{ink};--lacquer-2:{strong};--lacquer-line:{ink};--lacquer-ink:{ink};--on-lacquer:{on}"
        )
    };
    let mut sheet = format!(":root,[data-theme=\"light\"]{{{}}}", rules(accent.on_light()));
    let _ = write!(sheet, "@dark{{{}}}", rules(accent.on_dark()));
    Inline::new(joining::themes(&sheet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_fetches_nothing_and_knows_both_themes() {
        let sheet = &SHEET.text;
        assert!(!sheet.contains("url(") && !sheet.contains("@import"));
        assert!(!sheet.contains("@dark") && !sheet.contains("@contrast"), "themes are written out");
        assert!(sheet.contains("[data-theme=\"dark\"]{"));
        assert!(!sheet.contains("</"), "it stands inside a style element");
    }

    #[test]
    fn an_accent_is_written_for_the_system_and_for_the_choice() {
        let sheet = accent(Colour::parse("#ffee00").expect("a colour")).text;
        assert!(
            sheet.contains("prefers-color-scheme:dark") && sheet.contains("[data-theme=\"dark\"]{--water:#ffee00"),
            "{sheet}"
        );
        assert!(!sheet.contains("[data-theme=\"light\"]{--water:#ffee00"), "yellow cannot be read on paper: {sheet}");
    }
}
