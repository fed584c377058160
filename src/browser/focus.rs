//! Where the focus goes. On the server nothing has it.

#[cfg(feature = "browser")]
use leptos::prelude::{document, request_animation_frame, window};
#[cfg(feature = "browser")]
use wasm_bindgen::JsCast;

/// Goes to the place of a page that stands which a link has named (`#id`): into view, and the focus with it. Else to its heading, at the top.
pub fn focus_place(hash: &str) {
    #[cfg(feature = "browser")]
    {
        let id = js_sys::decode_uri_component(hash.trim_start_matches('#')).map(String::from).unwrap_or_default();
        request_animation_frame(move || {
            let id = id.replace('\\', "\\\\").replace('"', "\\\"");
            let place = super::all(&format!("[id=\"{id}\"]")).into_iter().next();
            match &place {
                Some(place) => place.scroll_into_view(),
                None => window().scroll_to_with_x_and_y(0.0, 0.0),
            }
            // The browser lays out what has changed before it moves the focus: that is done by then.
            request_animation_frame(move || {
                let target = place.or_else(|| super::all("main h1").into_iter().next());
                if let Some(target) = target.or_else(|| document().get_element_by_id("chinh")) {
                    focus_in_place(target);
                }
            });
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = hash;
}

/// Gives the focus to something that need not be made for it, and does not scroll.
#[cfg(feature = "browser")]
fn focus_in_place(element: web_sys::Element) {
    let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() else { return };
    // What can have the focus already keeps its place in the order.
    if element.tab_index() < 0 {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
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
        super::once_painted(move || {
            let links =
                super::all("main a[href]").into_iter().filter_map(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
            if let Some(link) = links.into_iter().find(|link| format!("{}{}", link.pathname(), link.search()) == address) {
                focus_in_place(link.into());
            }
        });
    }
    #[cfg(not(feature = "browser"))]
    let _ = address;
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
