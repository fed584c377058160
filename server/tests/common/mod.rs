//! A portal in memory's reach: the reference content in a fresh database, asked through its router.

#![allow(dead_code, reason = "each test file uses its own part")]

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use cong_api::Date;
use cong_server::{
    http::{self, Assets, Server},
    import::content,
    portal::State,
    render::Shell,
    search::TextIndex,
    store::{Store, Stores},
};
use http_body_util::BodyExt;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tempfile::TempDir;
use tower::ServiceExt;

pub struct Portal {
    pub store: Store,
    stores: Stores,
    pub router: Router,
    pub server: Server,
    pub data: TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// Of the body as it was sent.
    pub bytes: usize,
}

impl Answer {
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The day that relative dates of the tests count from: the real one, because the portal asks the clock too.
pub fn today() -> Date {
    cong_server::clock::today()
}

pub fn reference() -> content::Content {
    match content::load(&root().join("content"), &today()) {
        Ok(content) => content,
        Err(mistakes) => panic!("{} mistakes, the first: {}", mistakes.len(), mistakes[0]),
    }
}

/// A page of Trunk's, small.
const INDEX: &str = "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><!--HEAD--><meta name=\"cong-app\" content=\"/cong-0.js /cong-0_bg.wasm\"><script>1</script><link rel=\"stylesheet\" href=\"/style-0123456789abcdef.css\"></head><body></body></html>";

impl Portal {
    /// With the reference province.
    pub async fn start() -> Self {
        Self::with(&reference()).await
    }

    pub async fn with(content: &content::Content) -> Self {
        Self::with_folder(content, &root().join("content")).await
    }

    /// With content of another folder.
    pub async fn with_folder(content: &content::Content, folder: &Path) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let stores = Stores::open(data.path()).await.expect("databases");
        content::store(&stores.main, content, "test").await.expect("stored");
        if let Some(english) = &content.english {
            content::store(&stores.english, english, "test").await.expect("stored");
        }
        content::publish_media(content, folder, &data.path().join("media")).expect("published");
        let server = Self::server(&stores, data.path()).await;
        Self { store: stores.main.clone(), stores, router: http::router(server.clone()), server, data }
    }

    /// Serves what the store holds now.
    pub async fn reload(&mut self) {
        self.server = Self::server(&self.stores, self.data.path()).await;
        self.router = http::router(self.server.clone());
    }

    async fn server(stores: &Stores, data: &Path) -> Server {
        let _ = any_spawner::Executor::init_tokio();
        let dist = data.join("dist");
        std::fs::create_dir_all(&dist).expect("dist");
        std::fs::write(dist.join("index.html"), INDEX).expect("index.html");
        std::fs::write(dist.join("app-0123456789abcdef.js"), "1").expect("a script");
        std::fs::write(dist.join("style-0123456789abcdef.css"), "h1{margin:0}.nowhere{margin:0}").expect("a sheet");
        let shell = Shell::load(&dist).expect("a shell");
        let assets = Assets::load(&dist).expect("assets");
        let state = State::load(stores.main.clone(), Arc::new(TextIndex::in_memory().expect("an index")), Arc::default())
            .await
            .expect("a state");
        let english = cong_server::upkeep::load_english(&stores.english).await.expect("an edition or none");
        Server::new(state, english, shell, assets, data.join("media"))
    }

    /// Writes down what was looked for, as the running server does every second.
    pub async fn count_queries(&self) {
        cong_server::upkeep::count_queries(&self.server, &self.stores).await;
    }

    /// Writes down which addresses led nowhere, as the running server does every second.
    pub async fn count_misses(&self) {
        cong_server::upkeep::count_misses(&self.server, &self.stores).await;
    }

    /// What a program gets that asks only for the head of an answer.
    pub async fn head(&self, path: &str) -> Answer {
        self.send(Request::head(path).header("host", "localhost").body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, path: &str, body: &str) -> Answer {
        let request = Request::post(path).header("host", "localhost").header("content-type", "text/plain;charset=UTF-8");
        self.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(path, &[]).await
    }

    pub async fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path).header("host", "localhost");
        if let Some((_, host)) = headers.iter().find(|(name, _)| *name == "host") {
            request = Request::get(path).header("host", *host);
        }
        for (name, value) in headers.iter().filter(|(name, _)| *name != "host") {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text, bytes: bytes.len() }
    }
}
