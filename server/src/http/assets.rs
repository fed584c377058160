//! Files of the built app, and the pictures and files of the content.

use super::{Server, compress::Body};
use crate::import::pictures::published_as;
use axum::{
    extract::{Path as UrlPath, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

/// A file in memory, compressed at build time where the build left `.br` and `.gz` beside it.
pub struct Asset {
    body: Body,
    kind: &'static str,
    caching: &'static str,
    etag: String,
}

/// The built app.
#[derive(Default)]
pub struct Assets {
    files: HashMap<String, Asset>,
}

impl Assets {
    /// Reads `dist/`; its `index.html` is no file to serve but the shell of every page.
    pub fn load(dist: &Path) -> std::io::Result<Self> {
        let mut assets = Self::default();
        assets.read_folder(dist, dist)?;
        Ok(assets)
    }

    fn read_folder(&mut self, root: &Path, folder: &Path) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                self.read_folder(root, &path)?;
            } else if name != "index.html" && !name.ends_with(".br") && !name.ends_with(".gz") {
                self.files.insert(format!("/{name}"), read(&path)?);
            }
        }
        Ok(())
    }

    pub fn find(&self, path: &str) -> Option<&Asset> {
        self.files.get(path)
    }
}

fn read(path: &Path) -> std::io::Result<Asset> {
    let plain = fs::read(path)?;
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        fs::read(PathBuf::from(name)).ok().map(Into::into)
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = content_type(&name);
    let etag = etag(&plain);
    let mut body = Body::of_files(plain.into(), beside(".br"), beside(".gz"));
    if body.brotli.is_none() && compressible(kind) {
        body = Body::compressed(body.plain(), 5);
    }
    Ok(Asset { body, kind, caching: caching(&name), etag })
}

impl Asset {
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.caching));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Ok(etag) = HeaderValue::from_str(&self.etag) {
            headers.insert(header::ETAG, etag);
        }
        if not_modified(request, &self.etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        let (body, encoding) = self.body.choose(request);
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, encoding);
        }
        (headers, body).into_response()
    }
}

/// `/tranh/{name}`: a picture of the content.
pub async fn picture(State(server): State<Server>, UrlPath(name): UrlPath<String>, headers: HeaderMap) -> Response {
    media(&server, "pictures", name, &headers).await
}

/// `/tep/{name}`: a file of the content, taken away and never shown in place.
pub async fn file(State(server): State<Server>, UrlPath(name): UrlPath<String>, headers: HeaderMap) -> Response {
    let mut response = media(&server, "files", name, &headers).await;
    if response.status().is_success() {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    }
    response
}

async fn media(server: &Server, folder: &'static str, name: String, headers: &HeaderMap) -> Response {
    if name.contains(['/', '\\', '\0']) || name.starts_with('.') {
        return StatusCode::NOT_FOUND.into_response();
    }
    let folder = server.media.join(folder);
    let read = tokio::task::spawn_blocking(move || read_media(&folder, &name)).await;
    match read {
        Ok(Ok(asset)) => {
            let mut response = asset.respond(headers);
            // An SVG opened by itself is a document: it may style itself and nothing else.
            let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
            response
        }
        _ => (StatusCode::NOT_FOUND, "no such file\n").into_response(),
    }
}

/// A file of the content, by its name or by the one that editors gave it: what that stands for may change.
fn read_media(folder: &Path, name: &str) -> std::io::Result<Asset> {
    let read_as = |name: &str| read(&folder.join(name));
    read_as(name).or_else(|error| {
        let published = published_as(folder, name).ok_or(error)?;
        Ok(Asset { caching: caching(name), ..read_as(&published)? })
    })
}

/// Names of Trunk's and of published pictures carry a hash of the content: such files never change.
fn caching(name: &str) -> &'static str {
    let hashed = name.split(['-', '_', '.']).any(|part| part.len() >= 15 && part.bytes().all(|b| b.is_ascii_hexdigit()));
    if hashed {
        "public, max-age=31536000, immutable"
    } else if name.ends_with(".woff2") {
        "public, max-age=2592000"
    } else {
        "public, max-age=86400"
    }
}

/// A path that only a file of the build would have: when there is none, that is a 404 and no page.
pub fn looks_like_asset(path: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    matches!(ending, "js" | "mjs" | "wasm" | "css" | "map" | "woff2" | "svg" | "png" | "webp" | "jpg" | "ico" | "php" | "env")
}

fn compressible(kind: &str) -> bool {
    kind.starts_with("text/")
        || kind.starts_with("image/svg")
        || kind.starts_with("application/json")
        || kind.contains("javascript")
        || kind.contains("wasm")
}

pub fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

pub fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..12]))
}

pub fn not_modified(request: &HeaderMap, etag: &str) -> bool {
    let asked = request.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    asked.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag)
}
