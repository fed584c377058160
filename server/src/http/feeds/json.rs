//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use super::{atom::date, channel::Channel, entry::Entry};
use serde::Serialize;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    description: &'a str,
    home_page_url: &'a str,
    #[serde(rename = "feed_url")]
    itself: String,
    language: &'static str,
    icon: String,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    summary: &'a str,
    /// One of the two must be there; what has no HTML has its summary as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    date_published: String,
    date_modified: String,
    authors: [Author<'a>; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'static str,
    title: &'a str,
    size_in_bytes: u64,
}

pub fn write(channel: &Channel) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &channel.title,
        description: &channel.description,
        home_page_url: &channel.page,
        itself: channel.itself(),
        language: channel.language,
        icon: channel.icon(),
        authors: [Author { name: &channel.publisher, url: &channel.publisher_page }],
        items: channel.entries.iter().map(item).collect(),
    })
}

fn item(entry: &Entry) -> Item<'_> {
    let has_html = !entry.html.is_empty();
    Item {
        id: &entry.address,
        url: &entry.address,
        title: &entry.title,
        summary: &entry.summary,
        content_html: has_html.then_some(entry.html.as_str()),
        content_text: (!has_html).then_some(entry.summary.as_str()),
        date_published: date(entry.published),
        date_modified: date(entry.updated),
        authors: [Author { name: &entry.author, url: &entry.author_page }],
        tags: &entry.categories,
        image: entry.picture.as_ref().map(|picture| picture.address.as_str()),
        attachments: entry
            .files
            .iter()
            .map(|file| Attachment {
                url: &file.address,
                mime_type: file.media_type,
                title: &file.title,
                size_in_bytes: file.bytes,
            })
            .collect(),
    }
}
