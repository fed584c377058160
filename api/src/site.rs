//! What every page of the portal carries: identity, menu, agencies, alerts.

use crate::{AgencyLink, Date, Kind, Language, Slug, Stamp};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Site {
    pub language: Language,
    /// Full name, e.g. “Cổng thông tin điện tử tỉnh Quảng Bình”.
    pub name: String,
    /// The small line over the name in the masthead.
    pub kicker: String,
    /// The large line of the masthead, e.g. “Tỉnh Quảng Bình”.
    pub title: String,
    /// The shortest name, for the end of page titles.
    pub short: String,
    pub description: String,
    /// The picture that link previews show (Open Graph), a file name in `content/pictures/`; PNG or JPEG, 1200 × 630.
    pub share_picture: String,
    /// Scheme and host of the canonical addresses, without a slash at the end.
    pub origin: String,
    /// Said in the footer when the data are a reference set.
    pub notice: String,
    pub footer: Footer,
    pub groups: Vec<Group>,
    /// Sections of every agency's site.
    pub agency_sections: Vec<AgencySection>,
    pub agencies: Vec<AgencyLink>,
    pub alerts: Vec<Alert>,
    /// Pages that the other edition has too, as (path here, path there), the first pages first; empty when there is no other edition.
    pub translations: Vec<(String, String)>,
    /// Words that people often look for.
    pub examples: Vec<String>,
    /// Links of the masthead.
    pub utility: Vec<Link>,
    /// What people need without searching: links beside the large search box.
    pub quick: Vec<Link>,
    /// The day at the server, in the province's time zone.
    pub today: Date,
    /// The agency whose own host was asked, when it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_agency: Option<Slug>,
}

crate::wire::wire!(Site {
    language,
    name,
    kicker,
    title,
    short,
    description,
    share_picture,
    origin,
    notice,
    footer,
    groups,
    agency_sections,
    agencies,
    alerts,
    translations,
    examples,
    utility,
    quick,
    today,
    host_agency
});

/// What the law wants in the footer (Article 6 of Circular 32/2017/TT-BTTTT) and links to go on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Footer {
    pub publisher: String,
    pub manager: String,
    pub responsible: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub licence: String,
    pub copyright: String,
    pub columns: Vec<LinkColumn>,
}

crate::wire::wire!(Footer { publisher, manager, responsible, address, phone, email, licence, copyright, columns });

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkColumn {
    pub title: String,
    pub links: Vec<Link>,
}

crate::wire::wire!(LinkColumn { title, links });

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Link {
    pub title: String,
    /// A path of the portal, or an absolute address elsewhere.
    pub href: String,
}

crate::wire::wire!(Link { title, href });

/// A group of sections in the menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Group {
    pub slug: Slug,
    pub title: String,
    /// False for pages about the portal itself, which the footer lists.
    #[serde(default = "yes")]
    pub in_menu: bool,
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

crate::wire::wire!(Group { slug, title, in_menu, sections = "section" });

fn yes() -> bool {
    true
}

/// Chuyên mục.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Section {
    pub slug: Slug,
    pub title: String,
    /// The section of the Vietnamese edition that it renders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translates: Option<Slug>,
    /// The kind of its items when they do not say another.
    pub kind: Kind,
    #[serde(default)]
    pub intro: String,
    /// The article of law that orders the publication.
    #[serde(default)]
    pub basis: String,
    /// Working days within which new matter must be published.
    #[serde(default)]
    pub deadline_days: u32,
}

crate::wire::wire!(Section { slug, title, translates, kind, intro, basis, deadline_days });

/// A section that every agency's site has: a view on the items of that agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgencySection {
    pub slug: Slug,
    pub title: String,
    pub kind: Kind,
    /// Other kinds that it lists too.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    #[serde(default)]
    pub intro: String,
    /// Lists only what was written for this section, not everything of its kinds.
    #[serde(default)]
    pub own: bool,
    /// What of the agency itself stands over the list.
    #[serde(default)]
    pub shows: Option<Shows>,
    /// Agencies that have nothing in it: their menus leave it out. Found when content is loaded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<Slug>,
}

crate::wire::wire!(AgencySection { slug, title, kind, kinds, intro, own, shows, without });

/// A part of an agency's own record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// Introduction and organisation chart.
    Introduction,
    /// Leaders and organisation chart.
    Leaders,
    Contact,
}

crate::wire::words!(Shows { Introduction = "introduction", Leaders = "leaders", Contact = "contact" });

/// Cảnh báo khẩn, shown on every page while it holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Alert {
    pub title: String,
    /// Cấp độ rủi ro thiên tai, 1–5 (Decision 18/2021/QĐ-TTg).
    pub level: u8,
    pub area: String,
    pub from: Stamp,
    pub to: Stamp,
    pub summary: String,
    pub todo: Vec<String>,
    pub hotlines: Vec<Hotline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    pub illustrative: bool,
}

crate::wire::wire!(Alert { title, level, area, from, to, summary, todo, hotlines, href, illustrative });

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hotline {
    pub name: String,
    pub phone: String,
}

crate::wire::wire!(Hotline { name, phone });

impl Site {
    pub fn section(&self, slug: &str) -> Option<&Section> {
        self.groups.iter().flat_map(|g| &g.sections).find(|s| s.slug.as_str() == slug)
    }

    pub fn group_of(&self, slug: &str) -> Option<&Group> {
        self.groups.iter().find(|g| g.sections.iter().any(|s| s.slug.as_str() == slug))
    }

    /// Where the other edition has the page of that path.
    pub fn translation(&self, path: &str) -> Option<&str> {
        self.translations.iter().find(|(here, _)| here == path).map(|(_, there)| there.as_str())
    }

    pub fn agency(&self, slug: &str) -> Option<&AgencyLink> {
        self.agencies.iter().find(|a| a.slug.as_str() == slug)
    }

    /// The sections of an agency's site that have something to show.
    pub fn sections_of(&self, agency: &AgencyLink) -> impl Iterator<Item = &AgencySection> {
        let slug = agency.slug.clone();
        self.agency_sections.iter().filter(move |section| !section.without.contains(&slug))
    }

    pub fn agency_section(&self, slug: &str) -> Option<&AgencySection> {
        self.agency_sections.iter().find(|s| s.slug.as_str() == slug)
    }
}
