//! Tables of texts, made fit for those who cannot see them whole: headers of columns and rows, a name, a region of their own to scroll.

/// A wide table scrolls by itself, reachable by keyboard, and never widens the page (WCAG 1.4.10, 2.1.1). It is named after the heading
/// that it stands under; the first cell of a row, or the second where the first only counts, is the row's header (WCAG 1.3.1).
pub fn accessible(html: &str) -> String {
    let mut done = String::with_capacity(html.len());
    let mut rest = html;
    let mut names: Vec<String> = Vec::new();
    while let Some(start) = rest.find("<table>") {
        let end = rest[start..].find("</table>").map_or(rest.len(), |end| start + end + "</table>".len());
        done.push_str(&rest[..start]);
        let name = name(&done, &mut names);
        done.push_str(&format!(r#"<section class="scroll" tabindex="0" aria-label="{name}">"#));
        done.push_str(&with_headers(&rest[start..end]));
        done.push_str("</section>");
        rest = &rest[end..];
    }
    done.push_str(rest);
    done
}

/// The word for a table that stands under no heading: the English edition says its own (`english::name_tables`).
pub const TABLE: &str = "Bảng";

/// The last heading before a table, with a number when it names several; without one, “Bảng 2”.
fn name(before: &str, names: &mut Vec<String>) -> String {
    let heading = before.rfind("</h").and_then(|end| {
        let start = before[..end].rfind("<h")?;
        let text = &before[start..end];
        Some(plain(&text[text.find('>')? + 1..]))
    });
    let name = match heading.filter(|heading| !heading.is_empty()) {
        Some(heading) => match names.iter().filter(|name| **name == heading).count() {
            0 => heading.clone(),
            before => format!("{heading} ({})", before + 1),
        },
        None => format!("{TABLE} {}", names.len() + 1),
    };
    let kept = name.rsplit_once(" (").map_or(name.as_str(), |(heading, _)| heading).to_owned();
    names.push(kept);
    name
}

/// Text without its tags; entities stay, so that it may stand in an attribute.
fn plain(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    let text: String =
        pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) }).collect();
    text.replace('"', "&quot;")
}

fn with_headers(table: &str) -> String {
    let table = table.replace("<th>", r#"<th scope="col">"#);
    let rows = || table.split("<tr>").skip(1).filter(|row| row.trim_start().starts_with("<td>"));
    let counts = |row: &str| {
        let cell = row.split("<td>").nth(1).and_then(|cell| cell.split("</td>").next()).unwrap_or_default().trim();
        !cell.is_empty() && cell.trim_end_matches('.').chars().all(|c| c.is_ascii_digit())
    };
    let header = usize::from(rows().count() > 0 && rows().all(counts) && rows().all(|row| row.matches("<td>").count() > 1));
    let mut done = String::with_capacity(table.len() + 64);
    for (at, row) in table.split("<tr>").enumerate() {
        if at > 0 {
            done.push_str("<tr>");
        }
        done.push_str(&if at > 0 && row.trim_start().starts_with("<td>") { with_header(row, header) } else { row.to_owned() });
    }
    done
}

/// One cell of a row becomes its header; an empty cell heads nothing.
fn with_header(row: &str, header: usize) -> String {
    let Some((start, _)) = row.match_indices("<td>").nth(header) else { return row.to_owned() };
    let Some(length) = row[start..].find("</td>") else { return row.to_owned() };
    let cell = &row[start + "<td>".len()..start + length];
    if cell.trim().is_empty() {
        return row.to_owned();
    }
    let after = &row[start + length + "</td>".len()..];
    format!(r#"{}<th scope="row">{cell}</th>{after}"#, &row[..start])
}

#[cfg(test)]
mod tests {
    use super::super::markdown::render;

    #[test]
    fn rows_and_columns_have_headers_and_the_table_a_name() {
        let (html, _) = render("## Giờ **mở** cửa\n\n|Nơi|Giờ|\n|-|-|\n|Đồng Hới|7 giờ|\n||8 giờ|\n\n|a|b|\n|-|-|\n|x|y|");
        assert!(html.contains(r#"<th scope="col">Nơi</th>"#) && html.contains(r#"<th scope="row">Đồng Hới</th>"#), "{html}");
        assert!(html.contains("<td></td>"), "an empty cell heads nothing: {html}");
        assert!(html.contains(r#"aria-label="Giờ mở cửa">"#) && html.contains(r#"aria-label="Giờ mở cửa (2)">"#), "{html}");
    }

    #[test]
    fn a_column_that_counts_is_no_header() {
        let (html, _) = render("|TT|Tên|\n|-|-|\n|1|Sông Gianh|\n|2|Sông Son|");
        assert!(html.contains(r#"<th scope="row">Sông Son</th>"#) && html.contains("<td>2</td>"), "{html}");
        assert!(html.contains(r#"aria-label="Bảng 1""#), "{html}");
    }
}
