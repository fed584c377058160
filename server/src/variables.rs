//! Custom properties (CSS Custom Properties 1) that no rule of a page asks for: themes name many colours, a page shows few.

use std::collections::HashSet;

/// The sheet without declarations of custom properties that nothing in it uses, directly or by way of another. Scripts and attributes of the page may
/// name those that are used only.
pub fn without_unused(css: &str) -> String {
    let declared = declarations(css);
    let mut used: HashSet<&str> = HashSet::new();
    let mut waiting: Vec<&str> = Vec::new();
    let mut from = 0;
    for one in &declared {
        waiting.extend(asked_for(&css[from..one.start]));
        from = one.end;
    }
    waiting.extend(asked_for(&css[from..]));
    while let Some(name) = waiting.pop() {
        if used.insert(name) {
            let values = declared.iter().filter(|one| one.name == name);
            waiting.extend(values.flat_map(|one| asked_for(&css[one.start..one.end])));
        }
    }
    let mut kept = String::with_capacity(css.len());
    let mut from = 0;
    for one in declared.iter().filter(|one| !used.contains(one.name)) {
        kept.push_str(&css[from..one.start]);
        from = one.end;
    }
    kept.push_str(&css[from..]);
    kept
}

struct Declaration<'a> {
    name: &'a str,
    start: usize,
    /// Behind its semicolon, or before the brace that ends the rule.
    end: usize,
}

/// What declares a custom property, in the order of the sheet.
fn declarations(css: &str) -> Vec<Declaration<'_>> {
    let bytes = css.as_bytes();
    let mut found: Vec<Declaration<'_>> = Vec::new();
    for (start, _) in css.match_indices("--") {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        // Where a declaration begins; elsewhere it is a use, or a part of a name.
        let before = css[..start].trim_end().bytes().next_back();
        let length = css[start..].find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(css.len() - start);
        if !matches!(before, Some(b'{' | b';')) || bytes.get(start + length) != Some(&b':') {
            continue;
        }
        found.push(Declaration { name: &css[start..start + length], start, end: end_of(css, start + length) });
    }
    found
}

/// Where the declaration ends whose value begins here.
fn end_of(css: &str, value: usize) -> usize {
    let mut quote = None;
    let mut depth = 0;
    for (at, c) in css[value..].char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            (None, ';') if depth == 0 => return value + at + 1,
            (None, '}') => return value + at,
            _ => {}
        }
    }
    css.len()
}

/// The names in `var(…)`.
fn asked_for(css: &str) -> impl Iterator<Item = &str> {
    css.split("var(").skip(1).map(|rest| rest.trim_start().split([',', ')', ' ']).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::without_unused;

    #[test]
    fn what_nothing_asks_for_goes() {
        for (css, wanted) in [
            (":root{--a:1;--b:2;}p{top:var(--a)}", ":root{--a:1;}p{top:var(--a)}"),
            // By way of another, and with a value to fall back to.
            (
                ":root{--a:var(--b);--b:2;--c:3}p{top:var( --a , var(--d))}",
                ":root{--a:var(--b);--b:2;}p{top:var( --a , var(--d))}",
            ),
            // Those that ask for each other only.
            ("p{--a:var(--b);--b:var(--a);top:0}", "p{top:0}"),
            // In each theme.
            ("p{--a:1;--b:2}@media x{p{--a:3;--b:4}}i{top:var(--b)}", "p{--b:2}@media x{p{--b:4}}i{top:var(--b)}"),
            // Semicolons and braces in strings and parentheses.
            ("p{--a:\";}\";--b:url(a;b);top:0}", "p{top:0}"),
            // Classes with such a name, and names that only begin alike.
            (".a--b:not(.c){top:0}p{--ink:1;--ink-2:2;top:var(--ink-2)}", ".a--b:not(.c){top:0}p{--ink-2:2;top:var(--ink-2)}"),
            // Cut off.
            ("p{--a:1", "p{"),
        ] {
            assert_eq!(without_unused(css), wanted, "{css}");
        }
    }
}
