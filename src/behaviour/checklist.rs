//! The papers of a procedure: what is ticked stays on this device, by the names of papers, so that a list that changes keeps the ticks of
//! what stays.

use super::{all, closest, first, inside, toggle};
use crate::{browser::kept, text};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

/// Shows what is kept. Boxes that were ticked before the app came are kept too: nothing of it may be lost.
pub fn show() {
    let Some(key) = key() else { return };
    let early = document().document_element().is_some_and(|root| !root.has_attribute("data-ready"));
    let mut have = kept::list(&key);
    if early {
        let ticked: Vec<String> = all(".papers input:checked").iter().map(name_of).filter(|name| !have.contains(name)).collect();
        if !ticked.is_empty() {
            have.extend(ticked);
            kept::keep(&key, &have);
        }
    }
    draw(&have);
}

pub fn changed(_: &Event, target: &Element) {
    let (Some(key), true) = (key(), closest(target, ".papers").is_some()) else { return };
    let name = name_of(target);
    let mut have = kept::list(&key);
    have.retain(|other| *other != name);
    if target.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked) {
        have.push(name);
    }
    kept::keep(&key, &have);
    draw(&have);
}

pub fn clear() {
    if let Some(key) = key() {
        kept::keep(&key, &[]);
        draw(&[]);
    }
}

/// Where the ticks of this page are kept.
fn key() -> Option<String> {
    all("[data-ticks]").first()?.get_attribute("data-ticks").map(|code| format!("giay-to {code}"))
}

/// The name of the paper beside a box.
fn name_of(input: &Element) -> String {
    let name = input.next_element_sibling().and_then(|beside| first(&beside, "b"));
    name.and_then(|name| name.text_content()).unwrap_or_default()
}

fn draw(have: &[String]) {
    for list in all(".papers") {
        let inputs = inside(&list, "input");
        let mut ticked = 0;
        for input in &inputs {
            let on = have.contains(&name_of(input));
            ticked += usize::from(on);
            if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
                input.set_checked(on);
            }
        }
        if let Some(line) = list.next_element_sibling() {
            let count = (ticked > 0).then(|| (text::words().tools.ticked)(ticked, inputs.len()));
            line.set_text_content(count.as_deref());
        }
    }
    all("[data-do=untick]").iter().for_each(|button| toggle(button, "hidden", have.is_empty()));
}
