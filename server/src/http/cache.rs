//! Whole pages, kept while the content revision stands.

use super::compress::Body;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Bytes of pages that are kept; then all are dropped and the busy ones come back.
const BUDGET: usize = 96 * 1024 * 1024;

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
    pub policy: String,
    pub etag: String,
}

#[derive(Default)]
pub struct PageCache {
    pages: Mutex<(HashMap<Key, Arc<CachedPage>>, usize)>,
}

impl PageCache {
    pub fn get(&self, key: &Key) -> Option<Arc<CachedPage>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).0.get(key).cloned()
    }

    pub fn put(&self, key: Key, page: Arc<CachedPage>) {
        let mut guard = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let (pages, weight) = &mut *guard;
        if *weight > BUDGET {
            pages.clear();
            *weight = 0;
        }
        *weight += page.body.weight() + key.address.len();
        pages.insert(key, page);
    }

    pub fn clear(&self) {
        let mut guard = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        guard.0.clear();
        guard.1 = 0;
    }
}
