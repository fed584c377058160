//! After a navigation the new page's heading takes the focus and is announced, or the place that the link names; going back restores the scroll
//! instead. A change of filters alone moves neither.

use crate::{browser, draft, pages::Address};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// How the reader came to the page that is being shown.
#[derive(Clone, Debug, PartialEq)]
enum Arrival {
    /// The first page, or only its filters changed: everything stays where it is.
    Stay,
    /// By a link: to the heading.
    Forward,
    /// By back or forward to an address: to where they were, and to the link that they had followed.
    Back { to: String, position: f64, from: String },
}

#[derive(Clone, Copy)]
struct Navigation {
    arrival: StoredValue<Arrival>,
    /// Path and query of the page that was asked for last, whether it stands yet or not.
    address: StoredValue<String>,
    /// The text of the live region.
    said: RwSignal<String>,
    /// True while a page is on its way.
    busy: RwSignal<bool>,
    /// False until the first page stands.
    stood: StoredValue<bool>,
    /// False until another page stands: the first is read by itself.
    moved: StoredValue<bool>,
}

pub fn provide() {
    let navigation = Navigation {
        arrival: StoredValue::new(Arrival::Stay),
        address: StoredValue::new(String::new()),
        said: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
        stood: StoredValue::new(false),
        moved: StoredValue::new(false),
    };
    provide_context(navigation);
    // Before the router hears of it.
    browser::on_back(move |position| {
        let (from, to) = (navigation.address.get_value(), browser::address());
        // A jump inside the page is a popstate too: the page stays.
        if from != to {
            navigation.arrival.set_value(Arrival::Back { to, position, from });
        }
    });
}

/// The live region, and the thin bar that shows when a page is late. Also watches the address.
#[component]
pub fn Progress() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let location = use_location();
    #[cfg(feature = "browser")]
    crate::behaviour::start(leptos_router::hooks::use_navigate(), crate::client::portal());
    Effect::new(move |before: Option<(String, Option<String>)>| {
        let query = location.query.get();
        // Another page of a list is another page to read.
        let part = query.get("trang");
        let now = (Address::new(location.pathname.get(), query).path, part);
        let asked = match location.search.get() {
            search if search.is_empty() => location.pathname.get(),
            search => format!("{}?{search}", location.pathname.get()),
        };
        if before.is_some_and(|before| before != now) {
            browser::close_menus();
            #[cfg(feature = "browser")]
            crate::behaviour::left();
            navigation.arrival.update_value(|arrival| {
                // Who goes back and then follows a link before that page stands goes forward.
                if !matches!(arrival, Arrival::Back { to, .. } if *to == asked) {
                    *arrival = Arrival::Forward;
                }
            });
            navigation.busy.set(true);
        }
        navigation.address.set_value(asked);
        now
    });
    view! {
        <div class="vh" role="status" aria-live="polite">{navigation.said}</div>
        <div class="progress" hidden=move || !navigation.busy.get()></div>
    }
}

/// Called by a page: when its content stands, focus or scroll move as the arrival asks.
pub fn arrived(title: &str) {
    let title = title.to_owned();
    draft::when_it_stands(move || stands(title));
}

fn stands(title: String) {
    let Some(navigation) = use_context::<Navigation>() else { return };
    let place = use_location().hash.get_untracked();
    Effect::new(move |_| {
        #[cfg(feature = "browser")]
        crate::behaviour::stands();
        navigation.busy.set(false);
        let stood = navigation.stood.get_value();
        navigation.stood.set_value(true);
        navigation.moved.set_value(stood);
        let arrival = navigation.arrival.get_value();
        navigation.arrival.set_value(Arrival::Stay);
        browser::first_screen_first(arrival == Arrival::Forward && place.is_empty());
        match arrival {
            Arrival::Stay if !stood => {}
            Arrival::Stay => browser::rescue_focus(),
            Arrival::Forward => {
                navigation.said.set(title.clone());
                browser::focus_place(&place);
            }
            Arrival::Back { position, from, .. } => {
                navigation.said.set(title.clone());
                browser::scroll_to(position);
                browser::focus_link_to(&from);
            }
        }
    });
}

/// Says what has changed on a page that stands, e.g. how many results there are; nothing on the first page.
pub fn announce(text: String) {
    draft::when_it_stands(move || {
        let Some(navigation) = use_context::<Navigation>() else { return };
        Effect::new(move |_| {
            if navigation.moved.get_value() {
                navigation.said.set(text.clone());
            }
        });
    });
}
