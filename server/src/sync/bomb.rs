//! HTML that costs more than it weighs. The HTML standard's parser looks through all open elements at many a tag, and opens formatting
//! elements anew in every paragraph: a page of `<div>` or of `<b>` and `<p>` would keep a processor busy for seconds, or fill the memory.

/// Tags times the deepest nesting; an article of a hundred thousand characters stays below a tenth of it.
const MOST: usize = 400_000;

/// They hold nothing, or are closed by the next of their kind: they do not nest by themselves.
const FLAT: [&str; 20] = [
    "area", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "source", "tbody", "td",
    "th", "tr", "wbr",
];

/// True when parsing would cost too much. An estimate from above, in one pass.
pub fn is_bomb(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let (mut tags, mut deepest) = (0usize, 0usize);
    for piece in html.split('<').skip(1) {
        let (closes, name) = piece.strip_prefix('/').map_or((false, piece), |name| (true, name));
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = &name[..end];
        if name.is_empty() {
            continue;
        }
        tags += 1;
        if closes {
            // Only what is open can be closed: other closing tags change nothing.
            if let Some(at) = open.iter().rposition(|other| other.eq_ignore_ascii_case(name)) {
                open.remove(at);
            }
        } else if !FLAT.iter().any(|flat| flat.eq_ignore_ascii_case(name)) {
            open.push(name);
            deepest = deepest.max(open.len());
        }
        if tags * deepest > MOST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_bomb;

    #[test]
    fn articles_are_read_and_bombs_are_not() {
        let paragraph = "<p style=\"x\">Một <b>hai</b> <a href=\"/\">ba</a> <i>bốn <span>năm</i></span><br><img src=x>";
        let table = format!("<table>{}</table>", "<tr><td>1<td>2</tr>".repeat(2000));
        for (what, html, bomb) in [
            ("a long article", paragraph.repeat(1000), false),
            ("a list without ends", format!("<ul>{}</ul>", "<li>a".repeat(5000)), false),
            ("a long table", table, false),
            ("comparisons", "a < b ".repeat(20_000), false),
            ("nested", "<div>".repeat(25_000), true),
            ("nested, in capitals, closed wrongly", "<DIV></x>".repeat(12_000), true),
            ("formatting for every paragraph", format!("{}{}", "<b>".repeat(199), "<p>x".repeat(30_000)), true),
        ] {
            assert_eq!(is_bomb(&html), bomb, "{what}");
        }
    }
}
