//! The JSON API: a handler reads, asks the portal, encodes.

use super::{
    Server,
    assets::{etag, not_modified},
    cache::CachedPage,
    compress::Body,
    pages::{self, LONGEST_KEPT},
};
use crate::portal::LocalPortal;
use axum::{
    Json,
    extract::{Path, Query, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use cong::route::{Route, with_pairs};
use cong_api::{Answer, Error, ItemAddress, Language, ListQuery, Portal, Problem, SearchQuery, Slug};
use serde::Serialize;
use std::sync::Arc;

/// What a person looks for is theirs: their browser may keep the answer, a proxy on the way may not.
const PERSONAL: &str = "private, max-age=30";

/// What is the same for all.
const SHARED: &str = "public, max-age=60, stale-while-revalidate=600";

type Pairs = Query<Vec<(String, String)>>;

pub async fn site(State(server): State<Server>, headers: HeaderMap) -> Response {
    kept(&server, "site", &headers, |portal| portal.site()).await
}

pub async fn home(State(server): State<Server>, headers: HeaderMap) -> Response {
    kept(&server, "home", &headers, |portal| portal.home()).await
}

pub async fn section(
    State(server): State<Server>,
    Path(section): Path<String>,
    pairs: Result<Pairs, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response {
    list(&server, None, section, pairs, &headers).await
}

pub async fn agency_section(
    State(server): State<Server>,
    Path((agency, section)): Path<(String, String)>,
    pairs: Result<Pairs, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response {
    list(&server, Some(agency), section, pairs, &headers).await
}

async fn list(
    server: &Server,
    agency: Option<String>,
    section: String,
    pairs: Result<Pairs, axum::extract::rejection::QueryRejection>,
    headers: &HeaderMap,
) -> Response {
    let query = agency.map(slug).transpose().and_then(|agency| {
        let Query(pairs) = pairs.map_err(|e| Error::Invalid(e.body_text()))?;
        ListQuery::from_pairs(agency, slug(section)?, pairs)
    });
    match query {
        Ok(query) => {
            let place = Route::of_list(&query).path(Language::Vi);
            kept(server, &with_pairs(&place, &query.pairs()), headers, |portal| portal.list(query)).await
        }
        Err(error) => problem(error),
    }
}

pub async fn item(State(server): State<Server>, Path((section, item)): Path<(String, String)>, headers: HeaderMap) -> Response {
    one(&server, None, section, item, &headers).await
}

pub async fn agency_item(
    State(server): State<Server>,
    Path((agency, section, item)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    one(&server, Some(agency), section, item, &headers).await
}

async fn one(server: &Server, agency: Option<String>, section: String, item: String, headers: &HeaderMap) -> Response {
    let address =
        agency.map(slug).transpose().and_then(|agency| Ok(ItemAddress { agency, section: slug(section)?, slug: slug(item)? }));
    match address {
        Ok(address) => {
            let place = Route::item(&address).path(Language::Vi);
            kept(server, &place, headers, |portal| portal.item(address)).await
        }
        Err(error) => problem(error),
    }
}

pub async fn agency(State(server): State<Server>, Path(agency): Path<String>, headers: HeaderMap) -> Response {
    match slug(agency) {
        Ok(agency) => {
            let place = Route::agency(&agency).path(Language::Vi);
            kept(&server, &place, &headers, |portal| portal.agency(agency)).await
        }
        Err(error) => problem(error),
    }
}

pub async fn search(
    State(server): State<Server>,
    pairs: Result<Pairs, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let query = pairs.map_err(|e| Error::Invalid(e.body_text())).and_then(|Query(pairs)| SearchQuery::from_pairs(pairs));
    match query {
        Ok(query) => encode(server.portal(&headers).search(query).await, &headers),
        Err(error) => problem(error),
    }
}

/// A result of these words was opened: the body is the words and nothing else.
pub async fn followed(State(server): State<Server>, headers: HeaderMap, words: String) -> Response {
    match server.portal(&headers).followed(words).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => problem(error),
    }
}

pub async fn suggest(
    State(server): State<Server>,
    pairs: Result<Pairs, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let pairs = match pairs {
        Ok(Query(pairs)) => pairs,
        Err(error) => return problem(Error::Invalid(error.body_text())),
    };
    let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let answer = server.portal(&headers).suggest(value("q").unwrap_or_default()).await;
    if value("dang").as_deref() != Some("opensearch") {
        return encode(answer, &headers);
    }
    // The shape that browsers ask for: words, titles, descriptions, addresses (OpenSearch Suggestions 1.1).
    let origin = server.state().site.origin.clone();
    encode(
        answer.map(|suggestions| {
            let titles: Vec<_> = suggestions.items.iter().map(|item| item.title.clone()).collect();
            let notes: Vec<_> = suggestions.items.iter().map(|item| item.note.clone()).collect();
            let addresses: Vec<_> = suggestions.items.iter().map(|item| format!("{origin}{}", item.href)).collect();
            (suggestions.words, titles, notes, addresses)
        }),
        &headers,
    )
}

/// The operations of an edition that the content does not have are unknown.
pub async fn only_with_edition(State(server): State<Server>, request: Request, next: Next) -> Response {
    if server.is_there() { next.run(request).await } else { unknown().await }
}

pub async fn unknown() -> Response {
    problem(Error::NotFound)
}

/// What is no slug names nothing.
fn slug(text: String) -> Result<Slug, Error> {
    Slug::try_from(text).map_err(|_| Error::NotFound)
}

/// The answer that is kept while the content stands, as pages are, or else the one that is asked for now. `question` tells it from all others.
pub(super) async fn kept<T: Serialize>(
    server: &Server,
    question: &str,
    headers: &HeaderMap,
    ask: impl FnOnce(LocalPortal) -> Answer<T>,
) -> Response {
    let portal = server.portal(headers);
    // No address of a page begins so.
    let key = pages::key(&portal, format!("api {} {question}", server.language.tag()));
    if let Some(document) = server.pages.get(&key) {
        return respond(&document, headers, SHARED);
    }
    let (json, etag) = match ask(portal).await.and_then(|answer| write(&answer)) {
        Ok(written) => written,
        Err(error) => return problem(error),
    };
    let document = server.pages.of_text(StatusCode::OK.as_u16(), "", &etag).unwrap_or_else(|| {
        let document = Arc::new(document(json, &etag));
        server.pages.put_text(&document);
        document
    });
    if question.len() <= LONGEST_KEPT {
        server.pages.put(key, document.clone());
    }
    respond(&document, headers, SHARED)
}

/// An answer for one reader.
fn encode<T: Serialize>(answer: Result<T, Error>, request: &HeaderMap) -> Response {
    match answer.and_then(|answer| write(&answer)) {
        Ok((json, etag)) => respond(&document(json, &etag), request, PERSONAL),
        Err(error) => problem(error),
    }
}

/// An answer as JSON, with its `ETag`.
fn write<T: Serialize>(answer: &T) -> Result<(Vec<u8>, String), Error> {
    let json = serde_json::to_vec(answer).map_err(|_| Error::Unavailable("the answer cannot be written".into()))?;
    let etag = etag(&json);
    Ok((json, etag))
}

fn document(json: Vec<u8>, etag: &str) -> CachedPage {
    CachedPage::new(StatusCode::OK.as_u16(), Body::compressed(json, 4), "", etag)
}

fn respond(document: &CachedPage, request: &HeaderMap, caching: &'static str) -> Response {
    let mut headers = HeaderMap::with_capacity(16);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Host"));
    // Public data: a page on static hosting elsewhere may read it.
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    document.answer(request, headers, not_modified(request, document.etag.to_str().unwrap_or_default()))
}

fn problem(error: Error) -> Response {
    let problem = Problem::from(error);
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // A redirect would be followed silently: the contract tells it in the body instead.
    let status = if status.is_redirection() { StatusCode::GONE } else { status };
    let mut response = (status, Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}
