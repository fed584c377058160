//! What a device needs when the network is gone: the worker, the page that the app starts on, what is to be kept, and the manifest.

use super::{Server, security};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use cong::route::Route;
use cong_api::{ItemAddress, Kind, Language, ListQuery, Portal, Slug};
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
}

/// Numbers to call, then the contacts of all agencies, then the most used procedures, as the editors chose them for the first page.
pub async fn essentials(State(server): State<Server>, headers: HeaderMap) -> Response {
    let portal = server.portal(&headers);
    let state = portal.state().clone();
    let site = &state.site;
    let (language, base) = (site.language, format!("/api/v1{}", site.language.base()));
    let Ok(home) = portal.home().await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let mut answers = vec![format!("{base}/site"), format!("{base}/home")];
    for section in site.groups.iter().flat_map(|group| &group.sections).filter(|section| section.kind == Kind::Contact) {
        let query = ListQuery { section: Some(section.slug.clone()), page: 1, ..ListQuery::default() };
        let pages = portal.list(query).await.map_or(1, |listing| listing.pages);
        answers.push(format!("{base}/sections/{}", section.slug));
        answers.extend((2..=pages).map(|page| format!("{base}/sections/{}?trang={page}", section.slug)));
    }
    let procedures = home.events.iter().flat_map(|event| &event.procedures).map(|item| &item.address);
    let quick = site.quick.iter().chain(&site.utility).filter_map(|link| item_of(&link.href));
    let mut addresses: Vec<ItemAddress> = procedures.cloned().chain(quick).collect();
    addresses.dedup();
    answers.extend(
        addresses
            .iter()
            .filter(|address| address.agency.is_none())
            .map(|address| format!("{base}/sections/{}/items/{}", address.section, address.slug)),
    );
    let pages = vec![Route::Home.path(language), Route::Contact.path(language)];
    Json(Essentials { pages, answers }).into_response()
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
