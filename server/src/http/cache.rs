//! Whole pages and answers of the API, kept while the content revision stands.

use super::compress::Body;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};
use tokio::sync::Semaphore;

/// Bytes of pages that are kept; then all are dropped and the busy ones come back.
const BUDGET: usize = 20 * 1024 * 1024;

/// Bytes of pages that are known by their text. Most are kept as well, and the same in memory.
const TEXTS: usize = 8 * 1024 * 1024;

/// The same for pages of widgets.
pub const WIDGETS: usize = 16 * 1024 * 1024;

/// The highest quality of brotli.
const BEST: u32 = 11;

/// What a page depends on. A new revision also clears the cache.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// A page that was made from an older state while it was replaced is not served as new.
    pub revision: u64,
    /// The minute-free part of now: pages count days.
    pub today: String,
    /// Alerts come and go within a day: which of them hold.
    pub alerts: Vec<usize>,
    pub host_agency: Option<String>,
    pub address: String,
}

pub struct CachedPage {
    pub status: u16,
    pub body: Body,
    pub policy: HeaderValue,
    pub etag: HeaderValue,
    /// How often it was asked for since it was made.
    asked: AtomicU32,
    /// Compressed as well as it can be.
    best: bool,
}

impl CachedPage {
    /// A page as it was just made, compressed quickly.
    pub fn new(status: u16, body: Body, policy: &str, etag: &str) -> Self {
        // Both are made of ASCII here. A policy that could not be sent lets nothing run; a tag without content is never asked for.
        let policy = HeaderValue::from_str(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        let etag = HeaderValue::from_str(etag).unwrap_or(HeaderValue::from_static("\"\""));
        Self { status, body: body.slim(), policy, etag, asked: AtomicU32::new(0), best: false }
    }
}

impl CachedPage {
    /// The answer with those headers, in an encoding that the client takes; nothing but the headers for who has it already (`known`).
    pub fn answer(&self, request: &HeaderMap, mut headers: HeaderMap, known: bool) -> Response {
        headers.insert(header::ETAG, self.etag.clone());
        let (status, body) = if known {
            (StatusCode::NOT_MODIFIED, axum::body::Body::empty())
        } else {
            let (body, encoding) = self.body.choose(request);
            if let Some(encoding) = encoding {
                headers.insert(header::CONTENT_ENCODING, encoding);
            }
            (StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK), body.into())
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        response
    }

    /// Bytes of memory, with what the table around it takes.
    fn weight(&self) -> usize {
        self.body.weight() + self.policy.len() + 400
    }
}

/// Pages are compressed as well as they can be one at a time: it takes a tenth of a second of one processor, and readers go first.
static TURN: Semaphore = Semaphore::const_new(1);

/// Pages, and the bytes that they weigh.
type Kept<K> = Mutex<(HashMap<K, Arc<CachedPage>>, usize)>;

pub struct PageCache {
    budget: usize,
    pages: Kept<Key>,
    /// By `ETag`, which stands for the text. A page that is made anew, for another revision or day, is mostly the one that was there: it need not be
    /// compressed again, and one that was compressed as well as it can be stays so.
    texts: Kept<HeaderValue>,
}

impl Default for PageCache {
    fn default() -> Self {
        Self::of(BUDGET)
    }
}

impl PageCache {
    /// With room for so many bytes.
    pub fn of(budget: usize) -> Self {
        Self { budget, pages: Mutex::default(), texts: Mutex::default() }
    }

    /// A kept page. What is asked for again is worth a better compression, which it gets beside the answers.
    pub fn get(self: &Arc<Self>, key: &Key) -> Option<Arc<CachedPage>> {
        let page = self.pages.lock().unwrap_or_else(PoisonError::into_inner).0.get(key).cloned()?;
        let asked = page.asked.fetch_add(1, Ordering::Relaxed) + 1;
        if asked.is_power_of_two()
            && asked > 1
            && !page.best
            && let Ok(turn) = TURN.try_acquire()
        {
            let (cache, key, page) = (self.clone(), key.clone(), page.clone());
            tokio::task::spawn_blocking(move || {
                let CachedPage { status, body, policy, etag, .. } = &*page;
                let body = Body::compressed(body.plain(), BEST).slim();
                let (policy, etag) = (policy.clone(), etag.clone());
                let better = CachedPage { status: *status, body, policy, etag, asked: AtomicU32::new(0), best: true };
                cache.better(&key, Arc::new(better));
                drop(turn);
            });
        }
        Some(page)
    }

    /// The page with that text, when it was made before and nothing else of it is different.
    pub fn of_text(&self, status: u16, policy: &str, etag: &str) -> Option<Arc<CachedPage>> {
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let page = texts.0.get(&HeaderValue::from_str(etag).ok()?)?;
        (page.status == status && page.policy.as_bytes() == policy.as_bytes()).then(|| page.clone())
    }

    /// Knows a page by its text from now on.
    pub fn put_text(&self, page: &Arc<CachedPage>) {
        put(&self.texts, TEXTS, page.etag.clone(), page.clone());
    }

    /// Takes the place of the page that is there, if it still is.
    fn better(&self, key: &Key, page: Arc<CachedPage>) {
        replace(&self.texts, &page.etag, &page);
        replace(&self.pages, key, &page);
    }

    pub fn put(&self, key: Key, page: Arc<CachedPage>) {
        put(&self.pages, self.budget, key, page);
    }

    /// Pages that are kept.
    pub fn len(&self) -> usize {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).0.len()
    }

    /// Forgets what stood at which address.
    pub fn clear(&self) {
        let mut guard = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        guard.0.clear();
        guard.1 = 0;
    }
}

/// Once the budget is used up all are dropped, and the busy ones come back.
fn put<K: Eq + Hash>(kept: &Kept<K>, budget: usize, key: K, page: Arc<CachedPage>) {
    let mut guard = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let (pages, weight) = &mut *guard;
    if *weight > budget {
        pages.clear();
        *weight = 0;
    }
    *weight += page.weight();
    if let Some(old) = pages.insert(key, page) {
        *weight = weight.saturating_sub(old.weight());
    }
}

fn replace<K: Eq + Hash>(kept: &Kept<K>, key: &K, page: &Arc<CachedPage>) {
    let mut guard = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let (pages, weight) = &mut *guard;
    if let Some(slot) = pages.get_mut(key) {
        *weight = weight.saturating_sub(slot.weight()) + page.weight();
        *slot = page.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, CachedPage, PageCache};
    use std::sync::Arc;

    #[test]
    fn a_page_is_known_by_its_text_whatever_its_address_was() {
        let cache = PageCache::of(1000);
        let page = Arc::new(CachedPage::new(200, Body::compressed("Trang. ".repeat(200), 5), "img-src 'self'", "\"a\""));
        cache.put_text(&page);
        cache.clear();
        assert!(cache.of_text(200, "img-src 'self'", "\"a\"").is_some_and(|found| Arc::ptr_eq(&found, &page)));
        for (status, policy, etag) in [(404, "img-src 'self'", "\"a\""), (200, "", "\"a\""), (200, "img-src 'self'", "\"b\"")] {
            assert!(cache.of_text(status, policy, etag).is_none(), "{status} {policy} {etag}");
        }
        let better = Arc::new(CachedPage::new(200, Body::compressed("Trang. ".repeat(200), 11), "img-src 'self'", "\"a\""));
        super::replace(&cache.texts, &page.etag, &better);
        assert!(cache.of_text(200, "img-src 'self'", "\"a\"").is_some_and(|found| Arc::ptr_eq(&found, &better)));
    }

    #[test]
    fn texts_are_kept_within_their_budget() {
        let kept = super::Kept::default();
        for nth in 0..100_u32 {
            super::put(&kept, 5000, nth % 70, Arc::new(CachedPage::new(200, Body::compressed("x".repeat(500), 5), "", "\"a\"")));
            let (pages, weight) = &*kept.lock().expect("a lock");
            assert_eq!(*weight, pages.values().map(|page| page.weight()).sum::<usize>());
            assert!(*weight <= 5000 + 900, "{weight}");
        }
    }
}
