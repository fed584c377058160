//! Pages: canonical addresses first, then the cache, then the renderer.

use super::{
    Server,
    assets::{self, not_modified},
    cache::{CachedPage, Key},
    compress::Body,
    crowd, old, security, widgets,
};
use crate::{clock, design, render, widgets::query::decode};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use cong::{
    client::Verdict,
    route::{Route, with_pairs},
};
use cong_api::{Language, ListQuery, Site};
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
    let address = address(&uri);
    let now = clock::stamp();
    let key = Key {
        revision: state.revision,
        today: now.date().0,
        alerts: (0..state.site.alerts.len())
            .filter(|at| state.site.alerts[*at].from <= now && now <= state.site.alerts[*at].to)
            .collect(),
        host_agency: portal.host_agency.as_ref().map(ToString::to_string),
        address: address.clone(),
    };
    // A page that is kept is no old address: a write of either kind makes another revision.
    if let Some(page) = server.pages.get(&key) {
        return respond(&page, &headers, PAGE_CACHE);
    }
    if let Some(target) = old::target(&server, uri.path()).await {
        return moved(&target);
    }
    // Who asks while a page is made waits for it; then it is there for all.
    let results = uri.path() == Route::Search.path(state.site.language);
    let kept = !results && address.len() <= LONGEST_KEPT;
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
        render::render(&server.shell, &portal, &address).await
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
    let policy = security::page_policy(&rendered.hashes, rendered.style.as_deref());
    let html = if status == StatusCode::OK { with_discovery(rendered.html, &server, uri.path()) } else { rendered.html };
    let html = html.into_bytes();
    let etag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&html)[..12]));
    let body = tokio::task::spawn_blocking(move || Body::compressed(html, 5)).await.unwrap_or_default();
    let page = Arc::new(CachedPage::new(status.as_u16(), body, policy, etag));
    // What people type is endless and theirs: results are not kept. Nor are failures.
    if status == StatusCode::OK && kept {
        server.pages.put(key, page.clone());
    }
    respond(&page, &headers, if results { RESULTS_CACHE } else { PAGE_CACHE })
}

/// The page with the links by which editors find the widget that stands for it. At the end of the head, where the app does not look: it
/// carries none of this.
fn with_discovery(html: String, server: &Server, path: &str) -> String {
    match widgets::discovery(server, path) {
        Some(links) => html.replacen("</head>", &format!("{links}</head>"), 1),
        None => html,
    }
}

/// The address of the page that is asked for: what other sites hang on their links (`?fbclid=…`) makes no page of its own.
fn address(uri: &Uri) -> String {
    let whole = uri.path_and_query().map_or("/", |address| address.as_str());
    let Some(query) = uri.query().filter(|_| whole.len() <= LONGEST_KEPT) else { return whole.to_owned() };
    let section = match Route::of_path(uri.path()) {
        Some(Route::Section(section) | Route::AgencySection(_, section)) => section,
        // The first page of the other edition says which page has no counterpart.
        Some(Route::Home) if decode(query).iter().any(|(name, _)| name == "from") => return whole.to_owned(),
        Some(Route::Search) | None => return whole.to_owned(),
        Some(_) => return uri.path().to_owned(),
    };
    match ListQuery::from_pairs(None, section, decode(query)) {
        Ok(list) => with_pairs(uri.path(), &list.pairs()),
        // It is told what is wrong with it.
        Err(_) => whole.to_owned(),
    }
}

/// The handle for the edition that an address belongs to; what begins like the address of an edition that is not there is unknown.
pub(super) fn of_edition(server: Server, path: &str) -> Server {
    let edition = server.edition(Language::of_path(path));
    if edition.is_there() { edition } else { server }
}

/// One address for one page: no slash at the end; an agency's host shows its sections under the agency's path.
pub(super) fn redirect(site: &Site, host_agency: Option<&cong_api::Slug>, uri: &Uri) -> Option<String> {
    let path = uri.path();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    if path.len() > 1 && path.ends_with('/') {
        // `//evil.example` must not become a host of its own.
        return Some(format!("/{}{query}", path.trim_matches('/')));
    }
    if path.starts_with("//") {
        return Some(format!("/{}{query}", path.trim_start_matches('/')));
    }
    let agency = host_agency?;
    let section = path.split('/').nth(1)?;
    let own = site.agency_section(section).is_some() && site.section(section).is_none();
    own.then(|| format!("/co-quan/{agency}{path}{query}"))
}

pub(super) fn moved(target: &str) -> Response {
    match HeaderValue::from_str(target) {
        Ok(target) => (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, target)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

pub fn respond(page: &CachedPage, request: &HeaderMap, caching: &'static str) -> Response {
    let mut headers = HeaderMap::new();
    let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    let caching = if status == StatusCode::OK { caching } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Host"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let Ok(policy) = HeaderValue::from_str(&page.policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if let Ok(etag) = HeaderValue::from_str(&page.etag) {
        headers.insert(header::ETAG, etag);
    }
    if status == StatusCode::OK && not_modified(request, &page.etag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let (body, encoding) = page.body.choose(request);
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, encoding);
    }
    (status, headers, body).into_response()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_page_has_one_address_whatever_hangs_on_the_link() {
        for (asked, wanted) in [
            ("/?fbclid=abc", "/"),
            ("/en?from=%2Fhoi-dap", "/en?from=%2Fhoi-dap"),
            ("/thu-tuc-hanh-chinh/1.001193?utm_source=zalo&q=x", "/thu-tuc-hanh-chinh/1.001193"),
            ("/tin-tuc-su-kien?utm_source=zalo&trang=2", "/tin-tuc-su-kien?trang=2"),
            ("/van-ban?q=%C4%91%E1%BA%A5t+%C4%91ai&nam=2024&trang=1", "/van-ban?q=%C4%91%E1%BA%A5t%20%C4%91ai&nam=2024"),
            ("/co-quan/so-y-te/tin-tuc?x=1", "/co-quan/so-y-te/tin-tuc"),
            // What is wrong stays as it is, and what people look for.
            ("/tin-tuc-su-kien?trang=x", "/tin-tuc-su-kien?trang=x"),
            ("/tim-kiem?q=khai+sinh", "/tim-kiem?q=khai+sinh"),
        ] {
            assert_eq!(super::address(&asked.parse().expect("an address")), wanted);
        }
    }
}
