//! The item: what is common to all kinds.

use crate::{AgencyLink, Brief, Detail, ItemAddress, Kind, Slug, Stamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Item {
    pub address: ItemAddress,
    pub title: String,
    #[serde(default)]
    pub summary: String,
    pub published: Stamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Stamp>,
    /// Its place at the head of lists, from 1, before all that have none: leaders in their order, what explains the rest first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u16>,
    /// Who published it: content keeps its agency when agencies merge.
    pub agency: AgencyLink,
    /// Other agencies whose sites list it too.
    #[serde(default)]
    pub also: Vec<AgencyLink>,
    /// Other portal sections that list it too.
    #[serde(default)]
    pub sections: Vec<Slug>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Sanitised HTML.
    #[serde(default)]
    pub body: String,
    /// Headings of the body, with the ids that it carries.
    #[serde(default)]
    pub contents: Vec<Heading>,
    #[serde(default)]
    pub files: Vec<Attachment>,
    /// What the editor wants beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<ItemAddress>,
    /// The fact behind it is not public record.
    #[serde(default)]
    pub illustrative: bool,
    pub detail: Detail,
}

crate::wire::wire!(Item {
    address,
    title,
    summary,
    published,
    updated,
    order,
    agency,
    also,
    sections,
    tags,
    picture,
    body,
    contents,
    files,
    related,
    illustrative,
    detail
});

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Heading {
    pub id: String,
    pub title: String,
}

crate::wire::wire!(Heading { id, title });

/// A picture of the portal's own. What stands under its addresses never changes: another picture has another name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Picture {
    /// A file name under `/tranh/`: a drawing (SVG), or a JPEG or PNG of modest size. Editors write the name in `content/pictures/`.
    pub src: String,
    /// What is seen, for those who do not see it (WCAG 1.1.1).
    pub alt: String,
    #[serde(default)]
    pub caption: String,
    /// Pixels of the picture that was handed in, as it is shown; found at import, like all below.
    #[serde(default)]
    pub width: u32,
    #[serde(default)]
    pub height: u32,
    /// Widths in pixels of its WebP copies, ascending; see [`Picture::copy`]. A drawing has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<u32>,
}

crate::wire::wire!(Picture { src, alt, caption, width, height, widths });

impl Picture {
    /// The file name of a copy, under `/tranh/` too: `cua-nhat-le-0123456789abcdef-640.webp`.
    pub fn copy(src: &str, width: u32) -> String {
        let stem = src.rsplit_once('.').map_or(src, |(stem, _)| stem);
        format!("{stem}-{width}.webp")
    }
}

/// A file that people take away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    pub name: String,
    /// A file name in `content/files/`, served under `/tep/`.
    pub src: String,
    /// Bytes; found at import.
    #[serde(default)]
    pub size: u64,
}

crate::wire::wire!(Attachment { name, src, size });

/// An item in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemSummary {
    pub address: ItemAddress,
    pub kind: Kind,
    pub title: String,
    #[serde(default)]
    pub summary: String,
    pub published: Stamp,
    pub agency: AgencyLink,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    #[serde(default)]
    pub brief: Brief,
}

crate::wire::wire!(ItemSummary { address, kind, title, summary, published, agency, picture, brief });

/// The page of one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemPage {
    pub item: Item,
    /// Named by the editor, or else near in matter.
    pub related: Vec<ItemSummary>,
}

crate::wire::wire!(ItemPage { item, related });

impl Item {
    pub fn kind(&self) -> Kind {
        self.detail.kind()
    }

    pub fn summarise(&self) -> ItemSummary {
        ItemSummary {
            address: self.address.clone(),
            kind: self.kind(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            published: self.published.clone(),
            agency: self.agency.clone(),
            picture: self.picture.clone(),
            brief: Brief::from(&self.detail),
        }
    }
}
