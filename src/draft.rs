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
        browser, client,
        load::{Loaded, SiteData},
        pages::{self, Address},
        shell,
        still::{Still, forget_ahead, is_early, show_early},
    };
    use cong_api::Portal;
    use leptos::prelude::*;
    use leptos_router::{
        NavigateOptions,
        hooks::use_navigate,
        location::{BrowserUrl, LocationProvider, Url},
    };
    use std::{cell::RefCell, sync::Arc, time::Duration};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{Element, HtmlAnchorElement, MouseEvent};

    /// What network.js says when the answer of an address has come early; the address is its `detail`.
    const CAME: &str = "cameearly";

    /// What network.js says when a link is pointed at whose answer it asks for.
    const INTENDED: &str = "intended";

    /// When the worker begins to keep files too (`public/network.js`).
    const PAGES_AFTER: Duration = Duration::from_secs(3);

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
        /// What the router does not know yet of a page that is shown.
        static UNTOLD: RefCell<Option<Later>> = const { RefCell::new(None) };
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

    /// Begins to write drafts, and to show them. Called once, inside of the router.
    pub fn offer(site: SiteData) {
        open_at_once();
        fetch_pages();
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

    /// What makes the pages comes when somebody points at a link, else after the app's first work. Who saves data points at nothing (`public/network.js`).
    fn fetch_pages() {
        if !browser::saves_data() {
            set_timeout(pages::fetch, PAGES_AFTER);
        }
        let intended = Closure::<dyn Fn()>::new(pages::fetch);
        let _ = window().add_event_listener_with_callback(INTENDED, intended.as_ref().unchecked_ref());
        intended.forget();
    }

    /// Shows a page that is laid out as soon as its link is pressed. The router, which takes as long as all the rest, hears of it when the frame is out, or
    /// of something else that is pressed before.
    fn open_at_once() {
        let go = use_navigate();
        let pressed = Closure::<dyn Fn(MouseEvent)>::new(move |press: MouseEvent| {
            tell_router();
            let Some(url) = plain_link(&press) else { return };
            let written = BrowserUrl::parse(&url).is_ok_and(|url| answer(&address_of(&url)).is_some());
            if written && show_early() {
                press.prevent_default();
                let go = go.clone();
                UNTOLD.set(Some(Box::new(move || go(&url, NavigateOptions { scroll: false, ..NavigateOptions::default() }))));
                browser::once_painted(tell_router);
            }
        });
        let _ = document().add_event_listener_with_callback_and_bool("click", pressed.as_ref().unchecked_ref(), true);
        pressed.forget();
    }

    fn tell_router() {
        if let Some(tell) = UNTOLD.take() {
            tell();
        }
    }

    /// The address of a link that is pressed to open it here, at its top. In a menu the page would not be seen.
    fn plain_link(press: &MouseEvent) -> Option<String> {
        let link = press.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
        let other = press.button() != 0 || press.ctrl_key() || press.meta_key() || press.shift_key() || press.alt_key();
        let elsewhere = "[rel],[target],[download],[href*='#'],:popover-open *,details[open] *";
        (!other && !press.default_prevented() && !link.matches(elsewhere).ok()?).then(|| link.pathname() + &link.search())
    }

    fn address_of(url: &Url) -> Address {
        Address::new(url.path().to_owned(), url.search_params().clone())
    }

    /// A page that cannot be made of its answer is left to the one who opens it.
    async fn write(address: Address, site: SiteData, portal: Arc<dyn Portal>, owner: Owner) {
        if answer(&address).is_some() {
            return;
        }
        let Ok(page) = pages::page(address.clone(), site).await else { return };
        let (Ok(loaded), Ok(site)) = (page.ask.answer(portal).await, site.ready().await) else { return };
        LATER.set(Some(Vec::new()));
        let text = owner.with(|| (page.view)(&loaded, &site));
        let later = LATER.take().unwrap_or_default();
        // It may have been opened meanwhile, or another that is on the screen and has yet to become the app's.
        let opened = is_early() || BrowserUrl::current().is_ok_and(|url| address_of(&url) == address);
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
