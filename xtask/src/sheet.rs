//! What becomes of each style sheet when sheets are joined: for the app's one sheet (`styles.rs`) and, in the server, for that of the widgets.

/// Without comments and indentation; brotli does the rest.
pub fn shrink(text: &str) -> String {
    let mut without = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        without.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    without.push_str(rest);
    without.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A block of ours and the selectors that it stands for: what the system asks for unless the reader chose otherwise, and what they chose.
const THEMES: [(&str, &str, &str); 2] = [
    ("@dark{", "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=\"light\"]){", "[data-theme=\"dark\"]{"),
    ("@contrast{", "@media (prefers-contrast:more){:root:not([data-contrast=\"standard\"]){", "[data-contrast=\"more\"]{"),
];

/// Writes the blocks `@dark{…}` and `@contrast{…}`, which hold declarations only, for the system's wish and for the reader's choice.
pub fn themes(sheet: &str) -> String {
    let mut sheet = sheet.to_owned();
    for (mark, system, chosen) in THEMES {
        while let Some(start) = sheet.find(mark) {
            let body = start + mark.len();
            let Some(length) = sheet[body..].find('}') else { break };
            let declarations = sheet[body..body + length].to_owned();
            sheet.replace_range(start..=body + length, &format!("{system}{declarations}}}}}\n{chosen}{declarations}}}"));
        }
    }
    sheet
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_theme_is_written_for_the_system_and_for_the_reader() {
        let sheet = super::themes(".a{b:c}\n@dark{\n--ink:#fff;\n}\n.d{e:f}");
        assert_eq!(
            sheet,
            ".a{b:c}\n@media screen and (prefers-color-scheme:dark){:root:not([data-theme=\"light\"]){\n--ink:#fff;\n}}\n[data-theme=\"dark\"]{\n--ink:#fff;\n}\n.d{e:f}"
        );
    }

    #[test]
    fn comments_go_and_rules_stay() {
        assert_eq!(super::shrink("/* a */\n.b{\n  c:d; /* e */\n}\n"), ".b{\nc:d;\n}");
    }
}
