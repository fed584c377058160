//! The site map for search engines (<https://www.sitemaps.org/protocol.html>): an index, and parts of each edition.
//!
//! The parts have a query and no path of their own: a file of a site map speaks only for addresses under its own folder.

use super::{
    Server,
    machine::{Asked, Keep, Refusal},
    xml::Xml,
};
use crate::{design, portal, widgets};
use axum::{
    extract::{RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use cong::route::Route;
use cong_api::{ItemAddress, Language, Slug, Stamp};
use std::{collections::HashMap, sync::Arc};

/// Addresses of a part; the protocol takes 50,000. Items stand in the order in which they came: what is added changes the last part only.
const PART: usize = 10_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// A page with the moment of its last change, where that is known.
struct Page {
    path: String,
    changed: Option<Stamp>,
}

pub async fn sitemap(State(server): State<Server>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let editions: Vec<Arc<portal::State>> = [Language::Vi, Language::En]
        .into_iter()
        .map(|language| server.edition(language))
        .filter(Server::is_there)
        .map(|edition| edition.state())
        .collect();
    let query = query.unwrap_or_default();
    let part = query.strip_prefix("phan=").map(|part| (part.to_owned(), part_of(&editions, part)));
    let state = match &part {
        Some((_, Some((state, _)))) => state.clone(),
        _ => server.state(),
    };
    // The index speaks of all editions.
    let revisions: Vec<String> = editions.iter().map(|state| state.revision.to_string()).collect();
    let keep = match &part {
        Some((part, Some(_))) => Keep::Here(format!("/sitemap.xml?phan={part}")),
        _ => Keep::Here(format!("/sitemap.xml {}", revisions.join(" "))),
    };
    let asked = Asked { server: &server, state: &state, request: &headers, content_type: "application/xml; charset=utf-8", keep };
    match part {
        None => asked.answer(index(&editions)).await,
        Some((_, Some((state, number)))) => asked.answer(part_xml(&state, number)).await,
        Some((_, None)) => axum::response::IntoResponse::into_response(Refusal::NotFound),
    }
}

/// `vi-2`: the second part of the Vietnamese edition.
fn part_of(editions: &[Arc<portal::State>], part: &str) -> Option<(Arc<portal::State>, usize)> {
    let (language, number) = part.split_once('-')?;
    let state = editions.iter().find(|state| state.site.language.tag() == language)?;
    // One way of writing a number: other ways would be kept beside it.
    let number: usize = number.parse().ok().filter(|parsed: &usize| parsed.to_string() == number)?;
    Some((state.clone(), number.checked_sub(1)?))
}

async fn index(editions: &[Arc<portal::State>]) -> Result<Vec<u8>, Refusal> {
    let mut xml = Xml::new("sitemapindex", &[NAMESPACE]);
    for state in editions {
        for (at, part) in pages(state).await?.chunks(PART).enumerate() {
            xml.open("sitemap", &[]);
            xml.text("loc", &format!("{}/sitemap.xml?phan={}-{}", state.site.origin, state.site.language.tag(), at + 1));
            xml.text("lastmod", &part.iter().filter_map(|page| page.changed.as_ref()).max().map(w3c).unwrap_or_default());
            xml.close();
        }
    }
    Ok(xml.finish())
}

async fn part_xml(state: &portal::State, number: usize) -> Result<Vec<u8>, Refusal> {
    let site = &state.site;
    let pages = pages(state).await?;
    let part = pages.chunks(PART).nth(number).ok_or(Refusal::NotFound)?;
    let translations: HashMap<&str, &str> =
        site.translations.iter().map(|(here, there)| (here.as_str(), there.as_str())).collect();
    let mut xml = Xml::new("urlset", &[NAMESPACE, ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")]);
    for page in part {
        xml.open("url", &[]);
        xml.text("loc", &format!("{}{}", site.origin, page.path));
        xml.text("lastmod", &page.changed.as_ref().map(w3c).unwrap_or_default());
        if let Some(there) = translations.get(page.path.as_str()) {
            let (vi, en) =
                if site.language == Language::Vi { (page.path.as_str(), *there) } else { (*there, page.path.as_str()) };
            for (language, path) in [("vi", vi), ("en", en), ("x-default", vi)] {
                let href = format!("{}{path}", site.origin);
                xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", language), ("href", &href)]);
            }
        }
        xml.close();
    }
    Ok(xml.finish())
}

/// The pages of an edition: what leads, then all items. A list has changed when one of its items has.
async fn pages(state: &portal::State) -> Result<Vec<Page>, Refusal> {
    let site = &state.site;
    let language = site.language;
    let lists = state.store.changes_of_lists().await?;
    let changed = |agency: &str, section: &Slug| lists.get(&(agency.to_owned(), section.to_string())).cloned();
    let mut pages = Vec::new();
    let mut add = |route: Route, changed: Option<Stamp>| pages.push(Page { path: route.path(language), changed });
    add(Route::Home, state.store.last_change().await?);
    for section in site.groups.iter().flat_map(|group| &group.sections) {
        add(Route::section(&section.slug), changed("", &section.slug));
    }
    for route in [Route::Contact, Route::SiteMap] {
        add(route, None);
    }
    if language == Language::Vi {
        for agency in &site.agencies {
            let newest =
                lists.iter().filter(|((of, _), _)| of == agency.slug.as_str()).map(|(_, changed)| changed).max().cloned();
            add(Route::agency(&agency.slug), newest);
            for section in site.sections_of(agency) {
                add(
                    Route::AgencySection(agency.slug.clone(), section.slug.clone()),
                    changed(agency.slug.as_str(), &section.slug),
                );
            }
        }
        pages.extend([design::PATH, widgets::query::BASE].map(|path| Page { path: path.to_owned(), changed: None }));
    }
    let path = |address: &ItemAddress| Route::item(address).path(language);
    pages.extend(
        state.store.addresses().await?.into_iter().map(|item| Page { path: path(&item.address), changed: Some(item.changed) }),
    );
    Ok(pages)
}

/// A moment as site maps write it (W3C Datetime): a day, or a minute with its distance from UTC.
fn w3c(stamp: &Stamp) -> String {
    match stamp.time() {
        Some((hour, minute)) => format!("{}T{hour:02}:{minute:02}+07:00", stamp.date().0),
        None => stamp.date().0,
    }
}
