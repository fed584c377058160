//! What the router is told of a link before it hears of the click: what to leave to the browser, and when not to scroll.

use cong_api::Language;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlAnchorElement};

/// Begins to listen: while the click is on its way down, for the router hears it on its way up. Called once.
pub fn prepare(language: Language) {
    let mark = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let _ = if is_of_the_browser(&link, language) {
            link.set_attribute("rel", "external")
        } else {
            // The page that stands stays where it is until the new one is there, which begins at its top (a11y/navigation.rs).
            link.toggle_attribute_with_force("data-noscroll", link.pathname() != here().0).map(drop)
        };
    });
    let _ = document().add_event_listener_with_callback_and_bool("click", mark.as_ref().unchecked_ref(), true);
    mark.forget();
}

/// Links into the other edition, which is a new page; inside this page, where the browser moves the point from which Tab goes on; and to what
/// the server answers itself.
fn is_of_the_browser(link: &HtmlAnchorElement, language: Language) -> bool {
    let path = link.pathname();
    Language::of_path(&path) != language || is_inside_page(link) || crate::route::is_of_the_server(&path)
}

fn is_inside_page(link: &HtmlAnchorElement) -> bool {
    !link.hash().is_empty() && (link.pathname(), link.search()) == here()
}

/// Path and query of the page.
fn here() -> (String, String) {
    let location = leptos::prelude::window().location();
    (location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}
