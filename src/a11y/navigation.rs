//! After a navigation the new page's heading takes the focus and is announced; going back restores the scroll instead.
//! A change of filters alone moves neither.

use crate::{browser, draft};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// How the reader came to the page that is being shown.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Arrival {
    /// The first page, or only its filters changed: everything stays where it is.
    Stay,
    /// By a link: to the heading.
    Forward,
    /// By back or forward: to where they were.
    Back(f64),
}

#[derive(Clone, Copy)]
struct Navigation {
    arrival: StoredValue<Arrival>,
    /// Path and query of the page that stands.
    address: StoredValue<String>,
    /// The text of the live region.
    said: RwSignal<String>,
    /// True while a page is on its way.
    busy: RwSignal<bool>,
    /// False until the first page stands: that one is read by itself.
    moved: StoredValue<bool>,
}

pub fn provide() {
    let navigation = Navigation {
        arrival: StoredValue::new(Arrival::Stay),
        address: StoredValue::new(String::new()),
        said: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
        moved: StoredValue::new(false),
    };
    provide_context(navigation);
    browser::on_back(move |position| {
        // A jump inside the page is a popstate too: the page stays.
        if navigation.address.get_value() != browser::address() {
            navigation.arrival.set_value(Arrival::Back(position));
        }
    });
}

/// The live region, and the thin bar that shows when a page is late. Also watches the path.
#[component]
pub fn Progress() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let location = use_location();
    #[cfg(feature = "browser")]
    crate::behaviour::start(leptos_router::hooks::use_navigate(), crate::client::portal());
    // Another page of a list is another page to read.
    let path = Memo::new(move |_| (location.pathname.get(), location.query.read().get("trang")));
    Effect::new(move |before: Option<(String, Option<String>)>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            browser::close_menus();
            #[cfg(feature = "browser")]
            crate::behaviour::left();
            navigation.arrival.update_value(|arrival| {
                if *arrival == Arrival::Stay {
                    *arrival = Arrival::Forward;
                }
            });
            navigation.busy.set(true);
        }
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
    Effect::new(move |_| {
        #[cfg(feature = "browser")]
        crate::behaviour::stands();
        navigation.busy.set(false);
        let left = navigation.address.get_value();
        navigation.moved.set_value(!left.is_empty());
        navigation.address.set_value(browser::address());
        let arrival = navigation.arrival.get_value();
        navigation.arrival.set_value(Arrival::Stay);
        browser::first_screen_first(arrival == Arrival::Forward);
        match arrival {
            Arrival::Stay if left.is_empty() => {}
            Arrival::Stay => browser::rescue_focus(),
            Arrival::Forward => {
                navigation.said.set(title.clone());
                browser::focus_heading();
            }
            Arrival::Back(position) => {
                navigation.said.set(title.clone());
                browser::scroll_to(position);
                browser::focus_link_to(&left);
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
