//! RSS 2.0, 1.0, 0.9x, Atom and JSON Feed to plain entries, through feed-rs. Nothing is tame here yet.
//!
//! A document type declaration is passed over: entities that it declares are never expanded, so that a bomb of entities stays a few
//! words, and nothing outside is ever read for it.

use super::{Failure, dates};
use feed_rs::{
    model::{self, FeedType, LinkTarget},
    parser::{Builder, ParseErrorKind, ParseFeedError},
};
use url::Url;

/// Entries that are read of one document, from the top.
pub const MOST: usize = 200;

#[derive(Debug)]
pub struct Feed {
    pub title: String,
    /// Seconds for which the source asks to be left alone (`<ttl>`); 0: it does not.
    pub ttl: i64,
    pub entries: Vec<Entry>,
}

/// What the source says, as it says it.
#[derive(Debug, Default)]
pub struct Entry {
    /// Empty when it has none.
    pub guid: String,
    /// The page of the item, absolute.
    pub link: Option<Url>,
    pub title: Markup,
    pub summary: Markup,
    pub content: Markup,
    /// Unix time; none when it has no date that can be read.
    pub published: Option<i64>,
    pub updated: Option<i64>,
    pub authors: Vec<String>,
    pub categories: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Markup {
    pub text: String,
    /// Text with tags; else every character stands for itself.
    pub html: bool,
}

/// Reads a document whose address is `base`: relative links lead from there.
pub fn read(text: &str, base: &Url) -> Result<Feed, Failure> {
    let parser = Builder::new()
        .base_uri(Some(base.as_str()))
        // What has no guid says so; else a new one would be made up at every reading.
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(|text| chrono::DateTime::from_timestamp(dates::unix(text)?, 0))
        .build();
    let feed = parser.parse(text.as_bytes()).map_err(|error| failure(text, &error))?;
    let html_titles = !matches!(feed.feed_type, FeedType::Atom | FeedType::JSON);
    // RSS copies the date of publication into that of the update when there is none: no update.
    let entries = feed.entries.into_iter().take(MOST).map(|entry| of_model(entry, base, html_titles)).collect();
    Ok(Feed {
        title: feed.title.map(|title| title.content).unwrap_or_default(),
        ttl: feed.ttl.map_or(0, |minutes| i64::from(minutes) * 60),
        entries,
    })
}

fn failure(text: &str, error: &ParseFeedError) -> Failure {
    let why = error.to_string();
    let head = text.trim_start().get(..400).unwrap_or(text).to_lowercase();
    match error {
        ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot) if text.trim().is_empty() => {
            Failure::NotAFeed { what: "an empty document".into() }
        }
        ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot) if head.contains("<!doctype html") || head.contains("<html") => {
            Failure::NotAFeed { what: "a web page".into() }
        }
        ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot) if !head.starts_with(['<', '{']) => {
            Failure::NotAFeed { what: "text that is neither XML nor JSON".into() }
        }
        ParseFeedError::ParseError(ParseErrorKind::NoFeedRoot) => {
            Failure::NotAFeed { what: "XML without rss, feed or RDF at its root".into() }
        }
        _ => Failure::Broken { why },
    }
}

fn of_model(entry: model::Entry, base: &Url, html_titles: bool) -> Entry {
    let link = page_of(&entry, base);
    let published = entry.published.map(|date| date.timestamp());
    let updated = entry.updated.map(|date| date.timestamp()).filter(|updated| Some(*updated) != published);
    let markup = |text: Option<model::Text>, always_html: bool| {
        text.map(|text| Markup { html: always_html || text.content_type.subty() != "plain", text: text.content })
            .unwrap_or_default()
    };
    let content = entry
        .content
        .filter(|content| content.content_type.ty() == "text" || content.content_type.subty().as_str().starts_with("xhtml"));
    Entry {
        guid: entry.id.trim().to_owned(),
        link,
        title: markup(entry.title, html_titles),
        summary: markup(entry.summary, html_titles),
        content: content
            .map(|content| Markup { html: content.content_type.subty() != "plain", text: content.body.unwrap_or_default() })
            .unwrap_or_default(),
        published,
        updated,
        authors: entry.authors.into_iter().filter_map(|person| person.name).collect(),
        categories: entry.categories.into_iter().map(|category| category.label.unwrap_or(category.term)).collect(),
    }
}

/// The link that leads to the item itself; a guid that is an address serves where there is none (RSS 2.0, `isPermaLink`).
fn page_of(entry: &model::Entry, base: &Url) -> Option<Url> {
    let is_page = |link: &&model::Link| {
        !matches!(link.target, Some(LinkTarget::Comments | LinkTarget::CommentsFeed))
            && link.rel.as_deref().is_none_or(|rel| rel == "alternate")
    };
    let written = entry.links.iter().find(is_page).map(|link| link.href.as_str());
    let is_address = |text: &&str| text.starts_with("http://") || text.starts_with("https://");
    let text = written.map(str::trim).filter(|text| !text.is_empty()).or_else(|| Some(entry.id.trim()).filter(is_address))?;
    base.join(text).ok().filter(|url| ["http", "https"].contains(&url.scheme()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    fn base() -> Url {
        Url::parse("https://so.example/tin/rss.xml").expect("an address")
    }

    #[test]
    fn every_format_gives_the_same_entries() {
        let rss2 = "<rss version=\"2.0\"><channel><title>Sở</title><ttl>30</ttl><item><guid>1</guid><title>Một &amp;amp; hai</title>\
                    <link>bai-1</link><pubDate>Wed, 25 Nov 2026 14:30:00 +0700</pubDate></item></channel></rss>";
        let rss1 = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
                    <channel><title>Sở</title></channel><item rdf:about=\"1\"><title>Một &amp;amp; hai</title><link>bai-1</link>\
                    <dc:date>2026-11-25T14:30:00+07:00</dc:date></item></rdf:RDF>";
        let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Sở</title><entry><id>1</id><title>Một &amp; hai</title>\
                    <link href=\"bai-1\"/><published>2026-11-25T07:30:00Z</published></entry></feed>";
        for document in [rss2, rss1, atom] {
            let feed = read(document, &base()).unwrap_or_else(|error| panic!("{error}: {document}"));
            assert_eq!(feed.title, "Sở");
            let [entry] = feed.entries.as_slice() else { panic!("{:?}", feed.entries) };
            assert!(entry.title.text.starts_with("Một &"), "{entry:?}");
            assert_eq!(entry.link.as_ref().map(Url::as_str), Some("https://so.example/tin/bai-1"));
            assert_eq!(entry.published, dates::unix("25/11/2026 14:30"));
            assert_eq!(entry.updated, None);
        }
        assert_eq!(read(rss2, &base()).expect("a feed").ttl, 1800);
    }

    #[test]
    fn entities_that_a_document_declares_are_never_expanded() {
        let mut bomb = String::from("<!DOCTYPE rss [<!ENTITY a0 \"ha\"><!ENTITY tep SYSTEM \"file:///etc/passwd\">");
        for level in 1..20 {
            let ten = format!("&a{};", level - 1).repeat(10);
            let _ = write!(bomb, "<!ENTITY a{level} \"{ten}\">");
        }
        bomb += "]><rss version=\"2.0\"><channel><item><guid>1</guid><title>&a19;&tep;</title></item></channel></rss>";
        let feed = read(&bomb, &base()).expect("a feed");
        assert_eq!(feed.entries[0].title.text, "&a19;&tep;");
    }

    #[test]
    fn what_is_no_feed_says_what_it_is() {
        for (text, what) in [
            ("", "an empty document"),
            ("<!DOCTYPE html><html><body>Bảo trì</body></html>", "a web page"),
            ("Fatal error: out of memory", "neither XML nor JSON"),
            ("<sitemap></sitemap>", "without rss"),
        ] {
            let error = read(text, &base()).expect_err(text);
            assert!(matches!(error, Failure::NotAFeed { .. }) && error.to_string().contains(what), "{error}");
        }
        for broken in ["<rss version=\"2.0\"><channel><item><title>Một</title>", "<rss version=\"2.0\"><channel><item></chan"] {
            let error = read(broken, &base()).expect_err(broken);
            assert!(matches!(error, Failure::Broken { .. }), "{error}");
        }
    }
}
