//! The press of a link whose page is written: it shows the page, and the app hears of it when the frame is out.

use super::written::{Later, is_written};
use crate::{
    behaviour, browser,
    still::{rehearse_showing, show_early},
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// An event that only the rehearsal knows.
const PRESSED_ALIKE: &str = "pressedalike";

thread_local! {
    /// What the app does not know yet of a page that is shown.
    static UNTOLD: RefCell<Option<Later>> = const { RefCell::new(None) };
    /// What a press is gone through with, until that is done.
    static REHEARSAL: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Shows a page that is laid out as soon as its link is pressed, and nobody else hears of the press: each listener would take of the time until the page
/// is seen. What they would have done of it is done when the frame is out, or something else is pressed.
pub(super) fn open_at_once() {
    let go = use_navigate();
    let pressed = Closure::<dyn Fn(MouseEvent)>::new(move |press: MouseEvent| {
        tell_the_app();
        let Some((link, href)) = plain_link(&press) else { return };
        if is_written(&href) && show_early() {
            press.prevent_default();
            press.stop_immediate_propagation();
            let go = go.clone();
            UNTOLD.set(Some(Box::new(move || {
                behaviour::followed(&link);
                go(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
            })));
            browser::once_painted(tell_the_app);
        }
    });
    let _ = document().add_event_listener_with_callback_and_bool("click", pressed.as_ref().unchecked_ref(), true);
    REHEARSAL.set(rehearsal(&pressed));
    pressed.forget();
}

/// A link that stands nowhere and answers to a press of its own kind. Browsers compile what runs for the first time: it runs without a reader first.
/// It leads to the page that is shown, which is never written ahead.
fn rehearsal(pressed: &Closure<dyn Fn(MouseEvent)>) -> Option<Element> {
    let link = document().create_element("a").ok()?;
    link.set_attribute("href", "").ok()?;
    link.add_event_listener_with_callback(PRESSED_ALIKE, pressed.as_ref().unchecked_ref()).ok()?;
    Some(link)
}

/// Goes through a press, the first time a page is written.
pub(super) fn rehearse() {
    if let (Some(link), Ok(press)) = (REHEARSAL.take(), MouseEvent::new(PRESSED_ALIKE)) {
        let _ = link.dispatch_event(&press);
        rehearse_showing(&link);
    }
}

fn tell_the_app() {
    if let Some(tell) = UNTOLD.take() {
        tell();
    }
}

/// A link that is pressed to open it here, at its top, with its path and query. In a menu the page would not be seen.
fn plain_link(press: &MouseEvent) -> Option<(Element, String)> {
    let link = press.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let other = press.button() != 0 || press.ctrl_key() || press.meta_key() || press.shift_key() || press.alt_key();
    let elsewhere = "[rel],[target],[download],[href*='#'],:popover-open *,details[open] *";
    let plain = !other && !press.default_prevented() && !link.matches(elsewhere).ok()?;
    plain.then(|| (link.clone().into(), link.pathname() + &link.search()))
}
