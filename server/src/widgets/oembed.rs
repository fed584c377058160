//! oEmbed 1.0 (<https://oembed.com>): which widget stands for an address of the portal, and the answer in JSON and XML.

use super::{
    code::{Code, default_label, text},
    content::Editions,
    kind::{MOST, WidgetKind},
    query::{BASE, Query, decode},
};
use cong::route::{Route, encode};
use cong_api::{Kind, Language, Site, Slug};
use serde::Serialize;
use std::fmt::Write;

/// Widths in CSS px: the usual one, and the least that a widget can be read at.
const WIDTH: u32 = 640;
const LEAST_WIDTH: u32 = 240;

/// How long an answer may be kept, in seconds.
const KEPT: u32 = 86_400;

#[derive(Serialize)]
pub struct Answer {
    version: &'static str,
    r#type: &'static str,
    pub title: String,
    provider_name: String,
    provider_url: String,
    cache_age: u32,
    pub html: String,
    pub width: u32,
    pub height: u32,
}

/// The widget that stands for a path and query of the portal; `None` for pages that have no such form.
pub fn widget_of(site: &Site, english: Option<&Site>, path: &str, query: &str) -> Option<Query> {
    if let Some(kind) = path.strip_prefix(BASE).and_then(|rest| rest.strip_prefix('/')) {
        let pairs = decode(query);
        let (query, _) =
            Query::from_pairs(WidgetKind::parse(kind)?, pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        return query.kind.needs().is_none_or(|field| query.says(field)).then_some(query);
    }
    let language = Language::of_path(path);
    let site = if language == Language::En { english? } else { site };
    let parts: Vec<&str> = path.strip_prefix(language.base())?.split('/').filter(|part| !part.is_empty()).collect();
    let slug = |text: &str| Slug::try_from(text).ok();
    let of = |kind: WidgetKind| Query { language, ..Query::new(kind) };
    match parts.as_slice() {
        ["co-quan", agency] => Some(Query { agency: Some(site.agency(agency)?.slug.clone()), ..of(WidgetKind::Contact) }),
        ["co-quan", agency, section] => {
            let section = site.agency_section(section).filter(|section| section.shows.is_none())?;
            let kind = list_kind(section.kind)?;
            Some(Query { agency: Some(site.agency(agency)?.slug.clone()), section: Some(section.slug.clone()), ..of(kind) })
        }
        [section] => {
            let section = site.section(section)?;
            Some(Query { section: Some(section.slug.clone()), ..of(list_kind(section.kind)?) })
        }
        [section, item] => {
            let kind = match site.section(section)?.kind {
                Kind::Procedure => WidgetKind::Procedure,
                Kind::Consultation => WidgetKind::Consultation,
                _ => return None,
            };
            Some(Query { item: Some(slug(item)?), ..of(kind) })
        }
        _ => None,
    }
}

/// The widget that lists a section of that kind.
fn list_kind(kind: Kind) -> Option<WidgetKind> {
    match kind {
        Kind::Agencies => None,
        Kind::Document => Some(WidgetKind::Documents),
        Kind::Schedule => Some(WidgetKind::Schedule),
        Kind::Procedure => Some(WidgetKind::ProceduresSearch),
        Kind::Consultation => Some(WidgetKind::Consultation),
        _ => Some(WidgetKind::Latest),
    }
}

/// The answer for a widget within the bounds that the consumer gives: a list becomes shorter before it is cut.
pub fn answer(
    editions: &Editions,
    origin: &str,
    mut query: Query,
    title: &str,
    href: &str,
    bounds: (Option<u32>, Option<u32>),
) -> Answer {
    let (max_width, max_height) = bounds;
    let width = max_width.unwrap_or(WIDTH).clamp(LEAST_WIDTH.min(max_width.unwrap_or(LEAST_WIDTH)), WIDTH);
    if let Some(most) = max_height {
        let fitting = (1..=MOST).rev().find(|count| query.kind.height(*count) <= most).unwrap_or(1);
        query.count = query.count.min(fitting);
    }
    let height = query.height().min(max_height.unwrap_or(u32::MAX));
    let label = default_label(&query, title);
    let code = Code { query: &query, origin, label: &label, href, follows_host: false, says_language: false };
    let site = &editions.of(query.language).site;
    Answer {
        version: "1.0",
        r#type: "rich",
        html: code.rich(width, height),
        provider_name: site.name.clone(),
        provider_url: format!("{origin}{}", Route::Home.path(site.language)),
        cache_age: KEPT,
        title: label,
        width,
        height,
    }
}

impl Answer {
    /// The answer in XML (oEmbed, 2.3.4.2).
    pub fn xml(&self) -> String {
        let mut xml = "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n".to_owned();
        let cache_age = self.cache_age.to_string();
        let (width, height) = (self.width.to_string(), self.height.to_string());
        for (name, value) in [
            ("version", self.version),
            ("type", self.r#type),
            ("title", &self.title),
            ("provider_name", &self.provider_name),
            ("provider_url", &self.provider_url),
            ("cache_age", &cache_age),
            ("html", &self.html),
            ("width", &width),
            ("height", &height),
        ] {
            let _ = writeln!(xml, "  <{name}>{}</{name}>", text(value));
        }
        xml.push_str("</oembed>\n");
        xml
    }
}

/// The links by which a page's widget is found (oEmbed, 4): put into the head by the server, so that the app carries none of it.
pub fn discovery(origin: &str, path: &str, title: &str) -> String {
    let url = encode(&format!("{origin}{path}"));
    let link = |format: &str, kind: &str| {
        format!(
            "<link rel=\"alternate\" type=\"{kind}+oembed\" href=\"{origin}/oembed?url={url}&amp;format={format}\" title=\"{title}\">\n"
        )
    };
    format!("{}{}", link("json", "application/json"), link("xml", "text/xml"))
}

/// The path and query of an address that is the portal's: on its canonical host, an agency's, or the one that was asked.
pub fn own_address<'a>(url: &'a str, origin: &str, asked: &str, hosts: &[&str]) -> Option<(&'a str, &'a str)> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let canonical = origin.split_once("://").map_or(origin, |(_, host)| host);
    let own =
        [canonical, asked].into_iter().chain(hosts.iter().copied()).any(|own| !own.is_empty() && own.eq_ignore_ascii_case(host));
    let path = path.split('#').next().unwrap_or_default();
    own.then(|| path.split_once('?').unwrap_or((path, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_portal_are_ours() {
        let own = |url| own_address(url, "https://tinh.example", "127.0.0.1:9400", &["stp.tinh.example"]);
        assert_eq!(own("https://tinh.example/hoi-dap?trang=2#cau"), Some(("/hoi-dap", "trang=2")));
        assert_eq!(own("http://127.0.0.1:9400/nhung/search"), Some(("/nhung/search", "")));
        assert_eq!(own("http://STP.tinh.example"), Some(("", "")));
        for other in [
            "https://tinh.example.evil.vn/",
            "https://evil.vn/?https://tinh.example/",
            "//tinh.example/",
            "javascript:alert(1)",
            "https://tinh.example@evil.vn/",
        ] {
            assert_eq!(own(other), None, "{other}");
        }
    }
}
