//! The server's face: every address on one page.

mod address;
mod api;
pub mod assets;
mod cache;
mod calendar;
pub mod compress;
mod crowd;
mod feeds;
mod front;
mod listen;
mod log;
mod machine;
mod offline;
mod old;
pub mod openapi;
mod opensearch;
mod pages;
mod qr;
mod robots;
mod security;
mod sitemap;
mod sources;
mod widgets;
mod xml;

pub use assets::Assets;
pub use front::Front;
pub use listen::{Limits, serve};

use crate::{
    misses::Misses,
    portal::{LocalPortal, State},
    render::Shell,
    widgets::builder,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef},
    http::HeaderMap,
    middleware,
    routing::{get, post},
};
use cong_api::Language;
use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

/// What handlers share.
#[derive(Clone)]
pub struct Server {
    editions: Arc<Editions>,
    /// The edition that this handle answers for.
    language: Language,
    pub shell: Arc<Shell>,
    pub assets: Arc<Assets>,
    pub pages: Arc<cache::PageCache>,
    /// Pages of widgets: apart, so that whoever plays with their options pushes no page of the portal out.
    widgets: Arc<cache::PageCache>,
    crowd: Arc<crowd::Crowd>,
    /// Pictures and files of the content.
    pub media: Arc<PathBuf>,
    /// Addresses that led nowhere.
    pub misses: Arc<Misses>,
}

/// The state of each edition.
struct Editions {
    main: RwLock<Arc<State>>,
    english: RwLock<Option<Arc<State>>>,
}

impl Server {
    pub fn new(main: State, english: Option<State>, shell: Shell, assets: Assets, media: PathBuf) -> Self {
        Self {
            editions: Arc::new(Editions { main: RwLock::new(Arc::new(main)), english: RwLock::new(english.map(Arc::new)) }),
            language: Language::Vi,
            shell: Arc::new(shell),
            assets: Arc::new(assets),
            pages: Arc::default(),
            widgets: Arc::new(cache::PageCache::of(cache::WIDGETS)),
            crowd: Arc::default(),
            media: Arc::new(media),
            misses: Arc::default(),
        }
    }

    /// The handle that answers for an edition.
    pub fn edition(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// True when the content has this edition.
    pub fn is_there(&self) -> bool {
        self.language == Language::Vi || self.english().is_some()
    }

    /// The state of the newest revision of this edition.
    pub fn state(&self) -> Arc<State> {
        self.state_of(self.language)
    }

    /// The same of another edition; of the main one when the content has no such edition.
    fn state_of(&self, language: Language) -> Arc<State> {
        let english = (language == Language::En).then(|| self.english()).flatten();
        english.unwrap_or_else(|| self.editions.main.read().unwrap_or_else(PoisonError::into_inner).clone())
    }

    fn english(&self) -> Option<Arc<State>> {
        self.editions.english.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a newer state of this edition in place; requests under way finish with the old one.
    pub fn replace(&self, state: State) {
        let state = Arc::new(state);
        match self.language {
            Language::Vi => *self.editions.main.write().unwrap_or_else(PoisonError::into_inner) = state,
            Language::En => *self.editions.english.write().unwrap_or_else(PoisonError::into_inner) = Some(state),
        }
        self.clear();
    }

    /// Pages of widgets that are kept.
    pub fn widgets_kept(&self) -> usize {
        self.widgets.len()
    }

    fn clear(&self) {
        self.pages.clear();
        self.widgets.clear();
    }

    /// The content has this edition no more. The main edition stays for ever.
    pub fn remove(&self) {
        if self.language == Language::En {
            *self.editions.english.write().unwrap_or_else(PoisonError::into_inner) = None;
            self.clear();
        }
    }

    /// The portal as seen from the host that a request names.
    pub fn portal(&self, headers: &HeaderMap) -> LocalPortal {
        self.portal_of(self.language, headers)
    }

    fn portal_of(&self, language: Language, headers: &HeaderMap) -> LocalPortal {
        let state = self.state_of(language);
        let host = headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let agency = state.agency_by_host(name).map(|agency| agency.slug.clone());
        LocalPortal::new(state, agency)
    }
}

impl FromRef<Server> for Arc<Assets> {
    fn from_ref(server: &Server) -> Self {
        server.assets.clone()
    }
}

pub fn router(server: Server) -> Router {
    Router::new()
        .nest("/api/v1", api())
        .nest("/api/v1/en", english_api(&server))
        .route("/healthz", get(pages::health))
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(sitemap::sitemap))
        .route("/opensearch.xml", get(opensearch::opensearch))
        .merge(feeds::routes())
        .route("/{section}/lich.ics", get(calendar::section))
        .route("/{section}/{item}/lich.ics", get(calendar::item))
        .route("/co-quan/{agency}/{section}/lich.ics", get(calendar::agency_section))
        .route("/co-quan/{agency}/{section}/{item}/lich.ics", get(calendar::agency_item))
        .route("/api/v1/sources", get(sources::json))
        .route(sources::PATH, get(sources::page))
        .route("/ma-qr", get(qr::code))
        .route("/embed.js", get(widgets::embed))
        .route("/oembed", get(widgets::oembed))
        .route("/nhung", get(widgets::builder))
        .route(builder::STYLE.path, get(widgets::builder_style))
        .route(builder::SCRIPT.path, get(widgets::builder_script))
        .route("/nhung/{kind}", get(widgets::widget))
        .route(offline::WORKER, get(offline::worker))
        .route("/khung", get(offline::shell))
        .route("/en/khung", get(offline::shell))
        .route("/manifest.webmanifest", get(offline::manifest))
        .route("/tranh/{name}", get(assets::picture))
        .route("/tep/{name}", get(assets::file))
        .fallback(pages::page)
        .layer(middleware::from_fn(front::around))
        .with_state(server)
}

fn english_api(server: &Server) -> Router<Server> {
    let english = server.edition(Language::En);
    api().layer(middleware::from_fn_with_state(english.clone(), api::only_with_edition)).with_state(english)
}

/// The operations, the same for each edition.
fn api() -> Router<Server> {
    Router::new()
        .route("/site", get(api::site))
        .route("/home", get(api::home))
        .route("/sections/{section}", get(api::section))
        .route("/sections/{section}/items/{item}", get(api::item))
        .route("/agencies/{agency}", get(api::agency))
        .route("/agencies/{agency}/sections/{section}", get(api::agency_section))
        .route("/agencies/{agency}/sections/{section}/items/{item}", get(api::agency_item))
        .route("/search", get(api::search))
        .route("/suggest", get(api::suggest))
        .route("/search/followed", post(api::followed).layer(DefaultBodyLimit::max(1024)))
        .route("/openapi.json", get(openapi::document))
        .route("/offline", get(offline::essentials))
        .fallback(api::unknown)
}
