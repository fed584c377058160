//! `/nhung/…`, `/embed.js` and `/oembed`: what agencies' own sites show of the portal.

use super::{
    Server,
    assets::{etag, not_modified},
    cache::{CachedPage, Key},
    compress::Body,
    crowd, pages, security,
};
use crate::{
    clock,
    widgets::{
        Editions, Query, WidgetKind, builder, embed,
        oembed::{self, own_address},
        page::{self, Found, Page},
        query::{BASE, decode},
        words::Words,
    },
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use cong_api::Language;
use std::sync::Arc;

/// The script changes with the server: it is asked for again after a while, and shown meanwhile.
const EMBED_CACHE: &str = "public, max-age=3600, stale-while-revalidate=86400";

/// Where a host page isolates itself (`Cross-Origin-Embedder-Policy`), the first two let it have the script and the frames all the same;
/// the third isolates windows, which a frame is not, and browsers would complain of it in the host's console.
const FRAMED: [(HeaderName, &str); 3] = [
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (HeaderName::from_static("cross-origin-opener-policy"), "unsafe-none"),
];

/// `/nhung/{kind}?…`
pub async fn widget(State(server): State<Server>, Path(kind): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let editions = editions(&server);
    let pairs = decode(uri.query().unwrap_or_default());
    let pairs = || pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let Some(kind) = WidgetKind::parse(&kind) else {
        let english = pairs().any(|pair| pair == ("lang", "en"));
        return answer(page::unknown_kind(&editions, if english { Language::En } else { Language::Vi }), &headers).await;
    };
    let (query, wrong) = Query::from_pairs(kind, pairs());
    let key = key(&editions, &query);
    // A slip of the address is told in its page, which is not that of the address without it.
    let kept = wrong.iter().all(|wrong| ["count", "theme", "accent", "lang"].contains(&wrong.name));
    if let Some(page) = server.widgets.get(&key).filter(|_| kept) {
        return framed(pages::respond(&page, &headers, pages::PAGE_CACHE));
    }
    let _turn = if kept { Some(server.crowd.turn(&key).await) } else { None };
    if let Some(page) = server.widgets.get(&key).filter(|_| kept) {
        return framed(pages::respond(&page, &headers, pages::PAGE_CACHE));
    }
    let Some(_place) = server.crowd.place().await else {
        return crowd::come_back();
    };
    let page = page::page(&editions, &query, &wrong).await;
    let found = page.found;
    let page = Arc::new(cached(page).await);
    if found == Found::Yes && kept {
        server.widgets.put(key, page.clone());
    }
    framed(pages::respond(&page, &headers, pages::PAGE_CACHE))
}

/// `/nhung`
pub async fn builder(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let server = server.edition(Language::Vi);
    let portal = server.portal(&headers);
    let Some(_place) = server.crowd.place().await else {
        return crowd::come_back();
    };
    let said = decode(uri.query().unwrap_or_default());
    let rendered = builder::page(&server.shell, &portal, editions(&server), said).await;
    // Its previews are frames of our own.
    let policy = format!("{}; frame-src 'self'", security::page_policy(&rendered.inline));
    let html = rendered.html.into_bytes();
    let tag = etag(&html);
    let page = CachedPage::new(200, compressed(html).await, &policy, &tag);
    pages::respond(&page, &headers, "private, max-age=60")
}

pub async fn builder_style(headers: HeaderMap) -> Response {
    own_file(builder::STYLE.text, "text/css; charset=utf-8", &headers)
}

pub async fn builder_script(headers: HeaderMap) -> Response {
    own_file(builder::SCRIPT.text, "text/javascript; charset=utf-8", &headers)
}

fn own_file(text: &'static str, kind: &'static str, headers: &HeaderMap) -> Response {
    respond(&Body::compressed(text, 5), &etag(text.as_bytes()), kind, "public, max-age=3600", headers)
}

/// `/embed.js`
pub async fn embed(headers: HeaderMap) -> Response {
    let script = &*embed::EMBED;
    let mut response = respond(&script.body, &script.etag, "text/javascript; charset=utf-8", EMBED_CACHE, &headers);
    let (name, value) = &FRAMED[0];
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}

fn respond(body: &Body, tag: &str, kind: &'static str, caching: &'static str, request: &HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    if not_modified(request, tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let (body, encoding) = body.choose(request);
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, encoding);
    }
    (headers, body).into_response()
}

/// `/oembed?url=…&format=json|xml&maxwidth=…&maxheight=…`
pub async fn oembed(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let pairs = decode(uri.query().unwrap_or_default());
    let value = |name: &str| pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
    let number = |name: &str| value(name).and_then(|value| value.parse::<u32>().ok()).filter(|number| *number > 0);
    let xml = match value("format") {
        None | Some("" | "json") => false,
        Some("xml") => true,
        // oEmbed, 2.3.4: a format that the provider does not make.
        Some(_) => return plain(StatusCode::NOT_IMPLEMENTED, "format must be json or xml\n"),
    };
    let Some(url) = value("url") else {
        return plain(StatusCode::BAD_REQUEST, "url is missing: the address of a page of this portal\n");
    };
    let editions = editions(&server);
    let main = &editions.main;
    let hosts: Vec<&str> = main.agencies.iter().map(|agency| agency.host.as_str()).collect();
    let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let origin = &main.site.origin;
    let own = own_address(url, origin, asked, &hosts);
    let query = own
        .and_then(|(path, query)| oembed::widget_of(&main.site, editions.english.as_ref().map(|state| &state.site), path, query));
    let Some(query) = query else {
        return plain(StatusCode::NOT_FOUND, "no page of this portal that can be embedded has this address\n");
    };
    let page = page::page(&editions, &query, &[]).await;
    match page.found {
        Found::Yes => {}
        Found::No(_) => return plain(StatusCode::NOT_FOUND, "the portal has nothing at this address\n"),
        Found::NotNow => return plain(StatusCode::SERVICE_UNAVAILABLE, "the store does not answer; try again in a minute\n"),
    }
    let answer = oembed::answer(&editions, origin, query, &page.title, &page.href, (number("maxwidth"), number("maxheight")));
    let (kind, body) = if xml {
        ("text/xml; charset=utf-8", answer.xml())
    } else {
        ("application/json", serde_json::to_string(&answer).unwrap_or_default())
    };
    open_to_all(
        (StatusCode::OK, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600")], body).into_response(),
    )
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    open_to_all((status, text).into_response())
}

/// Consumers in browsers may read the answer.
fn open_to_all(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// The links for a page's head by which editors find its widget; nothing for pages without one.
pub fn discovery(server: &Server, path: &str) -> Option<String> {
    let editions = editions(server);
    let site = &editions.main.site;
    let query = oembed::widget_of(site, editions.english.as_ref().map(|state| &state.site), path, "")?;
    (!path.starts_with(BASE)).then(|| oembed::discovery(&site.origin, path, Words::of(query.language).embed))
}

fn editions(server: &Server) -> Editions {
    let english = server.edition(Language::En);
    Editions { main: server.edition(Language::Vi).state(), english: english.is_there().then(|| english.state()) }
}

/// What a widget depends on: the address in its one form, so that odd parameters fill nothing.
fn key(editions: &Editions, query: &Query) -> Key {
    let now = clock::stamp();
    let site = &editions.of(query.language).site;
    let english = editions.english.as_ref().map_or(0, |state| state.revision);
    Key {
        revision: editions.main.revision.rotate_left(32) ^ english,
        today: now.date().0,
        alerts: (0..site.alerts.len()).filter(|at| site.alerts[*at].from <= now && now <= site.alerts[*at].to).collect(),
        host_agency: None,
        address: query.path(),
    }
}

async fn answer(page: Page, headers: &HeaderMap) -> Response {
    framed(pages::respond(&cached(page).await, headers, pages::PAGE_CACHE))
}

async fn cached(page: Page) -> CachedPage {
    let status = match page.found {
        Found::Yes => StatusCode::OK,
        Found::No(_) => StatusCode::NOT_FOUND,
        Found::NotNow => StatusCode::SERVICE_UNAVAILABLE,
    };
    let html = page.html.into_bytes();
    let tag = etag(&html);
    CachedPage::new(status.as_u16(), compressed(html).await, &page.policy, &tag)
}

async fn compressed(html: Vec<u8>) -> Body {
    tokio::task::spawn_blocking(move || Body::compressed(html, 5)).await.unwrap_or_default()
}

/// A widget's page for the frames of others.
fn framed(mut response: Response) -> Response {
    for (name, value) in FRAMED {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
