//! Pages: canonical addresses first, then the cache, then the renderer.

use super::{
    Server,
    address::{self, moved, redirect},
    assets::{self, not_modified},
    cache::{CachedPage, Key},
    compress::Body,
    crowd, old, security, widgets,
};
use crate::{clock, design, portal::LocalPortal, render};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use cong::{client::Verdict, route::Route};
use cong_api::Language;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Readers may keep a page for a minute and show it once more while they ask again.
pub const PAGE_CACHE: &str = "public, max-age=60, stale-while-revalidate=600";

/// The same for results: what a person looks for is kept by their browser, not by proxies.
const RESULTS_CACHE: &str = "private, max-age=60";

/// Bytes of an address whose page is kept: no address of the portal is longer, and longer ones could fill the cache.
pub(super) const LONGEST_KEPT: usize = 500;

pub async fn health(State(server): State<Server>) -> Response {
    match server.state().store.revision().await {
        Ok(revision) => (StatusCode::OK, format!("ok, revision {revision}\n")).into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response(),
    }
}

pub async fn page(State(server): State<Server>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    if let Some(asset) = server.assets.find(uri.path()) {
        return asset.respond(&headers);
    }
    if assets::looks_like_asset(uri.path()) {
        server.misses.note(uri.path());
        return (StatusCode::NOT_FOUND, "no such file\n").into_response();
    }
    let server = of_edition(server, uri.path());
    let portal = server.portal(&headers);
    let state = portal.state().clone();
    if let Some(target) = redirect(&state.site, portal.host_agency.as_ref(), &uri) {
        return moved(&target);
    }
    let key = key(&portal, address::of(&uri));
    // A page that is kept is no old address: a write of either kind makes another revision.
    if let Some(page) = server.pages.get(&key) {
        return respond(&page, &headers, PAGE_CACHE);
    }
    if let Some(target) = old::target(&server, uri.path()).await {
        return moved(&target);
    }
    // Who asks while a page is made waits for it; then it is there for all.
    let results = uri.path() == Route::Search.path(state.site.language);
    let kept = !results && key.address.len() <= LONGEST_KEPT;
    let _turn = if kept { Some(server.crowd.turn(&key).await) } else { None };
    if let Some(page) = server.pages.get(&key) {
        return respond(&page, &headers, PAGE_CACHE);
    }
    let Some(_place) = server.crowd.place().await else {
        return crowd::come_back();
    };
    let rendered = if uri.path() == design::PATH {
        match design::page(&server.shell, &portal).await {
            Ok(page) => page,
            Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
    } else {
        render::render(&server.shell, &portal, &key.address).await
    };
    let status = match rendered.verdict {
        None => StatusCode::OK,
        Some(Verdict::Moved(target)) => return moved(&target),
        Some(Verdict::NotFound) => StatusCode::NOT_FOUND,
        Some(Verdict::Invalid) => StatusCode::BAD_REQUEST,
        Some(Verdict::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
    };
    if status == StatusCode::NOT_FOUND {
        server.misses.note(uri.path());
    }
    let policy = security::page_policy(&rendered.inline);
    let html = if status == StatusCode::OK { with_discovery(rendered.html, &server, uri.path()) } else { rendered.html };
    let html = html.into_bytes();
    let etag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&html)[..12]));
    let common = rendered.common;
    let page = match server.pages.of_text(status.as_u16(), &policy, &etag) {
        Some(page) => page,
        None => {
            let body = tokio::task::spawn_blocking(move || Body::of_page(html, common)).await.unwrap_or_default();
            let page = Arc::new(CachedPage::new(status.as_u16(), body, &policy, &etag));
            if status == StatusCode::OK && !results {
                server.pages.put_text(&page);
            }
            page
        }
    };
    // What people type is endless and theirs: results are not kept. Nor are failures.
    if status == StatusCode::OK && kept {
        server.pages.put(key, page.clone());
    }
    respond(&page, &headers, if results { RESULTS_CACHE } else { PAGE_CACHE })
}

/// The answer to a request for a page that is kept. Under the addresses of a day nothing but pages is in the cache, so no route needs to be looked at
/// before.
pub(super) fn kept(server: &Server, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let portal = server.portal_of(Language::of_path(uri.path()), headers);
    if redirect(&portal.state().site, portal.host_agency.as_ref(), uri).is_some() {
        return None;
    }
    server.pages.get(&key(&portal, address::of(uri))).map(|page| respond(&page, headers, PAGE_CACHE))
}

/// What an answer at that address depends on.
pub(super) fn key(portal: &LocalPortal, address: String) -> Key {
    let (state, now) = (portal.state(), clock::stamp());
    let alerts = state.site.alerts.iter().enumerate().filter(|(_, alert)| alert.from <= now && now <= alert.to);
    Key {
        revision: state.revision,
        today: now.date().0,
        alerts: alerts.map(|(at, _)| at).collect(),
        host_agency: portal.host_agency.as_ref().map(ToString::to_string),
        address,
    }
}

/// The page with the links by which editors find the widget that stands for it. At the end of the head, where the app does not look: it
/// carries none of this.
fn with_discovery(html: String, server: &Server, path: &str) -> String {
    match widgets::discovery(server, path) {
        Some(links) => html.replacen("</head>", &format!("{links}</head>"), 1),
        None => html,
    }
}

/// The handle for the edition that an address belongs to; what begins like the address of an edition that is not there is unknown.
pub(super) fn of_edition(server: Server, path: &str) -> Server {
    let edition = server.edition(Language::of_path(path));
    if edition.is_there() { edition } else { server }
}

pub fn respond(page: &CachedPage, request: &HeaderMap, caching: &'static str) -> Response {
    // With room for what every answer gets (security.rs) and what the connection adds.
    let mut headers = HeaderMap::with_capacity(16);
    let fine = page.status == StatusCode::OK.as_u16();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(if fine { caching } else { "no-store" }));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Host"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, page.policy.clone());
    page.answer(request, headers, fine && not_modified(request, page.etag.to_str().unwrap_or_default()))
}
