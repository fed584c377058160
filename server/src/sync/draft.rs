//! An entry as the portal would print it: tame HTML, plain title and summary, nothing longer than it may be.

use super::{
    bomb::is_bomb,
    feed::{Entry, Markup},
};
use crate::import::content::{plain, sanitise, sanitise_foreign};
use cong_api::fold::slugify;
use url::Url;

/// Changes when this file makes other texts of the same entry: documents that have not changed are then read again.
pub const VERSION: u32 = 2;

const TITLE: usize = 200;
const SUMMARY: usize = 300;
const BYLINE: usize = 120;
const TAG: usize = 40;
const TAGS: usize = 5;
/// What a plain summary cannot hold.
const FURTHER: [&str; 3] = ["<a ", "<li", "<table"];
/// Bytes of HTML that are read: what is longer is no news item.
const HTML: usize = 128 * 1024;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// As the source gave it; may be empty.
    pub guid: String,
    /// Absolute; empty when the source gave none.
    pub link: String,
    pub title: String,
    pub summary: String,
    /// Sanitised HTML.
    pub body: String,
    pub byline: String,
    pub tags: Vec<String>,
    /// Unix time, as the source gave it.
    pub published: Option<i64>,
    pub updated: Option<i64>,
}

impl Draft {
    /// `None` for an entry that says nothing. `base` is the document's address.
    pub fn new(entry: &Entry, base: &Url) -> Option<Self> {
        let base = entry.link.as_ref().unwrap_or(base);
        let content = if entry.content.text.trim().is_empty() { &entry.summary } else { &entry.content };
        let body = html(content, base);
        let whole = words(&body);
        let said = unfinished(line(&entry.summary));
        let summary = cut(if said.is_empty() { &whole } else { &said }, SUMMARY);
        let title = cut(&line(&entry.title), TITLE);
        if title.is_empty() && summary.is_empty() {
            return None;
        }
        Some(Self {
            guid: entry.guid.clone(),
            link: entry.link.as_ref().map(Url::to_string).unwrap_or_default(),
            // A title of its own words when the source gave none.
            title: if title.is_empty() { cut(&summary, TITLE / 2) } else { title },
            // The summary stands over the body: a body that says and leads no further is not said twice.
            body: if whole == summary && !FURTHER.iter().any(|tag| body.contains(tag)) { String::new() } else { body },
            summary,
            byline: cut(&byline(&entry.authors), BYLINE),
            tags: tags(&entry.categories),
            published: entry.published,
            updated: entry.updated,
        })
    }

    /// The address that it would like to have.
    pub fn wished_slug(&self) -> String {
        let slug = slugify(&self.title);
        if slug.is_empty() { "tin".to_owned() } else { slug }
    }
}

fn html(markup: &Markup, base: &Url) -> String {
    let text = readable(markup).trim();
    if text.is_empty() {
        return String::new();
    }
    if markup.html {
        let clean = sanitise_foreign(text, base).trim().to_owned();
        if plain(&clean).is_empty() {
            return String::new();
        }
        return if clean.starts_with('<') { clean } else { format!("<p>{clean}</p>") };
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace("\r\n", "\n");
    let paragraphs = escaped.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    sanitise(&format!("<p>{}</p>", paragraphs.collect::<Vec<_>>().join("</p><p>")))
}

/// One line of plain text.
pub fn line(markup: &Markup) -> String {
    let text = readable(markup);
    let text = if markup.html { words(&sanitise(text)) } else { text.to_owned() };
    tidy(&text)
}

/// `WordPress` ends a summary that it has cut with “[…]”.
fn unfinished(text: String) -> String {
    text.strip_suffix("[…]").map(|rest| format!("{}…", rest.trim_end())).unwrap_or(text)
}

/// Nothing of what would cost too much to read.
fn readable(markup: &Markup) -> &str {
    let too_much = markup.text.len() > HTML || (markup.html && is_bomb(&markup.text));
    if too_much { "" } else { &markup.text }
}

/// Tags inside a line: they part no words.
const INLINE: [&str; 14] = ["a", "b", "strong", "i", "em", "u", "span", "small", "mark", "sub", "sup", "code", "q", "cite"];

/// Plain text of tame HTML: blocks part words, letters in bold do not.
fn words(clean: &str) -> String {
    let mut text = String::with_capacity(clean.len());
    let mut rest = clean;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if !INLINE.contains(&name) {
            text.push_str("<br>");
        }
        rest = after;
    }
    text.push_str(rest);
    plain(&text)
}

/// No controls, no marks that turn the direction of what follows (Unicode TR 36), single spaces.
fn tidy(text: &str) -> String {
    let unwanted = |c: char| matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !unwanted(*c)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cut between words.
fn cut(text: &str, most: usize) -> String {
    let text = tidy(text);
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let head = &text[..end];
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches([',', ';', ':', '.', ' ', '–', '-']))
}

/// Names of people; their mail addresses are nobody's business.
fn byline(authors: &[String]) -> String {
    let mut names: Vec<String> =
        authors.iter().map(|name| tidy(name)).filter(|name| !name.is_empty() && !name.contains('@')).collect();
    names.dedup();
    names.join(", ")
}

fn tags(categories: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for category in categories {
        // Far longer than a tag, even one that is written with entities: not worth a parser.
        let written = if category.len() > TAG * 16 { "" } else { category };
        let tag = tidy(&words(&sanitise(written)));
        if !tag.is_empty() && tag.chars().count() <= TAG && !tags.contains(&tag) && tags.len() < TAGS {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, summary: &str, content: &str) -> Option<Draft> {
        let markup = |text: &str| Markup { text: text.to_owned(), html: true };
        let entry = Entry { title: markup(title), summary: markup(summary), content: markup(content), ..Entry::default() };
        Draft::new(&entry, &Url::parse("https://so.example/rss.xml").expect("an address"))
    }

    #[test]
    fn titles_and_summaries_are_plain_lines() {
        for (title, expected) in [
            ("Sở Y tế &amp; <b>Sở Xây dựng</b>\n họp", "Sở Y tế & Sở Xây dựng họp"),
            ("<script>alert(1)</script>Tin", "Tin"),
            ("<p>Một</p><p>H<b>ọc</b>, hai</p>", "Một Học, hai"),
            ("Giá &lt; 5 triệu", "Giá < 5 triệu"),
            ("a\u{202e}bc\u{1}d", "abc d"),
        ] {
            let draft = draft(title, "", "").expect(title);
            assert_eq!(draft.title, expected);
            assert_eq!(draft.summary, "");
        }
        let long = draft(&"chữ ".repeat(90), "", "").expect("a draft").title;
        assert!(long.chars().count() <= TITLE + 1 && long.ends_with("chữ…"), "{long}");
    }

    #[test]
    fn what_has_no_title_takes_its_first_words_and_what_says_nothing_is_left_out() {
        let untitled = draft(" ", "<p>Cấp nước trở lại ở <b>Ba Đồn</b>.</p>", "").expect("a draft");
        assert_eq!((untitled.title.as_str(), untitled.body.as_str()), ("Cấp nước trở lại ở Ba Đồn.", ""));
        assert_eq!(draft("", " ", "<img src=x>"), None);
    }

    #[test]
    fn a_body_is_tame_and_not_said_twice() {
        let both = draft("T", "Ngắn", "<p onclick=x>Dài hơn <a href=/a>nữa</a></p><iframe src=//x></iframe>").expect("a draft");
        assert_eq!(both.summary, "Ngắn");
        assert_eq!(both.body, "<p>Dài hơn <a href=\"https://so.example/a\" rel=\"noopener\">nữa</a></p>");
        assert_eq!(draft("T", "Một câu.", "").expect("a draft").body, "");
        let leads = draft("T", "<p>Xem <a href=\"/tai-lieu\">tài liệu</a></p>", "").expect("a draft");
        assert!(leads.summary == "Xem tài liệu" && leads.body.contains("https://so.example/tai-lieu"), "{leads:?}");
        assert_eq!(draft("T", "", "Chữ trần <b>đậm</b> và dài").expect("a draft").summary, "Chữ trần đậm và dài");
        assert_eq!(draft("T", "Từ ngày 26 [&hellip;]", "Từ ngày 26 tháng 11").expect("a draft").summary, "Từ ngày 26…");
        let huge = draft("T", "Tóm tắt", &"<div>".repeat(HTML)).expect("a draft");
        assert_eq!(huge.body, "");
    }
}
