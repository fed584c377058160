//! A page that is read by the browser before it is opened, and laid out too: it stands beside the page that is shown, hidden and skipped by everything
//! (`content-visibility: hidden`, CSS Containment 2, §4), and has only to be shown. It keeps its layout as long as it is not moved.

use super::{
    dom::{Standing, bounds, parse, part},
    fold::Folded,
    merge,
};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, Node};

/// Says in style/base.css that an element is there and skipped.
pub const HIDDEN: &str = "ahead";

/// How much of it is laid out.
const FIRST: &str = "first-screen";

/// What was read before its time, and what it was read from.
struct Ahead {
    html: String,
    page: Page,
    /// The app has it: it stays in the document.
    opened: bool,
}

enum Page {
    Read(DocumentFragment),
    Laid(Element, Option<Folded>),
}

impl Drop for Ahead {
    fn drop(&mut self) {
        if let (Page::Laid(element, _), false) = (&self.page, self.opened) {
            element.remove();
        }
    }
}

thread_local! {
    static NEXT: RefCell<Option<Ahead>> = const { RefCell::new(None) };
    /// The next page is on the screen though the app stands at the one before.
    static EARLY: Cell<bool> = const { Cell::new(false) };
}

/// Reads a page of one element, and lays it out where the browser can.
pub fn lay(html: &str) {
    let fragment = parse(html);
    let element = fragment.first_element_child().filter(|_| fragment.child_element_count() == 1);
    let main = document().get_element_by_id("chinh");
    let page = match (element, main.and_then(|main| Some((part(main.first_child())?.end, main)))) {
        (Some(element), Some((end, main))) if can_be_skipped(&main) => {
            hold_pictures(&element);
            element.set_class_name(&[HIDDEN, FIRST].join(" "));
            let _ = main.insert_before(&element, end.next_sibling().as_ref());
            // Asking where something of it stands lays it out: once to see what is below the screen, once without that.
            let folded = Folded::below_the_screen(&element);
            if let Some(inside) = element.first_element_child() {
                inside.get_bounding_client_rect();
            }
            Page::Laid(element, Some(folded))
        }
        _ => Page::Read(fragment),
    };
    NEXT.set(Some(Ahead { html: html.to_owned(), page, opened: false }));
}

/// What was read ahead is not what is opened.
pub fn forget() {
    NEXT.set(None);
    EARLY.set(false);
}

/// Shows the page at its top, under its own header, in the place of the one that stands, before the app knows that it is opened; says whether it could.
pub fn show_early() -> bool {
    let Some((old, page)) = exchange().filter(|_| merge::apply_now()) else { return false };
    old.set_class_name(HIDDEN);
    page.set_class_name(FIRST);
    EARLY.set(true);
    window().scroll_to_with_x_and_y(0.0, 0.0);
    true
}

/// Goes through what showing a page takes, with an element that nobody sees.
pub fn rehearse(unseen: &Element) {
    let _ = exchange();
    merge::rehearse(unseen);
}

/// The page that stands, and the one that is laid out after it.
fn exchange() -> Option<(Element, Element)> {
    let page = NEXT.with_borrow(|next| match &next.as_ref()?.page {
        Page::Laid(page, _) => Some(page.clone()),
        Page::Read(_) => None,
    })?;
    let old = page.previous_element_sibling().filter(|old| old.previous_element_sibling().is_none() && !is_early())?;
    Some((old, page))
}

/// Whether what is on the screen is not yet what the app stands at.
pub fn is_early() -> bool {
    EARLY.get()
}

/// Where the browser does not know of it, the page would be seen.
fn can_be_skipped(main: &Element) -> bool {
    js_sys::Reflect::get(main, &"style".into())
        .is_ok_and(|style| js_sys::Reflect::has(&style, &"contentVisibility".into()).unwrap_or(false))
}

/// What would be fetched as soon as it is in the page waits until it is shown.
fn hold_pictures(page: &Element) {
    for picture in found(page, "img:not([loading])") {
        let _ = picture.set_attribute("loading", "lazy").and_then(|()| picture.set_attribute("data-waits", ""));
    }
}

fn found(page: &Element, selector: &str) -> Vec<Element> {
    let found = page.query_selector_all(selector);
    found.map(|found| (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()).unwrap_or_default()
}

/// The page, if it was read ahead, out of the document.
pub fn read(html: &str) -> Option<DocumentFragment> {
    let ahead = take(html)?;
    match &ahead.page {
        Page::Read(fragment) => Some(fragment.clone()),
        Page::Laid(element, _) => {
            let fragment = document().create_document_fragment();
            let _ = fragment.append_child(element);
            Some(fragment)
        }
    }
}

/// Shows the page after the one that stands, if it was laid out there.
pub fn shown_after(end: &Node, html: &str) -> Option<Standing> {
    let beside =
        |ahead: &Ahead| matches!(&ahead.page, Page::Laid(element, _) if element.previous_sibling().as_ref() == Some(end));
    if !NEXT.with_borrow(|next| next.as_ref().is_some_and(|ahead| ahead.html == html && beside(ahead))) {
        return None;
    }
    let ahead = take(html)?;
    let Page::Laid(element, _) = &ahead.page else { return None };
    let parent = element.parent_node()?;
    let (start, end) = bounds();
    let _ = parent.insert_before(&start, Some(element));
    let _ = parent.insert_before(&end, element.next_sibling().as_ref());
    Some(Standing { start, end })
}

/// What was read of that text: the app's from now on.
fn take(html: &str) -> Option<Ahead> {
    let mut ahead = NEXT.with_borrow_mut(|next| next.take_if(|ahead| ahead.html == html))?;
    ahead.opened = true;
    EARLY.set(false);
    if let Page::Laid(element, folded) = &mut ahead.page {
        *folded = None;
        let _ = element.remove_attribute("class");
        for picture in found(element, "img[data-waits]") {
            let _ = picture.remove_attribute("loading").and_then(|()| picture.remove_attribute("data-waits"));
        }
    }
    Some(ahead)
}
