//! The only place where HTML is set as it is.
//!
//! Invariant: what comes here was sanitised (ammonia) when it entered the store.

use crate::still::{Still, still};

/// The text of an item.
pub fn prose(html: &str) -> Still {
    still! { <div class="prose" inner_html=html></div> }
}

/// A field in Markdown.
pub fn plain(html: &str) -> Still {
    still! { <div class="plain" inner_html=html></div> }
}
