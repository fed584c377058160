//! Atom (RFC 4287).

use super::{channel::Channel, entry::Entry};
use crate::http::xml::Xml;
use cong::feed::Format;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

pub fn write(channel: &Channel) -> Vec<u8> {
    let mut xml = Xml::new("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", channel.language)]);
    let itself = channel.itself();
    xml.text("id", &itself);
    xml.text("title", &channel.title);
    xml.text("subtitle", &channel.description);
    xml.text("updated", &date(channel.updated()));
    xml.text("rights", &channel.rights);
    xml.text("icon", &channel.icon());
    xml.empty("link", &[("rel", "self"), ("type", Format::Atom.media_type()), ("href", &itself)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &channel.page)]);
    // An author of the feed stands for entries without one (4.1.1): there are none, but an empty feed needs it.
    author(&mut xml, &channel.publisher, &channel.publisher_page);
    for item in &channel.entries {
        entry(&mut xml, item);
    }
    xml.finish()
}

fn entry(xml: &mut Xml, entry: &Entry) {
    xml.open("entry", &[]);
    xml.text("id", &entry.address);
    xml.text("title", &entry.title);
    xml.text("published", &date(entry.published));
    xml.text("updated", &date(entry.updated));
    author(xml, &entry.author, &entry.author_page);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.address)]);
    for category in &entry.categories {
        xml.empty("category", &[("term", category)]);
    }
    xml.text("summary", &entry.summary);
    xml.text_with("content", &[("type", "html")], &entry.html);
    for file in entry.files.iter().chain(&entry.picture) {
        let bytes = file.bytes.to_string();
        let attributes = [
            ("rel", "enclosure"),
            ("type", file.media_type),
            ("length", bytes.as_str()),
            ("title", file.title.as_str()),
            ("href", file.address.as_str()),
        ];
        xml.empty("link", &attributes);
    }
    xml.close();
}

fn author(xml: &mut Xml, name: &str, page: &str) {
    xml.open("author", &[]);
    xml.text("name", name);
    xml.text("uri", page);
    xml.close();
}

/// RFC 3339: `2024-10-25T10:20:00+07:00`.
pub fn date(moment: OffsetDateTime) -> String {
    moment.format(&Rfc3339).unwrap_or_default()
}
