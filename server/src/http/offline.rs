//! What a device needs when the network is gone: the worker, the page that the app starts on, what is to be kept, and the manifest.

use super::{Server, api, security};
use crate::{
    clock,
    portal::{Failure, LocalPortal},
    search,
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use cong::route::Route;
use cong_api::{ItemAddress, ItemSummary, Kind, Language, ListQuery, Portal, Slug};
use serde::Serialize;
use serde_json::json;

/// The address of the worker: at the root, so that it may answer for every page.
pub const WORKER: &str = "/sw.js";

/// Addresses that every device with the worker keeps before anybody has opened them.
#[derive(Serialize)]
struct Essentials {
    /// Whole pages, readable without the app.
    pages: Vec<String>,
    /// Answers of the API, in the order of how much they are needed.
    answers: Vec<String>,
    /// How people say what is kept.
    ways: search::Ways,
}

/// Numbers to call and the contacts of all agencies, then what editors want kept (`keep` in `answers.toml`), the most used procedures, as they chose
/// them for the first page, and what their quick links name; and what people say who look for them.
pub async fn essentials(State(server): State<Server>, headers: HeaderMap) -> Response {
    let languages: Vec<Language> =
        [Language::Vi, Language::En].into_iter().filter(|language| server.edition(*language).is_there()).collect();
    api::kept(&server, &format!("offline {}", languages.len()), &headers, |portal| {
        Box::pin(async move { Ok(gather(portal, &languages).await?) })
    })
    .await
}

async fn gather(portal: LocalPortal, languages: &[Language]) -> Result<Essentials, Failure> {
    let state = portal.state();
    let site = &state.site;
    let (language, base) = (site.language, format!("/api/v1{}", site.language.base()));
    let home = portal.home().await?;
    let settings = state.search_settings().await?;
    let today = clock::today();
    let mut answers = vec![format!("{base}/site"), format!("{base}/home")];
    let mut items: Vec<ItemSummary> = Vec::new();
    for section in site.groups.iter().flat_map(|group| &group.sections).filter(|section| section.kind == Kind::Contact) {
        let mut page = 1;
        loop {
            let listing = portal.list(ListQuery { section: Some(section.slug.clone()), page, ..ListQuery::default() }).await?;
            let query = if page == 1 { String::new() } else { format!("?trang={page}") };
            answers.push(format!("{base}/sections/{}{query}", section.slug));
            items.extend(listing.items);
            if page >= listing.pages {
                break;
            }
            page += 1;
        }
    }
    let chosen = settings.answers.iter().filter(|answer| answer.keep && answer.holds(&today)).map(|answer| answer.item.clone());
    let procedures = home.events.into_iter().flat_map(|event| event.procedures).map(|item| item.address);
    let quick = site.quick.iter().chain(&site.utility).filter_map(|link| item_of(&link.href));
    let mut addresses: Vec<ItemAddress> = Vec::new();
    for address in chosen.chain(procedures).chain(quick) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    answers.extend(addresses.iter().map(|ItemAddress { agency, section, slug }| match agency {
        None => format!("{base}/sections/{section}/items/{slug}"),
        Some(agency) => format!("{base}/agencies/{agency}/sections/{section}/items/{slug}"),
    }));
    items.extend(state.store.summaries(&addresses).await?);
    // A page that fails in the other language names its numbers to call.
    let pages =
        [Route::Home.path(language)].into_iter().chain(languages.iter().map(|language| Route::Contact.path(*language))).collect();
    Ok(Essentials { pages, answers, ways: search::ways(settings, &items, &today) })
}

/// The item that a path of the portal names.
fn item_of(path: &str) -> Option<ItemAddress> {
    let (section, slug) = path.strip_prefix('/')?.split_once('/')?;
    Some(ItemAddress { agency: None, section: Slug::try_from(section).ok()?, slug: Slug::try_from(slug).ok()? })
}

/// The worker itself: asked for anew each time, and allowed to fetch from us only.
pub async fn worker(State(server): State<Server>, headers: HeaderMap) -> Response {
    let Some(asset) = server.assets.find(WORKER) else { return (StatusCode::NOT_FOUND, "no such file\n").into_response() };
    let mut response = asset.respond(&headers);
    let own = response.headers_mut();
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    own.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; connect-src 'self'"));
    response
}

/// A page without content, on which the app starts and shows what the device has kept.
pub async fn shell(State(server): State<Server>, uri: Uri) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    if let Ok(policy) = HeaderValue::from_str(&security::page_policy(server.shell.inline())) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    (headers, server.shell.empty(Language::of_path(uri.path()))).into_response()
}

/// The portal as an app of the device (W3C Web Application Manifest).
pub async fn manifest(State(server): State<Server>) -> Response {
    let state = server.state();
    let icon = |size: &str, purpose: &str| {
        let file = if purpose == "maskable" { "bieu-trung-day" } else { "bieu-trung" };
        json!({ "src": format!("/{file}-{size}.png"), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose })
    };
    let manifest = json!({
        "id": "/",
        "name": state.site.name,
        "short_name": state.site.short,
        "description": state.site.description,
        "lang": state.site.language.tag(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fdfcf8",
        "theme_color": "#fdfcf8",
        "icons": [icon("192", "any"), icon("512", "any"), icon("512", "maskable")],
    });
    (
        [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "public, max-age=86400")],
        manifest.to_string(),
    )
        .into_response()
}
