//! Thin wrappers over the browser. On the server they do nothing.

mod focus;
#[cfg(feature = "browser")]
pub mod kept;
#[cfg(feature = "browser")]
pub mod links;
pub mod share;
pub mod speech;

pub use focus::{focus, focus_link_to, focus_place, release_focus, rescue_focus};

#[cfg(feature = "browser")]
use leptos::prelude::{document, request_animation_frame, window};
#[cfg(feature = "browser")]
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// CSS pixels under which a screen is a phone's.
#[cfg(feature = "browser")]
const SMALL_SCREEN: f64 = 640.0;

#[cfg(feature = "browser")]
const FIRST: &str = "first-screen";

/// A page of the server carries no answers: what the framework would read from its scripts is empty.
#[cfg(all(feature = "browser", feature = "hydrate"))]
pub fn no_answers_in_the_page() {
    for name in ["__RESOLVED_RESOURCES", "__SERIALIZED_ERRORS", "__INCOMPLETE_CHUNKS"] {
        let _ = js_sys::Reflect::set(&js_sys::global(), &name.into(), &js_sys::Array::new());
    }
}

/// Lays out what is on the screen first and the rest in the frame after it (style/base.css), where a page is opened at its top; else all at once: who
/// goes back to a place needs everything above it.
pub fn first_screen_first(at_top: bool) {
    #[cfg(feature = "browser")]
    if let Some(main) = document().get_element_by_id("chinh") {
        let _ = if at_top { main.set_attribute("class", FIRST) } else { main.remove_attribute("class") };
        if at_top {
            once_painted(move || drop(main.remove_attribute("class")));
        }
    }
    #[cfg(not(feature = "browser"))]
    let _ = at_top;
}

/// Runs when the frame is out that shows what has just changed: what nobody sees can wait so long.
pub fn once_painted(run: impl FnOnce() + 'static) {
    #[cfg(feature = "browser")]
    request_animation_frame(|| request_animation_frame(run));
    #[cfg(not(feature = "browser"))]
    run();
}

/// All elements of the page that is shown.
#[cfg(feature = "browser")]
pub fn all(selector: &str) -> Vec<web_sys::Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    let found = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<web_sys::Element>().ok());
    // Not those of a page that is laid out ahead, or has just left (src/still/ahead.rs).
    found.filter(|element| element.closest(".ahead").is_ok_and(|ahead| ahead.is_none())).collect()
}

/// Scrolls to a place that was left before.
pub fn scroll_to(position: f64) {
    #[cfg(feature = "browser")]
    request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, position));
    #[cfg(not(feature = "browser"))]
    let _ = position;
}

/// Runs with the scroll position of the page that back or forward leads to. Positions are kept for the tab, by address.
pub fn on_back(run: impl Fn(f64) + 'static) {
    #[cfg(feature = "browser")]
    {
        let window = window();
        if let Ok(history) = window.history() {
            let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        }
        let key = || leptos::prelude::window().location().href().unwrap_or_default();
        let storage = || leptos::prelude::window().session_storage().ok().flatten();
        restore_after_reload(&key(), storage());
        // The address is read before the router changes it: a scroll belongs to the page that is on the screen.
        let keep = Closure::<dyn Fn()>::new(move || {
            // The next page is shown at its top, under the address of the one that was left.
            if crate::still::is_early() {
                return;
            }
            #[allow(clippy::cast_possible_truncation, reason = "whole pixels are enough")]
            let position = leptos::prelude::window().scroll_y().unwrap_or(0.0) as i32;
            if let Some(storage) = storage() {
                let _ = storage.set_item(&key(), &position.to_string());
            }
        });
        let _ = window.add_event_listener_with_callback("scroll", keep.as_ref().unchecked_ref());
        keep.forget();
        let back = Closure::<dyn Fn()>::new(move || {
            let kept = storage().and_then(|storage| storage.get_item(&key()).ok().flatten());
            run(kept.and_then(|text| text.parse::<i32>().ok()).unwrap_or(0).into());
        });
        let _ = window.add_event_listener_with_callback("popstate", back.as_ref().unchecked_ref());
        back.forget();
    }
    #[cfg(not(feature = "browser"))]
    let _ = run;
}

/// With manual restoration a reload would jump to the top.
#[cfg(feature = "browser")]
fn restore_after_reload(key: &str, storage: Option<web_sys::Storage>) {
    let at_top = window().scroll_y().unwrap_or(0.0) < 1.0;
    let kept = storage.and_then(|storage| storage.get_item(key).ok().flatten());
    if let Some(position) = kept.and_then(|text| text.parse::<i32>().ok())
        && at_top
        && window().location().hash().unwrap_or_default().is_empty()
    {
        scroll_to(position.into());
    }
}

/// Closes the phone menu and the panels of the desk menu.
pub fn close_menus() {
    #[cfg(feature = "browser")]
    {
        let menu = document().get_element_by_id("menu").and_then(|m| m.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(menu) = menu {
            if menu.matches(":popover-open").unwrap_or(false) {
                let _ = menu.hide_popover();
            }
            if let Ok(open) = menu.query_selector_all("details[open]") {
                for at in 0..open.length() {
                    let details = open.get(at).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
                    details.into_iter().for_each(|details| drop(details.remove_attribute("open")));
                }
            }
        }
    }
}

/// Prints the page.
pub fn print() {
    #[cfg(feature = "browser")]
    let _ = window().print();
}

/// On a small screen a list under a field in the lower half would be cut off: the field moves to the top.
pub fn make_room_below(id: &str) {
    #[cfg(feature = "browser")]
    if let Some(field) = document().get_element_by_id(id) {
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
        let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0);
        if width < SMALL_SCREEN && field.get_bounding_client_rect().top() > height * 0.3 {
            field.scroll_into_view();
        }
    }
    #[cfg(not(feature = "browser"))]
    let _ = id;
}

/// Loads the page as a document, unless that was tried a moment ago: where it does not help it is not tried for ever.
#[cfg(feature = "browser")]
pub fn load_anew() {
    const KEY: &str = "tai-lai";
    let Ok(Some(storage)) = window().session_storage() else { return };
    #[allow(clippy::cast_possible_truncation, reason = "minutes since 1970")]
    let minute = (js_sys::Date::now() / 60_000.0) as i32;
    let last = storage.get_item(KEY).ok().flatten().and_then(|last| last.parse::<i32>().ok());
    if last.is_none_or(|last| minute - last > 1) && storage.set_item(KEY, &minute.to_string()).is_ok() {
        let _ = window().location().reload();
    }
}

/// Whether the reader has asked for fewer bytes (Save-Data).
#[cfg(feature = "browser")]
pub fn saves_data() -> bool {
    navigator(&["connection", "saveData"])
}

/// Whether the device has a line at all, as far as the browser knows.
#[cfg(feature = "browser")]
pub fn has_line() -> bool {
    navigator(&["onLine"])
}

/// Whether that holds; what the browser does not know does not.
#[cfg(feature = "browser")]
fn navigator(names: &[&str]) -> bool {
    let part = |of: JsValue, name: &&str| js_sys::Reflect::get(&of, &(*name).into()).unwrap_or_default();
    ["navigator"].iter().chain(names).fold(window().into(), part).is_truthy()
}

/// Path and query of the page.
pub fn address() -> String {
    #[cfg(feature = "browser")]
    {
        let location = window().location();
        format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
    }
    #[cfg(not(feature = "browser"))]
    String::new()
}
