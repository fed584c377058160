//! The API over HTTP.

use crate::{route::with_pairs, text};
use cong_api::{
    AgencyHome, Answer, Error, Home, ItemAddress, ItemPage, ListQuery, Listing, Portal, Problem, SearchQuery, SearchResults,
    Site, Slug, Suggestions, wire::Wire,
};
use gloo_net::http::Request;
use send_wrapper::SendWrapper;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache};

#[wasm_bindgen]
extern "C" {
    /// An answer of the last minute, or one that was asked for early and is on its way: its text, or nothing (`public/network.js`).
    #[wasm_bindgen(catch, js_namespace = answers, js_name = get)]
    fn kept(url: &str) -> Result<Option<js_sys::Promise>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = answers, js_name = put)]
    fn keep(url: &str, text: &str) -> Result<(), JsValue>;
}

/// The API over HTTP. `base` is empty on the portal's own host; a page on static hosting names another in `<meta name="cong-api">`.
#[derive(Clone)]
pub struct HttpPortal {
    base: String,
}

impl HttpPortal {
    pub fn from_page() -> Self {
        let meta = leptos::prelude::document().query_selector("meta[name=cong-api]").ok().flatten();
        let base = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
        let base = base.trim_end_matches('/').to_owned();
        crate::route::media_from(&base);
        Self { base }
    }

    /// Where the edition that is being read has an operation.
    fn url(&self, path: &str) -> String {
        format!("{}/api/v1{}{path}", self.base, text::language().base())
    }

    /// Names, menu, footer: what every page carries.
    pub fn site(&self) -> Answer<Site> {
        self.get("/site", &[])
    }

    pub fn suggest(&self, words: String) -> Answer<Suggestions> {
        self.get("/suggest", &[("q".to_owned(), words)])
    }

    pub fn followed(&self, words: String) -> Answer<()> {
        let url = self.url("/search/followed");
        Box::pin(SendWrapper::new(async move {
            let lost = |error: gloo_net::Error| Error::Unavailable(error.to_string());
            Request::post(&url).body(words).map_err(lost)?.send().await.map_err(lost)?;
            Ok(())
        }))
    }

    /// The one way to the server. What an older build has kept may be unfit where a new answer is not.
    fn get<T: Wire + 'static>(&self, path: &str, pairs: &[(String, String)]) -> Answer<T> {
        let url = with_pairs(&self.url(path), pairs);
        let (kept, anew) = (fetch(url.clone(), false), fetch(url, true));
        Box::pin(async move {
            if let Ok(answer) = T::read(&kept.await?) {
                return Ok(answer);
            }
            T::read(&anew.await?).map_err(super::unfit)
        })
    }
}

/// Ends a request that nobody waits for any more.
struct Abandon(Option<AbortController>);

impl Drop for Abandon {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// An answer; what is at hand or in the browser's own memory will do, unless it has to be new.
fn fetch(url: String, anew: bool) -> Answer<Value> {
    Box::pin(SendWrapper::new(async move {
        if !anew
            && let Ok(Some(text)) = kept(&url)
            && let Some(text) = JsFuture::from(text).await.ok().and_then(|text| text.as_string())
            && let Ok(value) = serde_json::from_str(&text)
        {
            return Ok(value);
        }
        let lost = |error: gloo_net::Error| Error::Unavailable(error.to_string());
        let waits = Abandon(AbortController::new().ok());
        let signal = waits.0.as_ref().map(AbortController::signal);
        let cache = if anew { RequestCache::Reload } else { RequestCache::Default };
        let response = Request::get(&url).cache(cache).abort_signal(signal.as_ref()).send().await.map_err(lost)?;
        let body = response.text().await.map_err(lost)?;
        let value: Result<Value, _> = serde_json::from_str(&body);
        match (response.ok(), value) {
            (true, Ok(value)) => {
                if response.headers().get("x-kept-at").is_none() {
                    let _ = keep(&url, &body);
                }
                Ok(value)
            }
            (true, Err(error)) => Err(Error::Unavailable(error.to_string())),
            (false, value) => {
                let problem = value.ok().and_then(|value| Problem::read(&value).ok());
                Err(problem.map_or_else(|| Error::Unavailable(format!("HTTP {}", response.status())), Error::from))
            }
        }
    }))
}

impl Portal for HttpPortal {
    fn site(&self) -> Answer<Site> {
        self.site()
    }

    fn home(&self) -> Answer<Home> {
        self.get("/home", &[])
    }

    fn list(&self, query: ListQuery) -> Answer<Listing> {
        let section = query.section.as_ref().map_or("", Slug::as_str);
        let path = match &query.agency {
            None => format!("/sections/{section}"),
            Some(agency) => format!("/agencies/{agency}/sections/{section}"),
        };
        self.get(&path, &query.pairs())
    }

    fn item(&self, address: ItemAddress) -> Answer<ItemPage> {
        let ItemAddress { agency, section, slug } = address;
        self.get(
            &match agency {
                None => format!("/sections/{section}/items/{slug}"),
                Some(agency) => format!("/agencies/{agency}/sections/{section}/items/{slug}"),
            },
            &[],
        )
    }

    fn agency(&self, agency: Slug) -> Answer<AgencyHome> {
        self.get(&format!("/agencies/{agency}"), &[])
    }

    fn search(&self, query: SearchQuery) -> Answer<SearchResults> {
        self.get("/search", &query.pairs())
    }

    fn suggest(&self, words: String) -> Answer<Suggestions> {
        self.suggest(words)
    }

    fn followed(&self, words: String) -> Answer<()> {
        self.followed(words)
    }
}
