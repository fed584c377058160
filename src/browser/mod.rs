//! Thin wrappers over the browser. On the server they do nothing.

#[cfg(feature = "browser")]
pub mod kept;
pub mod share;
pub mod speech;

#[cfg(feature = "browser")]
use leptos::prelude::{document, request_animation_frame, window};
#[cfg(feature = "browser")]
use wasm_bindgen::{JsCast, closure::Closure};

/// CSS pixels under which a screen is a phone's.
#[cfg(feature = "browser")]
const SMALL_SCREEN: f64 = 640.0;

#[cfg(feature = "browser")]
const FIRST: &str = "data-first";

/// A page of the server carries no answers: what the framework would read from its scripts is empty.
#[cfg(all(feature = "browser", feature = "hydrate"))]
pub fn no_answers_in_the_page() {
    for name in ["__RESOLVED_RESOURCES", "__SERIALIZED_ERRORS", "__INCOMPLETE_CHUNKS"] {
        let _ = js_sys::Reflect::set(&js_sys::global(), &name.into(), &js_sys::Array::new());
    }
}

/// Focuses the page's heading once it stands, without scrolling to it.
pub fn focus_heading() {
    #[cfg(feature = "browser")]
    request_animation_frame(|| {
        let heading = document().query_selector("main h1").ok().flatten();
        let target = heading.or_else(|| document().get_element_by_id("chinh"));
        if let Some(target) = target.and_then(|t| t.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = target.set_attribute("tabindex", "-1");
            let _ = target.focus();
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Takes the focus out of a page that is about to go, while everything is laid out still: the browser lays out what has changed before it moves the
/// focus, and if the focused element is taken away it does so with old and new page together.
pub fn release_focus() {
    #[cfg(feature = "browser")]
    if let Some(focused) = document().active_element()
        && document().get_element_by_id("chinh").is_some_and(|main| main.contains(Some(&focused)))
        && let Ok(focused) = focused.dyn_into::<web_sys::HtmlElement>()
    {
        let _ = focused.blur();
    }
}

/// Lays out what is on the screen first and the rest in the frame after it (style/base.css), where a page is opened at its top; else all at once: who
/// goes back to a place needs everything above it.
pub fn first_screen_first(at_top: bool) {
    #[cfg(feature = "browser")]
    if let Some(main) = document().get_element_by_id("chinh") {
        let _ = main.toggle_attribute_with_force(FIRST, at_top);
        if at_top {
            request_animation_frame(move || {
                request_animation_frame(move || {
                    let _ = main.remove_attribute(FIRST);
                });
            });
        }
    }
    #[cfg(not(feature = "browser"))]
    let _ = at_top;
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

/// Links that the router must leave to the browser: into the other edition, which is a new page, and inside this page, where the browser
/// moves the point from which Tab goes on.
pub fn leave_to_the_browser(language: cong_api::Language) {
    #[cfg(feature = "browser")]
    {
        let mark = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
            if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok())
                && (cong_api::Language::of_path(&link.pathname()) != language
                    || is_inside_page(&link)
                    || crate::route::is_of_the_server(&link.pathname()))
            {
                let _ = link.set_attribute("rel", "external");
            }
        });
        // Before the router hears of the click.
        let _ = document().add_event_listener_with_callback_and_bool("click", mark.as_ref().unchecked_ref(), true);
        mark.forget();
    }
    #[cfg(not(feature = "browser"))]
    let _ = language;
}

#[cfg(feature = "browser")]
fn is_inside_page(link: &web_sys::HtmlAnchorElement) -> bool {
    !link.hash().is_empty() && format!("{}{}", link.pathname(), link.search()) == address()
}

/// Where the focus was lost with the element that had it, it goes to the line that counts what is left.
pub fn rescue_focus() {
    #[cfg(feature = "browser")]
    request_animation_frame(|| {
        let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        let line = document().query_selector(".result-bar [role=status], .empty-list h2").ok().flatten();
        if let Some(line) = line.and_then(|line| line.dyn_into::<web_sys::HtmlElement>().ok())
            && lost
        {
            let _ = line.set_attribute("tabindex", "-1");
            let _ = line.focus();
        }
    });
}

/// Focuses the link by which a page was left, where it still stands.
pub fn focus_link_to(address: &str) {
    #[cfg(feature = "browser")]
    {
        let address = address.to_owned();
        request_animation_frame(move || {
            let Ok(links) = document().query_selector_all("main a[href]") else { return };
            let links = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into::<web_sys::HtmlAnchorElement>().ok());
            if let Some(link) = links.into_iter().find(|link| format!("{}{}", link.pathname(), link.search()) == address) {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = link.focus_with_options(&options);
            }
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = address;
}

/// Prints the page.
pub fn print() {
    #[cfg(feature = "browser")]
    let _ = window().print();
}

/// Focuses the element of that id.
pub fn focus(id: &str) {
    #[cfg(feature = "browser")]
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
    #[cfg(not(feature = "browser"))]
    let _ = id;
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
