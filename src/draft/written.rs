//! The one draft that is kept: when it is written, and who may have it.

use super::press;
use crate::{
    browser, client,
    load::{Loaded, SiteData},
    pages::{self, Address},
    shell,
    still::{Still, forget_ahead, is_early},
};
use cong_api::Portal;
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use std::{cell::RefCell, sync::Arc, time::Duration};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// What network.js says when the answer of an address has come early; the address is its `detail`.
const CAME: &str = "cameearly";

/// What network.js says when a link is pointed at whose answer it asks for.
const INTENDED: &str = "intended";

/// When the worker begins to keep files too (`public/network.js`).
const PAGES_AFTER: Duration = Duration::from_secs(3);

/// As long as network.js keeps an answer, ms.
const FRESH: f64 = 50_000.0;

pub(super) type Later = Box<dyn FnOnce()>;

struct Draft {
    /// Path and query, as the link has them.
    href: String,
    address: Address,
    loaded: Loaded,
    text: Still,
    later: Vec<Later>,
    at: f64,
}

impl Draft {
    fn is_fresh(&self) -> bool {
        js_sys::Date::now() - self.at < FRESH
    }
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

/// Begins to write drafts, and to show them. Called once, inside of the router.
pub fn offer(site: SiteData) {
    press::open_at_once();
    fetch_pages();
    let portal = client::portal();
    let Some(owner) = Owner::current() else { return };
    let came = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let url = js_sys::Reflect::get(&event, &"detail".into()).ok().and_then(|url| url.as_string());
        if let Some(href) = url {
            leptos::task::spawn_local(write(href, site, portal.clone(), owner.clone()));
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

/// Whether there is a page of this link.
pub(super) fn is_written(href: &str) -> bool {
    DRAFT.with_borrow(|draft| draft.as_ref().is_some_and(|draft| draft.href == href && draft.is_fresh()))
}

fn address_of(url: &Url) -> Address {
    Address::new(url.path().to_owned(), url.search_params().clone())
}

/// A page that cannot be made of its answer is left to the one who opens it.
async fn write(href: String, site: SiteData, portal: Arc<dyn Portal>, owner: Owner) {
    let Ok(address) = BrowserUrl::parse(&href).map(|url| address_of(&url)) else { return };
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
        DRAFT.set(Some(Draft { href, address, loaded, text, later, at: js_sys::Date::now() }));
        press::rehearse();
    }
}

/// The answer that the draft of this page is made of.
pub fn answer(address: &Address) -> Option<Loaded> {
    DRAFT.with_borrow(|draft| {
        let draft = draft.as_ref().filter(|draft| draft.address == *address && draft.is_fresh())?;
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
