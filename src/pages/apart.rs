//! The pages are a file of their own: `xtask/src/split.rs` cuts the wasm here. A reader has the page that they came to from the server; what makes the
//! others comes when the app stands, or with the first link that is pointed at.

use super::{Address, Page};
use crate::load::SiteData;
use cong_api::Error;

/// The page of an address; an error where it names none.
pub async fn page(address: Address, site: SiteData) -> Result<Page, Error> {
    #[cfg(feature = "split")]
    return cut::page(address, site).await.map_err(|cut::Failure(error)| error);
    #[cfg(not(feature = "split"))]
    super::made(&address, site)
}

/// Has the file fetched, for the moves to come.
#[cfg(feature = "browser")]
pub fn fetch() {
    #[cfg(feature = "split")]
    leptos::task::spawn_local(async {
        // What does not come now is fetched when it is needed.
        let _ = cut::come().await;
    });
}

#[cfg(feature = "split")]
pub use cut::Failure;

/// Somebody asks anew for what did not come. When the file does not come even now, though there is a line, it is gone: the server has another build.
#[cfg(feature = "browser")]
pub fn asked_again() {
    #[cfg(feature = "split")]
    cut::AGAIN.store(true, std::sync::atomic::Ordering::Relaxed);
}

#[cfg(feature = "split")]
mod cut {
    use super::{Address, Error, Page, SiteData};
    use crate::browser;
    use std::sync::atomic::{AtomicBool, Ordering};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    pub static AGAIN: AtomicBool = AtomicBool::new(false);

    /// What comes of a call into the file.
    pub struct Failure(pub Error);

    impl From<SplitLoaderError> for Failure {
        fn from(error: SplitLoaderError) -> Self {
            let gone = AGAIN.swap(false, Ordering::Relaxed) && browser::has_line();
            Self(if gone { Error::Unreadable(error.to_string()) } else { Error::Unavailable(error.to_string()) })
        }
    }

    #[wasm_split(pages, fallible, preload(come))]
    pub fn page(address: Address, site: SiteData) -> Result<Page, Failure> {
        crate::pages::made(&address, site).map_err(Failure)
    }
}
