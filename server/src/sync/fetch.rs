//! Asks a source for its document: only when it has changed, never more than so many bytes, never longer than so many seconds.

use super::{Failure, Reach, address};
use reqwest::{
    Client, Response, StatusCode,
    header::{self, HeaderMap},
};
use rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::CertificateDer};
use std::{error::Error, sync::Arc, time::Duration};
use url::Url;

/// What a reading may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a document, after it was unpacked.
    pub bytes: u64,
    /// For everything: names, connections, redirects, the whole document.
    pub time: Duration,
    pub redirects: u8,
    /// A source's word that nothing has changed is taken for so long; then its document is read whole again. `WordPress` makes its `ETag`
    /// of the newest change alone: when an older post is taken away, it says that nothing has changed.
    pub whole_after: Duration,
    /// Sources that are read at once.
    pub at_once: usize,
    /// The same on one host: agencies often share one.
    pub at_once_on_a_host: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 5 * 1024 * 1024,
            time: Duration::from_secs(20),
            redirects: 5,
            whole_after: Duration::from_hours(1),
            at_once: 8,
            at_once_on_a_host: 2,
        }
    }
}

/// The longest that a source may ask to be left alone.
const LONGEST_WAIT: u64 = 24 * 3600;
/// What is waited when a source asks for patience and does not say how much.
const USUAL_WAIT: u64 = 15 * 60;

/// What a source answers a question “has it changed?” with (RFC 9110, 8.8); empty where it gave none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: String,
    pub last_modified: String,
}

pub enum Fetched {
    NotModified,
    Document(Box<Document>),
}

pub struct Document {
    pub bytes: Vec<u8>,
    pub content_type: String,
    pub validators: Validators,
    /// Where it was found, after redirects.
    pub address: Url,
    /// The source says that it has moved there for good (301, 308).
    pub moved: Option<Url>,
}

/// Asks sources. The authorities that it trusts are in the program (Mozilla's list): a bare machine reads https too.
pub struct Fetcher {
    tls: ClientConfig,
    agent: String,
    limits: Limits,
    reach: Reach,
}

impl Fetcher {
    /// `origin` tells the source whom to write to when it is asked too often; `trust`: authorities beside Mozilla's.
    pub fn new(origin: &str, limits: Limits, reach: Reach, trust: &[CertificateDer<'static>]) -> Result<Self, Failure> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        for certificate in trust {
            roots.add(certificate.clone()).map_err(|error| Failure::Store { why: format!("a trusted certificate: {error}") })?;
        }
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| Failure::Store { why: error.to_string() })?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let agent = format!("Cong/{} (+{origin})", env!("CARGO_PKG_VERSION"));
        Ok(Self { tls, agent, limits, reach })
    }

    pub async fn fetch(&self, from: &Url, validators: &Validators) -> Result<Fetched, Failure> {
        let slow = || Failure::Slow { host: host(from), seconds: self.limits.time.as_secs().max(1) };
        tokio::time::timeout(self.limits.time, self.follow(from, validators)).await.unwrap_or_else(|_| Err(slow()))
    }

    /// Follows redirects, each checked like the first address.
    async fn follow(&self, from: &Url, validators: &Validators) -> Result<Fetched, Failure> {
        let mut url = from.clone();
        // Set while every redirect so far was for good.
        let mut moved = Some(from.clone());
        for _ in 0..=self.limits.redirects {
            let response = self.ask(&url, validators).await?;
            let status = response.status();
            let text = |name| text_of(response.headers(), name);
            if status == StatusCode::NOT_MODIFIED && *validators != Validators::default() {
                return Ok(Fetched::NotModified);
            }
            if status.is_redirection() && response.headers().contains_key(header::LOCATION) {
                let to = text(header::LOCATION);
                let next = url.join(&to).map_err(|_| Failure::Nowhere { to: to.chars().take(200).collect() })?;
                if url.scheme() == "https" && next.scheme() == "http" {
                    return Err(Failure::Downgrade { to: next.into() });
                }
                let for_good = matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
                moved = moved.filter(|_| for_good).map(|_| next.clone());
                url = next;
                continue;
            }
            refused(status, response.headers())?;
            let document = Document {
                content_type: text(header::CONTENT_TYPE),
                validators: Validators { etag: text(header::ETAG), last_modified: text(header::LAST_MODIFIED) },
                moved: moved.filter(|moved| moved != from),
                bytes: self.body(response, &url).await?,
                address: url,
            };
            return Ok(Fetched::Document(Box::new(document)));
        }
        Err(Failure::Redirects { most: self.limits.redirects, to: url.into() })
    }

    /// One request, to the addresses that were checked. The client is made for them: it resolves nothing itself, follows nothing,
    /// and takes no proxy from the environment, which would resolve the name again.
    async fn ask(&self, url: &Url, validators: &Validators) -> Result<Response, Failure> {
        let addresses = address::resolve(url, &self.reach).await?;
        let client = Client::builder()
            .tls_backend_preconfigured(self.tls.clone())
            .resolve_to_addrs(&host(url), &addresses)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .user_agent(&self.agent)
            .build()
            .map_err(|error| Failure::Store { why: error.to_string() })?;
        let mut request = client.get(url.clone()).header(
            header::ACCEPT,
            "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1",
        );
        for (name, value) in [(header::IF_NONE_MATCH, &validators.etag), (header::IF_MODIFIED_SINCE, &validators.last_modified)] {
            if !value.is_empty() {
                request = request.header(name, value);
            }
        }
        request.send().await.map_err(|error| unreachable(url, &error))
    }

    /// The body, unpacked; it is left as soon as it is too long.
    async fn body(&self, mut response: Response, url: &Url) -> Result<Vec<u8>, Failure> {
        let limit = self.limits.bytes;
        let too_large = || Failure::TooLarge { limit };
        if response.content_length().is_some_and(|length| length > limit) {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        let interrupted = |error: reqwest::Error| Failure::Interrupted { host: host(url), why: causes(&error) };
        while let Some(chunk) = response.chunk().await.map_err(interrupted)? {
            if bytes.len() as u64 + chunk.len() as u64 > limit {
                return Err(too_large());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}

/// What an answer says that brings no document.
fn refused(status: StatusCode, headers: &HeaderMap) -> Result<(), Failure> {
    let number = status.as_u16();
    match status {
        StatusCode::OK => Ok(()),
        StatusCode::GONE => Err(Failure::Gone),
        StatusCode::NOT_FOUND => Err(Failure::Missing { status: number }),
        StatusCode::TOO_MANY_REQUESTS => Err(Failure::Busy { status: number, wait: wait(headers).unwrap_or(USUAL_WAIT) }),
        StatusCode::SERVICE_UNAVAILABLE => Err(match wait(headers) {
            Some(wait) => Failure::Busy { status: number, wait },
            None => Failure::Status { status: number },
        }),
        _ => Err(Failure::Status { status: number }),
    }
}

/// `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
fn wait(headers: &HeaderMap) -> Option<u64> {
    let text = text_of(headers, header::RETRY_AFTER);
    let seconds = text.trim().parse().ok().or_else(|| {
        let until = super::dates::unix(&text)?;
        Some(u64::try_from(until - crate::clock::unix()).unwrap_or(0))
    })?;
    Some(seconds.min(LONGEST_WAIT))
}

fn text_of(headers: &HeaderMap, name: header::HeaderName) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().chars().take(2000).collect()
}

pub fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

fn unreachable(url: &Url, error: &reqwest::Error) -> Failure {
    let (host, why) = (host(url), causes(error));
    if why.contains("certificate") {
        return Failure::Certificate { host, why };
    }
    Failure::Unreachable { host, why }
}

/// The last cause of an error says most; those before it repeat the address.
fn causes(error: &reqwest::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    cause.to_string()
}
