//! Reads `site.toml`, `sections.toml`, `agency-sections.toml`, `alerts.toml`.

use super::{Embedding, HomePlan, embedding, files, mistake::Mistakes};
use crate::import::pictures::Pictures;
use cong_api::{
    AgencyLink, Date, Kind, Language, Site,
    agency::Agency,
    site::{AgencySection, Alert, Group},
};
use serde::Deserialize;
use std::collections::HashSet;
use toml::Value;

#[derive(Deserialize)]
struct Groups {
    group: Vec<Group>,
}

#[derive(Deserialize)]
struct AgencySections {
    section: Vec<AgencySection>,
    #[serde(default, rename = "order")]
    _order: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Alerts {
    alert: Vec<Alert>,
}

/// Paths of the portal that no section may take.
pub(super) const RESERVED: &[&str] = &[
    "he-thong-thiet-ke",
    "ma-qr",
    "api",
    "tim-kiem",
    "so-do-trang",
    "lien-he",
    "en",
    "nhung",
    "oembed",
    "tranh",
    "tep",
    "healthz",
    "problems",
    "trang-thai",
    "assets",
    "fonts",
    "robots.txt",
    "sitemap.xml",
    "opensearch.xml",
    "rss.xml",
    "atom.xml",
    "feed.json",
];

/// The same under `/en/`.
const RESERVED_EN: &[&str] = &["search", "site-map", "contact", "rss.xml", "atom.xml", "feed.json"];

pub fn load(
    mistakes: &mut Mistakes,
    pictures: &mut Pictures,
    today: &Date,
    agencies: &[Agency],
    language: Language,
) -> (Site, HomePlan, Embedding) {
    let mut table = files::read_toml(mistakes, "site.toml", today).unwrap_or_default();
    let home = match table.remove("home") {
        Some(Value::Table(home)) => files::typed(mistakes, "site.toml", None, "home", home).unwrap_or_default(),
        _ => HomePlan::default(),
    };
    let embedding = embedding::read(mistakes, table.remove("embedding"));
    let mut site: Site = files::typed(mistakes, "site.toml", None, "site", table).unwrap_or_default();
    site.language = language;
    if let Some(groups) = read::<Groups>(mistakes, "sections.toml", today) {
        site.groups = groups.group;
    }
    if language == Language::Vi
        && let Some(sections) = read::<AgencySections>(mistakes, "agency-sections.toml", today)
    {
        site.agency_sections = sections.section;
    }
    if mistakes.folder.join("alerts.toml").exists() {
        site.alerts = read::<Alerts>(mistakes, "alerts.toml", today).unwrap_or_default().alert;
    }
    site.agencies = agencies.iter().map(|a| AgencyLink { slug: a.slug.clone(), name: a.name.clone(), kind: a.kind }).collect();
    if !site.share_picture.is_empty() {
        match share_picture(pictures, &site.share_picture) {
            Ok(src) => site.share_picture = src,
            Err(wrong) => mistakes.add("site.toml", None, format!("share_picture: {wrong}")),
        }
    }
    check_sections(&site, mistakes);
    (site, home, embedding)
}

/// Width and height that link previews expect, and that the pages state.
const SHARED: (u32, u32) = (1200, 630);

/// The published name of the picture for link previews.
fn share_picture(pictures: &mut Pictures, name: &str) -> Result<String, String> {
    let shown = pictures.look(name)?;
    if shown.widths.is_empty() {
        return Err(format!("pictures/{name} is a drawing, which link previews do not show: hand in PNG or JPEG"));
    }
    let (width, height) = (shown.width, shown.height);
    if (width, height) != SHARED {
        return Err(format!("pictures/{name} has {width} × {height} pixels: link previews need {} × {}", SHARED.0, SHARED.1));
    }
    Ok(shown.src)
}

fn check_sections(site: &Site, mistakes: &mut Mistakes) {
    let mut seen = HashSet::new();
    for section in site.groups.iter().flat_map(|g| &g.sections) {
        let slug = section.slug.as_str();
        if !seen.insert(slug) {
            mistakes.add("sections.toml", None, format!("two sections are called “{slug}”"));
        }
        let reserved = if site.language == Language::Vi { RESERVED } else { RESERVED_EN };
        if reserved.contains(&slug) {
            mistakes.add("sections.toml", None, format!("“{slug}” is an address of the portal itself: choose another slug"));
        }
        let agencies = if site.language == Language::Vi { "co-quan" } else { "agencies" };
        if section.kind == Kind::Agencies && slug != agencies {
            mistakes.add("sections.toml", None, format!("“{slug}”: only the section {agencies} lists agencies"));
        }
    }
}

pub(super) fn optional<T: serde::de::DeserializeOwned>(mistakes: &mut Mistakes, file: &str) -> Option<T> {
    mistakes.folder.join(file).exists().then(|| read(mistakes, file, &Date::from_day_number(0))).flatten()
}

pub(super) fn read<T: serde::de::DeserializeOwned>(mistakes: &mut Mistakes, file: &str, today: &Date) -> Option<T> {
    let table = files::read_toml(mistakes, file, today)?;
    files::typed(mistakes, file, None, file, table)
}
