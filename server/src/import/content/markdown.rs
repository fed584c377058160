//! Markdown to the HTML that the portal shows: sanitised here, on its way in, and nowhere else.

use super::tables;
use cong_api::{fold::slugify, item::Heading};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::HashSet;

/// Sanitised HTML and its second-level headings.
pub fn render(text: &str) -> (String, Vec<Heading>) {
    let mut headings = Vec::new();
    let mut used = HashSet::new();
    let mut events: Vec<Event<'_>> =
        Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).map(lower_top_heading).collect();
    for at in 0..events.len() {
        let Event::Start(Tag::Heading { level, .. }) = &events[at] else { continue };
        let level = *level;
        let title: String = events[at + 1..]
            .iter()
            .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        let mut id = format!("muc-{}", slugify(&title));
        while !used.insert(id.clone()) {
            id.push_str("-2");
        }
        if level == HeadingLevel::H2 {
            headings.push(Heading { id: id.clone(), title });
        }
        if let Event::Start(Tag::Heading { id: slot, .. }) = &mut events[at] {
            *slot = Some(CowStr::from(id));
        }
    }
    let mut raw = String::new();
    html::push_html(&mut raw, events.into_iter());
    let clean = sanitise(&raw);
    (tables::accessible(&clean), headings)
}

/// The page has its h1 already: a first-level heading of a body becomes a second-level one.
fn lower_top_heading(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => Event::End(TagEnd::Heading(HeadingLevel::H2)),
        other => other,
    }
}

/// The only gate that HTML passes: what is not plain text markup is gone.
pub fn sanitise(raw: &str) -> String {
    let mut gate = gate();
    for heading in ["h2", "h3", "h4"] {
        gate.add_tag_attributes(heading, ["id"]);
    }
    gate.clean(raw).to_string()
}

/// HTML that somebody else wrote, through the same gate: links become absolute from the page that it stood on, nothing of it is an
/// anchor of our page, its headings stand under our h1, and presentational attributes are gone.
pub fn sanitise_foreign(raw: &str, base: &url::Url) -> String {
    let mut gate = gate();
    gate.url_relative(ammonia::UrlRelative::RewriteWithBase(base.clone()));
    for tag in ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup", "hr"] {
        gate.rm_tag_attributes(tag, ["align", "char", "charoff", "summary", "size", "width"]);
    }
    // What the gate writes is regular: a `<` that is no tag is `&lt;`.
    let clean = gate.clean(raw).to_string().replace("<h1", "<h2").replace("</h1>", "</h2>");
    // Tables inside tables only lay out a page: they are no tables of data.
    let nested = clean.split("</table>").any(|part| part.matches("<table>").count() > 1);
    if nested { clean } else { tables::accessible(&clean) }
}

/// What both let through.
fn gate() -> ammonia::Builder<'static> {
    let mut gate = ammonia::Builder::default();
    gate.rm_tags(["img", "map", "area", "center", "strike"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(Some("noopener"));
    gate
}

/// Plain text of sanitised HTML: for the index and for descriptions.
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let text =
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_get_ids_and_a_table_of_contents() {
        let (html, headings) = render("# Một\n\ntext\n\n## Một\n\n### Ba\n\n|a|b|\n|-|-|\n|1|2|");
        assert!(html.contains(r#"<h2 id="muc-mot">"#) && html.contains(r#"<h2 id="muc-mot-2">"#), "{html}");
        assert!(!html.contains("<h1"), "{html}");
        assert!(html.contains(r#"class="scroll""#), "{html}");
        assert_eq!(headings.len(), 2);
    }

    #[test]
    fn html_of_others_is_tame_and_leads_back_to_them() {
        let base = url::Url::parse("https://so.example/tin/bai-1.html").expect("an address");
        let html = sanitise_foreign(
            "<h1 id=a onclick=b>Đầu</h1><a href=\"../tep.pdf\">tệp</a><a href=\"javascript:x()\">x</a><script>y</script>\
             <img src=/theo-doi.gif><table align=center><tr><td width=3>1</td></tr></table><p id=chinh style=\"position:fixed\">c</p>",
            &base,
        );
        assert!(html.contains("<h2>Đầu</h2>") && html.contains("href=\"https://so.example/tep.pdf\""), "{html}");
        assert!(html.contains("class=\"scroll\""), "{html}");
        for bad in ["id=", "onclick", "javascript:", "<script", "<img", "style=", "width", "align"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
    }

    #[test]
    fn nothing_that_runs_survives() {
        let (html, _) = render(
            "<script>alert(1)</script>\n\n<p onclick=x style=color:red>a</p>\n\n<iframe src=//x></iframe>\n\n[b](javascript:alert(1))\n\n<img src=x onerror=y>\n\n<a href=\"JavaScript:x\">c</a>",
        );
        for bad in ["<script", "alert(1)</", "onclick", "style=", "<iframe", "javascript:", "JavaScript:", "onerror", "<img"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
    }
}
