//! What a search box offers while a person types: the list of an editable combobox (ARIA APG, list autocomplete with manual selection).

use crate::{browser, client, text};
use cong_api::search::Suggestion;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// A pause in typing after which offers are asked for.
const PAUSE: Duration = Duration::from_millis(90);

/// The state of one box.
#[derive(Clone, Copy)]
pub struct Combobox {
    /// The id of the field.
    id: &'static str,
    offers: RwSignal<Vec<Suggestion>>,
    /// The offer that the arrow keys stand on.
    active: RwSignal<Option<usize>>,
    open: RwSignal<bool>,
    /// The address of the offer that was taken.
    taken: RwSignal<Option<String>>,
    /// The words that were typed last: answers for others come too late.
    typed: StoredValue<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    portal: StoredValue<client::Client>,
}

impl Combobox {
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            offers: RwSignal::new(Vec::new()),
            active: RwSignal::new(None),
            open: RwSignal::new(false),
            taken: RwSignal::new(None),
            typed: StoredValue::new(String::new()),
            timer: StoredValue::new(None),
            portal: StoredValue::new(expect_context::<client::Client>()),
        }
    }

    pub fn is_open(self) -> bool {
        self.open.get() && !self.offers.read().is_empty()
    }

    /// The id of the offer that the arrow keys stand on.
    pub fn active_id(self, id: &str) -> Option<String> {
        self.active.get().filter(|_| self.is_open()).map(|at| option_id(id, at))
    }

    /// The words have changed: new offers after a pause.
    pub fn typed(self, words: String) {
        self.active.set(None);
        self.typed.set_value(words.clone());
        self.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
        if words.trim().is_empty() {
            self.offers.set(Vec::new());
            return;
        }
        let ask = move || {
            let Some(portal) = self.portal.try_get_value().map(|client| client.0) else { return };
            leptos::task::spawn_local(async move {
                // Without an answer there are no offers: the form works all the same.
                let Ok(answer) = portal.suggest(words.clone()).await else { return };
                if self.typed.try_get_value().as_deref() == Some(words.as_str()) {
                    self.offers.try_set(answer.items);
                    self.open.try_set(true);
                    browser::make_room_below(self.id);
                }
            });
        };
        self.timer.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    }

    /// A field that is taken off the page with its state still loses the focus, and late answers still arrive: then there is nothing to do.
    pub fn close(self) {
        self.open.try_set(false);
        self.active.try_set(None);
    }

    /// The address to open, once an offer was taken.
    pub fn taken(self) -> Option<String> {
        self.taken.get()
    }

    fn take(self, href: String) {
        self.close();
        self.taken.try_set(Some(href));
    }

    /// Arrow keys, Enter and Escape.
    pub fn key(self, event: &ev::KeyboardEvent) {
        let count = self.offers.read_untracked().len();
        let open = self.open.get_untracked() && count > 0;
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if count > 0 => {
                event.prevent_default();
                self.open.set(true);
                let down = event.key() == "ArrowDown";
                // Past the last offer the box itself comes again.
                self.active.update(|active| {
                    *active = match (*active, down) {
                        (None, true) => Some(0),
                        (None, false) => Some(count - 1),
                        (Some(at), true) => Some(at + 1).filter(|at| *at < count),
                        (Some(at), false) => at.checked_sub(1),
                    };
                });
            }
            "Escape" if open => {
                // The first Escape closes the list, the second empties the field.
                event.prevent_default();
                self.close();
            }
            "Enter" if open => {
                let active = self.active.get_untracked();
                let href = active.and_then(|at| self.offers.read_untracked().get(at).map(|offer| offer.href.clone()));
                if let Some(href) = href {
                    event.prevent_default();
                    self.take(href);
                }
            }
            _ => {}
        }
    }
}

fn option_id(id: &str, at: usize) -> String {
    format!("{id}-goi-y-{at}")
}

/// The list, and the line that tells a screen reader how many offers there are.
pub fn list(id: &'static str, state: Combobox) -> impl IntoView {
    let options = move || {
        let options = state.offers.get().into_iter().enumerate().map(|(at, offer)| {
            let href = offer.href;
            view! {
                <li
                    role="option"
                    id=option_id(id, at)
                    aria-selected=move || (state.active.get() == Some(at)).to_string()
                    // The field keeps the focus: a press must not take it away before the click.
                    on:pointerdown=|event: ev::PointerEvent| event.prevent_default()
                    on:click=move |_| state.take(href.clone())
                >
                    <b>{offer.title}</b>
                    <small>{text::suggestion(offer.kind)}{(!offer.note.is_empty()).then(|| format!(" · {}", offer.note))}</small>
                </li>
            }
        });
        options.collect_view()
    };
    let t = &text::words().search;
    let count = move || match state.offers.read().len() {
        _ if !state.is_open() => String::new(),
        count => (t.offers_count)(count),
    };
    view! {
        <ul class="suggestions" role="listbox" id=format!("{id}-goi-y") aria-label=t.offers hidden=move || !state.is_open()>{options}</ul>
        <span class="vh" role="status">{count}</span>
    }
}
