//! The rules of the sheet that one page needs: they go into the page itself, so that nothing has to be fetched before its first paint.
//!
//! A rule is needed when every class that one of its selectors asks for is in the page. What is in parentheses (`:not(.a)`, `:is(.a,.b)`) is not
//! counted: such a rule may hold without the class.
//!
//! What no first paint needs is left out: rules for paper, for a pointer over something, for what a reader chose of themes (who chose has the whole sheet
//! already), for panels that come at a press. `public/page.js` loads the whole sheet when the page is seen, and the app has it before it changes the page.

use std::{collections::HashSet, fmt::Write};

/// A sheet, read once.
#[derive(Debug, Default)]
pub struct Sheet {
    pieces: Vec<Piece>,
    /// Every class that a rule asks for, in order.
    names: Vec<String>,
}

/// Which classes of a sheet a page has: the same for two pages that need the same rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Classes(Vec<usize>);

#[derive(Debug)]
enum Piece {
    /// Kept as it is: a font, an animation, the margins of paper.
    Whole(String),
    Rule {
        selectors: Vec<Selector>,
        body: String,
    },
    /// `@media`, `@supports`, `@container`: rules under a condition.
    Under {
        condition: String,
        pieces: Vec<Piece>,
    },
}

#[derive(Debug)]
struct Selector {
    text: String,
    classes: Vec<String>,
    /// May hold at the first paint.
    at_first: bool,
}

/// What holds later at the earliest: a pointer over something, a choice of the reader.
const LATER: [&str; 4] = [":hover", "[data-theme", "[data-text", "[data-contrast"];

/// Classes of what is closed until it is asked for: the panels of display and sharing, what the search box offers. Not the menu, which is a bar on a desk
/// and the first thing that is pressed on a phone.
const CLOSED: [&str; 4] = ["sheet", "sheet-title", "choices", "suggestions"];

/// At-rules that hold rules of style and not declarations.
const CONDITIONS: [&str; 4] = ["@media", "@supports", "@container", "@layer"];

impl Sheet {
    /// Reads a sheet; what is cut off at its end is left out.
    pub fn read(css: &str) -> Self {
        let pieces = pieces(css);
        let mut names = Vec::new();
        asked_for(&pieces, &mut names);
        names.sort_unstable();
        names.dedup();
        Self { pieces, names }
    }

    pub fn classes(&self, html: &str) -> Classes {
        let mut here = vec![false; self.names.len()];
        for name in classes_of_page(html) {
            if let Ok(at) = self.names.binary_search_by(|known| known.as_str().cmp(name)) {
                here[at] = true;
            }
        }
        Classes((0..here.len()).filter(|at| here[*at]).collect())
    }

    /// The rules that a page with those classes needs, in the order of the sheet.
    pub fn rules(&self, classes: &Classes) -> String {
        let mut css = String::new();
        write(&self.pieces, &classes.0.iter().map(|at| self.names[*at].as_str()).collect(), &mut css);
        css
    }
}

fn asked_for(pieces: &[Piece], names: &mut Vec<String>) {
    for piece in pieces {
        match piece {
            Piece::Whole(_) => {}
            Piece::Rule { selectors, .. } => names.extend(selectors.iter().flat_map(|selector| selector.classes.clone())),
            Piece::Under { pieces, .. } => asked_for(pieces, names),
        }
    }
}

fn pieces(css: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = css.trim_start();
    while let Some(open) = find(rest, &['{', ';']) {
        let head = rest[..open].trim();
        if rest[open..].starts_with(';') {
            // `@import` and its like.
            pieces.push(Piece::Whole(format!("{head};")));
            rest = rest[open + 1..].trim_start();
            continue;
        }
        let Some(length) = block(&rest[open + 1..]) else { break };
        let body = rest[open + 1..open + 1 + length].trim();
        pieces.push(if CONDITIONS.iter().any(|name| head.starts_with(name)) {
            Piece::Under { condition: head.to_owned(), pieces: self::pieces(body) }
        } else if head.starts_with('@') {
            Piece::Whole(format!("{head}{{{body}}}"))
        } else {
            Piece::Rule { selectors: split(head).into_iter().map(Selector::read).collect(), body: body.to_owned() }
        });
        rest = rest[open + 1 + length + 1..].trim_start();
    }
    pieces
}

/// The first of these characters outside strings.
fn find(css: &str, wanted: &[char]) -> Option<usize> {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in css.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if wanted.contains(&c) => return Some(at),
            None => {}
        }
    }
    None
}

/// Bytes up to the brace that closes a block whose opening brace stands before.
fn block(css: &str) -> Option<usize> {
    let mut depth = 1;
    let mut at = 0;
    while let Some(next) = find(&css[at..], &['{', '}']) {
        at += next;
        depth = if css[at..].starts_with('{') { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The selectors of a list; a comma in parentheses, brackets or a string does not part.
fn split(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start, mut quote) = (Vec::new(), 0, 0, None);
    for (at, c) in list.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list[start..].trim());
    parts
}

impl Selector {
    fn read(text: &str) -> Self {
        let mut classes = Vec::new();
        let (mut depth, mut quote, mut name) = (0, None, None);
        let mut at_first = true;
        for (at, c) in text.char_indices() {
            if depth == 0 && quote.is_none() && LATER.iter().any(|later| text[at..].starts_with(later)) {
                at_first = false;
            }
            if let Some(start) = name
                && !(c.is_alphanumeric() || c == '-' || c == '_')
            {
                classes.push(text[start..at].to_owned());
                name = None;
            }
            match (quote, c) {
                (Some(open), _) if c == open => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(c),
                (None, '(' | '[') => depth += 1,
                (None, ')' | ']') => depth -= 1,
                (None, '.') if depth == 0 => name = Some(at + 1),
                _ => {}
            }
        }
        classes.extend(name.map(|start| text[start..].to_owned()));
        at_first &= !classes.iter().any(|class| CLOSED.contains(&class.as_str()));
        Self { text: text.to_owned(), classes, at_first }
    }
}

/// Every name in a `class` attribute. Text that only looks like one makes a page keep a rule more.
fn classes_of_page(html: &str) -> impl Iterator<Item = &str> {
    const MARK: &str = "class=\"";
    let values = memchr::memmem::find_iter(html.as_bytes(), MARK).map(|at| &html[at + MARK.len()..]);
    values.flat_map(|rest| rest.split('"').next().unwrap_or_default().split_ascii_whitespace())
}

fn write(pieces: &[Piece], classes: &HashSet<&str>, css: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Whole(text) if text.starts_with("@page") => {}
            Piece::Under { condition, .. } if condition == "@media print" => {}
            Piece::Whole(text) => css.push_str(text),
            Piece::Rule { selectors, body } => {
                let mut separator = "";
                let needed = |s: &&Selector| s.at_first && s.classes.iter().all(|class| classes.contains(class.as_str()));
                for selector in selectors.iter().filter(needed) {
                    let _ = write!(css, "{separator}{}", selector.text);
                    separator = ",";
                }
                if !separator.is_empty() {
                    let _ = write!(css, "{{{body}}}");
                }
            }
            Piece::Under { condition, pieces } => {
                let start = css.len();
                let _ = write!(css, "{condition}{{");
                let empty = css.len();
                write(pieces, classes, css);
                if css.len() == empty { css.truncate(start) } else { css.push('}') }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn a_page_gets_the_rules_of_its_classes() {
        for (css, html, wanted) in [
            ("p{a:b}.x{c:d}.y{e:f}", r#"<p class="x z">"#, "p{a:b}.x{c:d}"),
            // One selector of a list.
            (".x,.y p,h1{a:b}", r#"<p class="y">"#, ".y p,h1{a:b}"),
            // All classes of a selector.
            (".x .y{a:b}.x.z{a:b}", r#"<p class="x"><b class="y">"#, ".x .y{a:b}"),
            // A class in parentheses is not asked for.
            (".x>:not([popover],.y){a:b}:is(.p,.q){c:d}", r#"<p class="x">"#, ".x>:not([popover],.y){a:b}:is(.p,.q){c:d}"),
            // Conditions, and those that nothing is left of.
            ("@media screen{.x{a:b}p{c:d}}@supports (a:b){.x{a:b}}", "<p>", "@media screen{p{c:d}}"),
            ("@supports (a:b){@media screen{.x{a:b}}}", r#"<p class="x">"#, "@supports (a:b){@media screen{.x{a:b}}}"),
            // What comes later than the first paint; what it is not yet counts.
            ("@media print{p{a:b}}@page{a:b}@supports (a:b){@media print{p{a:b}}}", "<p>", ""),
            ("a:hover{a:b}a:hover b,i{c:d}:root,[data-theme=\"light\"]{e:f}", "<a>", "i{c:d}:root{e:f}"),
            (
                ":root:not([data-theme=\"light\"]) a:not(:hover){a:b}",
                "<a>",
                ":root:not([data-theme=\"light\"]) a:not(:hover){a:b}",
            ),
            (
                ".sheet b,.x{a:b}.choices{a:b}[popover]:not(#menu,.sheet){a:b}",
                r#"<b class="x sheet choices">"#,
                ".x{a:b}[popover]:not(#menu,.sheet){a:b}",
            ),
            // What holds no rules is kept; so are strings with braces.
            (
                "@font-face{src:url(/a.woff2)}@keyframes k{from{a:b}to{c:d}}",
                "",
                "@font-face{src:url(/a.woff2)}@keyframes k{from{a:b}to{c:d}}",
            ),
            (r#"p::before{content:"}.x{"}.y{a:b}"#, "<p>", r#"p::before{content:"}.x{"}"#),
            (r#"a[href$=".pdf"]{a:b}"#, "<a>", r#"a[href$=".pdf"]{a:b}"#),
            // A number is no class.
            (".x{margin:.5rem}", r#"<p class="x">"#, ".x{margin:.5rem}"),
            // Cut off.
            ("p{a:b}.x{c:", "<p>", "p{a:b}"),
        ] {
            let sheet = Sheet::read(css);
            assert_eq!(sheet.rules(&sheet.classes(html)), wanted, "{css}");
        }
    }
}
