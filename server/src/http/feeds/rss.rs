//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), with the whole text (`content:encoded`) and names of authors (`dc:creator`),
//! for which RSS itself has only mail addresses.

use super::{
    channel::{Channel, MINUTES},
    entry::Entry,
};
use crate::http::xml::Xml;
use cong::feed::Format;
use time::{OffsetDateTime, format_description::well_known::Rfc2822};

pub fn write(channel: &Channel) -> Vec<u8> {
    let mut xml = Xml::new(
        "rss",
        &[
            ("version", "2.0"),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.open("channel", &[]);
    xml.text("title", &channel.title);
    xml.text("link", &channel.page);
    xml.text("description", &channel.description);
    xml.text("language", channel.language);
    xml.text("copyright", &channel.rights);
    xml.text("lastBuildDate", &date(channel.updated()));
    xml.text("docs", "https://www.rssboard.org/rss-specification");
    xml.text("ttl", &MINUTES.to_string());
    let itself = channel.itself();
    xml.empty("atom:link", &[("rel", "self"), ("type", Format::Rss.media_type()), ("href", &itself)]);
    for entry in &channel.entries {
        item(&mut xml, entry);
    }
    xml.finish()
}

fn item(xml: &mut Xml, entry: &Entry) {
    xml.open("item", &[]);
    xml.text("title", &entry.title);
    xml.text("link", &entry.address);
    xml.text_with("guid", &[("isPermaLink", "true")], &entry.address);
    xml.text("pubDate", &date(entry.published));
    xml.text("atom:updated", &super::atom::date(entry.updated));
    xml.text("dc:creator", &entry.author);
    for category in &entry.categories {
        xml.text("category", category);
    }
    xml.text("description", &entry.summary);
    xml.text("content:encoded", &entry.html);
    for file in entry.files.iter().chain(&entry.picture) {
        let bytes = file.bytes.to_string();
        xml.empty("enclosure", &[("url", &file.address), ("length", &bytes), ("type", file.media_type)]);
    }
    xml.close();
}

/// RFC 822 as RFC 2822 wrote it anew: `Fri, 25 Oct 2024 10:20:00 +0700`.
fn date(moment: OffsetDateTime) -> String {
    moment.format(&Rfc2822).unwrap_or_default()
}
