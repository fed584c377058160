//! What a search box offers while a person types: the list of an editable combobox (ARIA APG, list autocomplete with manual selection).

use super::{all, app, closest, first, forms, set, toggle};
use crate::{
    browser,
    still::{Still, still},
    text,
};
use cong_api::search::Suggestion;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::NavigateOptions;
use std::{cell::RefCell, time::Duration};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

/// The fields of search boxes.
const FIELD: &str = "form[role=search] input[name=q]";
/// A pause in typing after which offers are asked for.
const PAUSE: Duration = Duration::from_millis(90);

/// The box that is being used.
#[derive(Default)]
struct Combobox {
    field: Option<HtmlInputElement>,
    /// The words that were typed last: answers for others come too late.
    typed: String,
    timer: Option<TimeoutHandle>,
    /// The addresses of the offers.
    offers: Vec<String>,
    /// The offer that the arrow keys stand on.
    active: Option<usize>,
    open: bool,
}

thread_local! {
    static BOX: RefCell<Combobox> = RefCell::default();
}

/// Without script the field is a plain one: it becomes a combobox when the app stands.
pub fn prepare() {
    for field in all(&format!("{FIELD}:not([role])")) {
        set(&field, "role", "combobox");
        set(&field, "aria-autocomplete", "list");
        set(&field, "aria-expanded", "false");
        set(&field, "aria-controls", &list_id(&field));
    }
}

/// The words have changed: new offers after a pause.
pub fn typed(_: &Event, target: &Element) {
    let Some(field) = target.dyn_ref::<HtmlInputElement>().filter(|_| target.matches(FIELD).unwrap_or(false)) else { return };
    forms::found(field);
    let words = field.value();
    let empty = words.trim().is_empty();
    BOX.with_borrow_mut(|state| {
        state.field = Some(field.clone());
        state.typed.clone_from(&words);
        state.active = None;
        if let Some(timer) = state.timer.take() {
            timer.clear();
        }
        if empty {
            state.show(Vec::new());
        } else {
            state.mark();
            state.timer = set_timeout_with_handle(move || ask(words), PAUSE).ok();
        }
    });
}

fn ask(words: String) {
    let Some(app) = app() else { return };
    leptos::task::spawn_local(async move {
        // Without an answer there are no offers: the form works all the same.
        let Ok(answer) = app.portal.suggest(words.clone()).await else { return };
        BOX.with_borrow_mut(|state| {
            let waits = state.field.as_ref().is_some_and(|field| document().active_element().as_ref() == Some(field));
            if state.typed == words && waits {
                state.show(answer.items);
            }
        });
    });
}

/// Arrow keys, Enter and Escape.
pub fn key(event: &Event, target: &Element) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let taken = BOX.with_borrow_mut(|state| {
        if state.field.as_ref().is_none_or(|field| **field != *target.unchecked_ref::<web_sys::HtmlElement>()) {
            return None;
        }
        let count = state.offers.len();
        let open = state.open && count > 0;
        match event.key().as_str() {
            name @ ("ArrowDown" | "ArrowUp") if count > 0 => {
                event.prevent_default();
                state.open = true;
                // Past the last offer the box itself comes again.
                state.active = match (state.active, name == "ArrowDown") {
                    (None, true) => Some(0),
                    (None, false) => Some(count - 1),
                    (Some(at), true) => Some(at + 1).filter(|at| *at < count),
                    (Some(at), false) => at.checked_sub(1),
                };
                state.mark();
                None
            }
            "Escape" if open => {
                // The first Escape closes the list, the second empties the field.
                event.prevent_default();
                state.close();
                None
            }
            "Enter" if open => {
                let href = state.active.and_then(|at| state.offers.get(at).cloned())?;
                event.prevent_default();
                state.close();
                Some(href)
            }
            _ => None,
        }
    });
    taken.into_iter().for_each(take);
}

/// The field keeps the focus: a press on an offer must not take it away before the click.
pub fn pressed(event: &Event, target: &Element) {
    if closest(target, ".suggestions").is_some() {
        event.prevent_default();
    }
}

pub fn clicked(target: &Element) {
    if let Some(href) = closest(target, ".suggestions [data-href]").and_then(|offer| offer.get_attribute("data-href")) {
        close();
        take(href);
    }
}

pub fn left(_: &Event, target: &Element) {
    if target.matches(FIELD).unwrap_or(false) {
        close();
    }
}

pub fn close() {
    BOX.with_borrow_mut(Combobox::close);
}

fn take(href: String) {
    if let Some(app) = app() {
        (app.navigate)(&href, NavigateOptions::default());
    }
}

fn list_id(field: &Element) -> String {
    format!("{}-goi-y", field.id())
}

impl Combobox {
    fn close(&mut self) {
        self.open = false;
        self.active = None;
        self.mark();
    }

    /// Offers in place of those before.
    fn show(&mut self, offers: Vec<Suggestion>) {
        let Some(field) = &self.field else { return };
        let id = list_id(field);
        let options = offers.iter().enumerate().map(|(at, offer)| option(&id, at, offer)).collect::<Still>();
        if let Some(list) = document().get_element_by_id(&id) {
            list.set_inner_html(&options.into_html());
        }
        self.offers = offers.into_iter().map(|offer| offer.href).collect();
        self.open = !self.offers.is_empty();
        self.mark();
        if self.open {
            browser::make_room_below(&field.id());
        }
    }

    /// Says on the page what is open and what is chosen, and in words how many offers there are.
    fn mark(&self) {
        let Some(field) = &self.field else { return };
        let id = list_id(field);
        let open = self.open && !self.offers.is_empty();
        set(field, "aria-expanded", if open { "true" } else { "false" });
        match self.active.filter(|_| open) {
            Some(at) => set(field, "aria-activedescendant", &format!("{id}-{at}")),
            None => drop(field.remove_attribute("aria-activedescendant")),
        }
        let Some(list) = document().get_element_by_id(&id) else { return };
        toggle(&list, "hidden", !open);
        for (at, option) in super::inside(&list, "[role=option]").iter().enumerate() {
            set(option, "aria-selected", if self.active == Some(at) { "true" } else { "false" });
        }
        if let Some(line) = closest(&list, "form").and_then(|form| first(&form, "[role=status]")) {
            let count = open.then(|| (text::words().search_box.offers_count)(self.offers.len()));
            line.set_text_content(count.as_deref());
        }
    }
}

fn option(list: &str, at: usize, offer: &Suggestion) -> Still {
    let note = (!offer.note.is_empty()).then(|| format!(" · {}", offer.note));
    still! {
        <li role="option" id=format!("{list}-{at}") aria-selected="false" data-href=offer.href>
            <b>{offer.title}</b>
            <small>{text::suggestion(offer.kind)}{note}</small>
        </li>
    }
}
