//! The only place where HTML is set as it is.
//!
//! Invariant: what comes here was sanitised (ammonia) when it entered the store.

use leptos::prelude::*;

/// Sanitised HTML of an item's body or of a Markdown field.
#[component]
pub fn Html(html: String, #[prop(optional)] class: &'static str) -> impl IntoView {
    let class = if class.is_empty() { "prose" } else { class };
    view! { <div class=class inner_html=html></div> }
}
