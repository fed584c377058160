//! What answers to a person on pages that are still. There is one listener for each kind of event, on the document; the markup says with
//! attributes what an element does. Nothing is attached to elements, so a page may be replaced as a whole.
//!
//! | markup | what it does |
//! |---|---|
//! | `data-do="print"`, `copy`, `send`, `listen` | [`tools`] |
//! | `data-do="again"` | asks again for what has failed |
//! | `data-do="untick"`, `.papers[data-ticks]` | [`checklist`] |
//! | `form[method=get]` | [`forms`]: its answer is a page of the app |
//! | `form[role=search] input[name=q]` | [`combobox`]: offers while a person types |
//! | `data-followed="words"` | a click on a link inside counts for these words of a search |

mod checklist;
mod combobox;
mod forms;
mod tools;

use crate::browser::all;
use cong_api::Portal;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use std::{cell::RefCell, sync::Arc};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event};

/// What behaviours need of the app.
#[derive(Clone)]
struct App {
    navigate: Arc<dyn Fn(&str, NavigateOptions)>,
    portal: Arc<dyn Portal>,
}

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
    static AGAIN: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Begins to listen. Called once, inside of the router.
pub fn start(navigate: impl Fn(&str, NavigateOptions) + 'static, portal: Arc<dyn Portal>) {
    APP.set(Some(App { navigate: Arc::new(navigate), portal }));
    listen("click", click);
    listen("submit", forms::submitted);
    listen("change", checklist::changed);
    listen("input", combobox::typed);
    listen("keydown", combobox::key);
    listen("pointerdown", combobox::pressed);
    listen("focusout", combobox::left);
    tools::offer();
}

/// The app has come to a page that stands.
pub fn begin() {
    combobox::prepare();
    checklist::show();
}

/// A page has come into its place.
pub fn stands() {
    checklist::show();
    crate::browser::once_painted(combobox::prepare);
}

/// The page is being left.
pub fn left() {
    crate::browser::speech::stop();
}

/// What the button of a failed page does.
pub fn again(run: impl Fn() + 'static) {
    AGAIN.set(Some(Box::new(run)));
}

fn app() -> Option<App> {
    APP.with_borrow(Clone::clone)
}

fn listen(kind: &str, run: fn(&Event, &Element)) {
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            run(&event, &target);
        }
    });
    let _ = document().add_event_listener_with_callback(kind, hear.as_ref().unchecked_ref());
    hear.forget();
}

fn click(_: &Event, target: &Element) {
    combobox::clicked(target);
    if let Some(link) = closest(target, "a") {
        followed(&link);
    }
    let Some(button) = closest(target, "[data-do]") else { return };
    match button.get_attribute("data-do").unwrap_or_default().as_str() {
        "again" => AGAIN.with_borrow(|again| match again {
            Some(again) => again(),
            // The server has made the page that failed.
            None => drop(window().location().reload()),
        }),
        "untick" => checklist::clear(),
        what => tools::used(what, &button),
    }
}

/// A link has been followed: it may count.
pub fn followed(link: &Element) {
    if let Some(words) = closest(link, "[data-followed]").and_then(|list| list.get_attribute("data-followed"))
        && let Some(app) = app()
    {
        leptos::task::spawn_local(async move { drop(app.portal.followed(words).await) });
    }
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn inside(element: &Element, selector: &str) -> Vec<Element> {
    let found = element
        .query_selector_all(selector)
        .map(|found| (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect());
    found.unwrap_or_default()
}

fn first(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok().flatten()
}

fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets or takes away an attribute without a value.
fn toggle(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}
