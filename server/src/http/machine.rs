//! Documents that programs fetch again and again: feeds, site maps, calendars. Made once a revision, answered with 304 while they stand.

use super::{
    Server,
    assets::not_modified,
    cache::{CachedPage, Key},
    compress::Body,
};
use crate::{http::assets::etag, portal::State};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

/// Programs may keep a document for five minutes and show it for an hour more while they ask again.
const CACHE: &str = "public, max-age=300, stale-while-revalidate=3600";

/// The same for what a person looks for: their program may keep it, a proxy on the way may not.
const PERSONAL: &str = "private, max-age=300";

/// How long a document is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// While the revision stands, under that address.
    Here(String),
    /// Made for every request; others on the way may keep it.
    NotHere,
    /// Made for every request, for the one who asked.
    Personal,
}

/// A document that cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotFound,
    Unavailable,
}

impl From<crate::store::StoreError> for Refusal {
    fn from(error: crate::store::StoreError) -> Self {
        tracing::error!(%error, "a document for programs cannot be made");
        Self::Unavailable
    }
}

impl From<crate::portal::Failure> for Refusal {
    fn from(failure: crate::portal::Failure) -> Self {
        match cong_api::Error::from(failure) {
            cong_api::Error::NotFound => Self::NotFound,
            _ => Self::Unavailable,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let headers = [(header::CACHE_CONTROL, "no-store")];
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, headers, "no such document\n").into_response(),
            Self::Unavailable => {
                (StatusCode::SERVICE_UNAVAILABLE, headers, "the document cannot be made now; try again in a minute\n")
                    .into_response()
            }
        }
    }
}

/// What is asked for, by whom, of which revision.
pub struct Asked<'a> {
    pub server: &'a Server,
    pub state: &'a State,
    pub request: &'a HeaderMap,
    pub content_type: &'static str,
    pub keep: Keep,
}

impl Asked<'_> {
    /// Answers with the document that was kept, or else with the one that is made now.
    pub async fn answer(self, make: impl Future<Output = Result<Vec<u8>, Refusal>>) -> Response {
        let key = match &self.keep {
            Keep::Here(address) => Some(Key {
                revision: self.state.revision,
                today: String::new(),
                alerts: Vec::new(),
                host_agency: None,
                address: address.clone(),
            }),
            Keep::NotHere | Keep::Personal => None,
        };
        if let Some(kept) = key.as_ref().and_then(|key| self.server.pages.get(key)) {
            return self.respond(&kept);
        }
        let bytes = match make.await {
            Ok(bytes) => bytes,
            Err(refusal) => return refusal.into_response(),
        };
        let etag = etag(&bytes);
        let body = tokio::task::spawn_blocking(move || Body::compressed(bytes, 5)).await.unwrap_or_default();
        let document = Arc::new(CachedPage::new(StatusCode::OK.as_u16(), body, "", &etag));
        if let Some(key) = key {
            self.server.pages.put(key, document.clone());
        }
        self.respond(&document)
    }

    fn respond(&self, document: &CachedPage) -> Response {
        let mut headers = HeaderMap::new();
        let caching = if self.keep == Keep::Personal { PERSONAL } else { CACHE };
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Host"));
        // Public data: a page elsewhere may read it.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        // The time of the revision and not of the newest item: what is withdrawn changes a document too.
        let revised = SystemTime::UNIX_EPOCH + Duration::from_secs(self.state.revised);
        if let Ok(value) = HeaderValue::from_str(&httpdate::fmt_http_date(revised)) {
            headers.insert(header::LAST_MODIFIED, value);
        }
        let known = is_known(self.request, document.etag.to_str().unwrap_or_default(), revised);
        document.answer(self.request, headers, known)
    }
}

/// True when the program has the document already. A tag stands before a date (RFC 9110, 13.2.2).
fn is_known(request: &HeaderMap, etag: &str, revised: SystemTime) -> bool {
    if request.contains_key(header::IF_NONE_MATCH) {
        return not_modified(request, etag);
    }
    let since = request.get(header::IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
    since.and_then(|text| httpdate::parse_http_date(text).ok()).is_some_and(|since| revised <= since)
}
