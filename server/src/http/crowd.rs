//! Many readers at once: one render of a page for all who ask for it, so many renders at a time, and a clear word when there are too many.

use super::cache::Key;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::sync::{OwnedMutexGuard, Semaphore, SemaphorePermit};

/// Renders that wait for their turn; who comes after them is asked to come back.
const QUEUE: usize = 256;
/// Seconds after which to come back (`Retry-After`).
const RETRY_AFTER: &str = "3";

/// What the readers are told for whom there is no place: a page would have to be rendered.
const TOO_MANY: &str = "Đang có quá nhiều người xem cùng lúc. Xin thử lại sau vài giây.\n\
                        Too many readers at once. Please try again in a few seconds.\n";

/// The answer to who finds no place.
pub fn come_back() -> Response {
    let wait = [(header::RETRY_AFTER, RETRY_AFTER), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::SERVICE_UNAVAILABLE, wait, TOO_MANY).into_response()
}

type Lock = Arc<tokio::sync::Mutex<()>>;

pub struct Crowd {
    making: Mutex<HashMap<Key, Lock>>,
    renders: Semaphore,
    waiting: AtomicUsize,
}

impl Default for Crowd {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Self { making: Mutex::default(), renders: Semaphore::new(2 * processors), waiting: AtomicUsize::new(0) }
    }
}

/// The right to make one page; the others who want it wait until it is dropped.
pub struct Turn<'a> {
    crowd: &'a Crowd,
    key: Key,
    guard: Option<OwnedMutexGuard<()>>,
}

impl Crowd {
    /// Waits until nobody else is making this page. Then it may be in the cache.
    pub async fn turn(&self, key: &Key) -> Turn<'_> {
        let lock = self.locks().entry(key.clone()).or_default().clone();
        Turn { crowd: self, key: key.clone(), guard: Some(lock.lock_owned().await) }
    }

    /// A place among those who render; `None` when too many wait already.
    pub async fn place(&self) -> Option<SemaphorePermit<'_>> {
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= QUEUE {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        let waits = Waits(&self.waiting);
        let place = self.renders.acquire().await.ok();
        drop(waits);
        place
    }

    fn locks(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Lock>> {
        self.making.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts itself out also when the reader has gone away.
struct Waits<'a>(&'a AtomicUsize);

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.guard = None;
        let mut locks = self.crowd.locks();
        // Nobody else holds it or waits for it.
        if locks.get(&self.key).is_some_and(|lock| Arc::strong_count(lock) == 1) {
            locks.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(address: &str) -> Key {
        Key { revision: 1, today: "2026-11-25".into(), alerts: Vec::new(), host_agency: None, address: address.into() }
    }

    #[tokio::test]
    async fn one_makes_the_page_and_the_others_wait() {
        let crowd = Arc::new(Crowd::default());
        let made = Arc::new(AtomicUsize::new(0));
        let readers = (0..50).map(|_| {
            let (crowd, made) = (crowd.clone(), made.clone());
            tokio::spawn(async move {
                let _turn = crowd.turn(&key("/")).await;
                if made.load(Ordering::SeqCst) == 0 {
                    tokio::task::yield_now().await;
                    made.fetch_add(1, Ordering::SeqCst);
                }
            })
        });
        for reader in readers.collect::<Vec<_>>() {
            reader.await.expect("a reader");
        }
        assert_eq!(made.load(Ordering::SeqCst), 1);
        assert!(crowd.locks().is_empty(), "nothing is left of those who have gone");
    }

    #[tokio::test]
    async fn too_many_are_sent_away_and_those_who_left_are_not_counted() {
        let crowd = Crowd { renders: Semaphore::new(0), ..Crowd::default() };
        let mut waiting: Vec<_> = (0..QUEUE).map(|_| Box::pin(crowd.place())).collect();
        for reader in &mut waiting {
            assert!(futures::poll!(reader).is_pending());
        }
        assert!(crowd.place().await.is_none());
        drop(waiting);
        assert_eq!(crowd.waiting.load(Ordering::Relaxed), 0);
    }
}
