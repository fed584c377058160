//! A page that is written before it is opened. The answer of a link under the reader's finger has come early (`public/network.js`): while the finger
//! is on its way the page is made of it and laid out beside the one that is shown (`still/ahead.rs`), and the click has only to show it. What a page
//! does beside its text (its title, the focus, what is announced) waits until it stands. One draft is kept, the newest, for as long as an early answer
//! is.

/// Runs when the page that is being written stands: at once, unless it is a draft.
pub fn when_it_stands(run: impl FnOnce() + 'static) {
    #[cfg(feature = "browser")]
    browser::wait(Box::new(run));
    #[cfg(not(feature = "browser"))]
    run();
}

#[cfg(feature = "browser")]
pub use browser::{answer, offer, take};

#[cfg(feature = "browser")]
mod browser {
    use crate::{
        client,
        load::{Loaded, SiteData},
        pages::{self, Address},
        shell,
        still::{Still, forget_ahead},
    };
    use cong_api::Portal;
    use leptos::prelude::*;
    use leptos_router::location::{BrowserUrl, LocationProvider, Url};
    use std::{cell::RefCell, sync::Arc};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};

    /// What network.js says when the answer of an address has come early; the address is its `detail`.
    const CAME: &str = "cameearly";

    /// As long as network.js keeps an answer, ms.
    const FRESH: f64 = 50_000.0;

    type Later = Box<dyn FnOnce()>;

    struct Draft {
        address: Address,
        loaded: Loaded,
        text: Still,
        later: Vec<Later>,
        at: f64,
    }

    thread_local! {
        static DRAFT: RefCell<Option<Draft>> = const { RefCell::new(None) };
        /// What waits for the draft that is being written.
        static LATER: RefCell<Option<Vec<Later>>> = const { RefCell::new(None) };
    }

    pub(super) fn wait(run: Later) {
        let now = LATER.with_borrow_mut(|later| match later {
            Some(later) => {
                later.push(run);
                None
            }
            None => Some(run),
        });
        if let Some(run) = now {
            run();
        }
    }

    /// Begins to write drafts. Called once, inside of the router.
    pub fn offer(site: SiteData) {
        let portal = client::portal();
        let Some(owner) = Owner::current() else { return };
        let came = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let url = js_sys::Reflect::get(&event, &"detail".into()).ok().and_then(|url| url.as_string());
            if let Some(url) = url.and_then(|url| BrowserUrl::parse(&url).ok()) {
                leptos::task::spawn_local(write(address_of(&url), site, portal.clone(), owner.clone()));
            }
        });
        let _ = window().add_event_listener_with_callback(CAME, came.as_ref().unchecked_ref());
        came.forget();
    }

    fn address_of(url: &Url) -> Address {
        Address::new(url.path().to_owned(), url.search_params().clone())
    }

    /// A page that cannot be made of its answer is left to the one who opens it.
    async fn write(address: Address, site: SiteData, portal: Arc<dyn Portal>, owner: Owner) {
        if answer(&address).is_some() {
            return;
        }
        let Ok(page) = owner.with(|| pages::page(&address, site)) else { return };
        let (Ok(loaded), Ok(site)) = (page.ask.answer(portal).await, site.ready().await) else { return };
        LATER.set(Some(Vec::new()));
        let text = owner.with(|| (page.view)(&loaded, &site));
        let later = LATER.take().unwrap_or_default();
        // It may have been opened meanwhile.
        let opened = BrowserUrl::current().is_ok_and(|url| address_of(&url) == address);
        if let Some(text) = text.ok().filter(|_| !opened) {
            text.lay_ahead();
            shell::plan(&site, &address.path);
            DRAFT.set(Some(Draft { address, loaded, text, later, at: js_sys::Date::now() }));
        }
    }

    /// The answer that the draft of this page is made of.
    pub fn answer(address: &Address) -> Option<Loaded> {
        DRAFT.with_borrow(|draft| {
            let draft = draft.as_ref().filter(|draft| draft.address == *address && js_sys::Date::now() - draft.at < FRESH)?;
            Some(draft.loaded.clone())
        })
    }

    /// The page itself, when it was made of this answer: it stands now.
    pub fn take(address: &Address, loaded: &Loaded) -> Option<Still> {
        let Some(draft) = DRAFT.take().filter(|draft| draft.address == *address && draft.loaded.is(loaded)) else {
            forget_ahead();
            return None;
        };
        draft.later.into_iter().for_each(|run| run());
        Some(draft.text)
    }
}
