//! What stands in the head of a page: its title, and what is for search engines, link previews and feed readers.

use crate::{draft, still::Still};

/// What the views of a page have put into its head while the server renders it.
#[cfg(feature = "ssr")]
#[derive(Clone, Default)]
pub struct Slot(std::sync::Arc<std::sync::Mutex<String>>);

#[cfg(feature = "ssr")]
impl Slot {
    /// Everything as HTML.
    pub fn take(&self) -> String {
        self.0.lock().map(|mut html| std::mem::take(&mut *html)).unwrap_or_default()
    }
}

/// Names the page; `tags` take the place of those of the page before.
pub fn set(title: &str, tags: Still) {
    let title = title.to_owned();
    draft::when_it_stands(move || put(&title, tags));
}

#[allow(clippy::needless_pass_by_value)]
fn put(title: &str, tags: Still) {
    #[cfg(feature = "ssr")]
    if let Some(slot) = leptos::prelude::use_context::<Slot>()
        && let Ok(mut html) = slot.0.lock()
    {
        *html = crate::still::still! { <title>{title}</title> }.into_html() + &tags.bounded();
    }
    #[cfg(feature = "browser")]
    {
        leptos::prelude::document().set_title(title);
        crate::browser::once_painted(move || crate::still::put_into_head(&tags.into_html()));
    }
    #[cfg(not(any(feature = "ssr", feature = "browser")))]
    let _ = (title, tags);
}
