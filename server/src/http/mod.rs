//! The server's face: every address on one page.

mod api;
mod assets;
mod cache;
mod compress;
mod feeds;
mod log;
pub mod openapi;
mod pages;
mod security;

pub use assets::Assets;

use crate::{
    portal::{LocalPortal, State},
    render::Shell,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef},
    http::HeaderMap,
    middleware,
    routing::{get, post},
};
use std::{
    path::PathBuf,
    sync::{Arc, RwLock},
};

/// What handlers share.
#[derive(Clone)]
pub struct Server {
    state: Arc<RwLock<Arc<State>>>,
    pub shell: Arc<Shell>,
    pub assets: Arc<Assets>,
    pub pages: Arc<cache::PageCache>,
    /// Pictures and files of the content.
    pub media: Arc<PathBuf>,
}

impl Server {
    pub fn new(state: State, shell: Shell, assets: Assets, media: PathBuf) -> Self {
        Self {
            state: Arc::new(RwLock::new(Arc::new(state))),
            shell: Arc::new(shell),
            assets: Arc::new(assets),
            pages: Arc::default(),
            media: Arc::new(media),
        }
    }

    /// The state of the newest revision.
    pub fn state(&self) -> Arc<State> {
        self.state.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Puts a newer state in place; requests under way finish with the old one.
    pub fn replace(&self, state: State) {
        *self.state.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(state);
        self.pages.clear();
    }

    /// The portal as seen from the host that a request names.
    pub fn portal(&self, headers: &HeaderMap) -> LocalPortal {
        let state = self.state();
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
    let api = Router::new()
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
        .fallback(api::unknown);
    Router::new()
        .nest("/api/v1", api)
        .route("/healthz", get(pages::health))
        .route("/robots.txt", get(feeds::robots))
        .route("/sitemap.xml", get(feeds::sitemap))
        .route("/opensearch.xml", get(feeds::opensearch))
        .route("/{section}/rss.xml", get(feeds::rss))
        .route("/tranh/{name}", get(assets::picture))
        .route("/tep/{name}", get(assets::file))
        .fallback(pages::page)
        .layer(middleware::from_fn(security::headers))
        .layer(middleware::from_fn(log::line))
        .with_state(server)
}
