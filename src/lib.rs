//! The portal's client app. `pages` ask the [`cong_api::Portal`] and lay out; `items` know how each kind looks; `ui` fetches nothing;
//! `shell` is what every page carries. The server renders the same views (feature `ssr`).

#![recursion_limit = "512"]

extern crate self as cong;

pub mod a11y;
pub mod app;
#[cfg(feature = "browser")]
mod behaviour;
pub mod browser;
pub mod client;
mod content;
mod draft;
pub mod feed;
pub mod head;
pub mod items;
pub mod load;
pub mod pages;
pub mod route;
pub mod shell;
pub mod still;
pub mod text;
pub mod ui;

pub use app::App;

/// Takes over the server's page, or mounts where the server left nothing (static hosting).
#[cfg(feature = "browser")]
pub fn start() {
    console_error_panic_hook::set_once();
    let rendered = leptos::prelude::document().get_element_by_id("chinh").is_some();
    #[cfg(feature = "hydrate")]
    if rendered {
        browser::no_answers_in_the_page();
        leptos::mount::hydrate_body(App);
    } else {
        leptos::mount::mount_to_body(App);
    }
    #[cfg(not(feature = "hydrate"))]
    if !rendered {
        leptos::mount::mount_to_body(App);
    }
    // After the press of a page that is written, which nobody else is to hear of (draft/press.rs).
    browser::links::prepare(text::language());
    behaviour::begin();
    // Tells tests and styles that the page answers by itself now.
    let _ = leptos::prelude::document().document_element().map(|root| root.set_attribute("data-ready", ""));
}
