//! The portal that views talk to: over HTTP in the browser, in process on the server. Views see only [`cong_api::Portal`].

#[cfg(feature = "split")]
mod apart;
#[cfg(feature = "browser")]
mod http;

use cong_api::{Portal, wire::Wrong};
use leptos::prelude::*;
use std::sync::Arc;

/// The portal in the context of the app.
#[derive(Clone)]
pub struct Client(pub Arc<dyn Portal>);

/// The portal of this page.
pub fn portal() -> Arc<dyn Portal> {
    expect_context::<Client>().0
}

/// In the browser the app brings its own portal; on the server the renderer has put one into the context.
pub fn provide_portal() {
    #[cfg(feature = "split")]
    provide_context(Client(Arc::new(apart::AtHand(http::HttpPortal::from_page()))));
    #[cfg(all(feature = "browser", not(feature = "split")))]
    provide_context(Client(Arc::new(http::HttpPortal::from_page())));
}

/// An answer that this app cannot read, though it came anew: it is of another build than the server.
pub fn unfit(wrong: Wrong) -> cong_api::Error {
    cong_api::Error::Unreadable(wrong.to_string())
}

/// What the server must say of a page beside its HTML; the browser has no use for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    NotFound,
    Moved(String),
    Invalid,
    Unavailable,
}

/// Where the views of a page leave their verdict while the server renders it.
#[cfg(feature = "ssr")]
#[derive(Clone, Default)]
pub struct VerdictSlot(pub Arc<std::sync::Mutex<Option<Verdict>>>);

/// Notes how a page went: its status and, when it lives elsewhere, where.
pub fn report(error: &cong_api::Error) {
    #[cfg(feature = "ssr")]
    if let Some(slot) = use_context::<VerdictSlot>() {
        let verdict = match error {
            cong_api::Error::NotFound => Verdict::NotFound,
            cong_api::Error::Moved(path) => Verdict::Moved(path.clone()),
            cong_api::Error::Invalid(_) => Verdict::Invalid,
            cong_api::Error::Unavailable(_) | cong_api::Error::Unreadable(_) => Verdict::Unavailable,
        };
        if let Ok(mut slot) = slot.0.lock() {
            *slot = Some(verdict);
        }
    }
    #[cfg(not(feature = "ssr"))]
    let _ = error;
}
