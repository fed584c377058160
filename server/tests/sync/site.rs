//! An agency's site: a server that answers each path as a test wishes, and writes down what it was asked.

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Response, StatusCode, Uri, header},
    serve::Listener,
};
use futures::{StreamExt, stream};
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::{TlsAcceptor, rustls::ServerConfig, server::TlsStream};

#[derive(Clone)]
pub enum Reply {
    /// A document with an `ETag` of its own: who has it is told so.
    Feed { content_type: &'static str, body: Vec<u8> },
    /// Just this.
    Plain { status: u16, headers: Vec<(&'static str, String)>, body: Vec<u8> },
    /// So many bytes, a piece at a time, without saying how many there will be.
    Endless { bytes: u64 },
    /// The head and a first piece, then nothing for ever.
    Stuck,
    /// Half of what was announced.
    Torn { body: Vec<u8> },
}

#[derive(Default)]
struct Shared {
    replies: Mutex<HashMap<String, Reply>>,
    asked: Mutex<Vec<(String, HeaderMap)>>,
    sent: AtomicU64,
}

#[derive(Clone)]
pub struct Site {
    pub socket: SocketAddr,
    scheme: &'static str,
    shared: Arc<Shared>,
}

impl Site {
    pub async fn start() -> Self {
        Self::on(|listener| listener, "http").await
    }

    /// With this certificate and its key.
    pub async fn behind_tls(config: ServerConfig) -> Self {
        Self::on(|listener| Tls { listener, acceptor: TlsAcceptor::from(Arc::new(config)) }, "https").await
    }

    async fn on<L: Listener<Addr = SocketAddr>>(listener: impl FnOnce(TcpListener) -> L, scheme: &'static str) -> Self {
        let plain = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let socket = plain.local_addr().expect("an address");
        let site = Self { socket, scheme, shared: Arc::new(Shared::default()) };
        let answering = site.clone();
        let router = Router::new().fallback(move |uri: Uri, headers: HeaderMap| {
            let site = answering.clone();
            async move { site.answer(&uri, headers) }
        });
        let listener = listener(plain);
        tokio::spawn(async move { axum::serve(listener, router).await });
        site
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.socket)
    }

    pub fn set(&self, path: &str, reply: Reply) {
        self.shared.replies.lock().expect("a lock").insert(path.to_owned(), reply);
    }

    /// An RSS document in UTF-8.
    pub fn feed(&self, path: &str, body: impl Into<String>) {
        self.set(path, Reply::Feed { content_type: "application/rss+xml", body: body.into().into_bytes() });
    }

    pub fn plain(&self, path: &str, status: u16, headers: &[(&'static str, &str)], body: &str) {
        let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.set(path, Reply::Plain { status, headers, body: body.as_bytes().to_vec() });
    }

    /// The paths that were asked since the last time, with their headers.
    pub fn asked(&self) -> Vec<(String, HeaderMap)> {
        std::mem::take(&mut *self.shared.asked.lock().expect("a lock"))
    }

    /// Bytes of endless answers that were handed out.
    pub fn sent(&self) -> u64 {
        self.shared.sent.load(Ordering::Relaxed)
    }

    fn answer(&self, uri: &Uri, headers: HeaderMap) -> Response<Body> {
        let path = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        let has = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        self.shared.asked.lock().expect("a lock").push((path.clone(), headers));
        let reply = self.shared.replies.lock().expect("a lock").get(&path).cloned();
        let answer = Response::builder();
        match reply {
            None => answer.status(StatusCode::NOT_FOUND).body(Body::empty()),
            Some(Reply::Feed { content_type, body }) => {
                let etag = format!("\"{:x}\"", crc(&body));
                if has == etag {
                    return answer.status(StatusCode::NOT_MODIFIED).body(Body::empty()).expect("an answer");
                }
                answer.header(header::CONTENT_TYPE, content_type).header(header::ETAG, etag).body(Body::from(body))
            }
            Some(Reply::Plain { status, headers, body }) => {
                let mut answer = answer.status(status);
                for (name, value) in headers {
                    answer = answer.header(name, value);
                }
                answer.body(Body::from(body))
            }
            Some(Reply::Endless { bytes }) => {
                const PIECE: usize = 16 * 1024;
                let shared = self.shared.clone();
                let pieces = (0..bytes / PIECE as u64).map(move |_| {
                    shared.sent.fetch_add(PIECE as u64, Ordering::Relaxed);
                    Ok::<_, std::io::Error>(Bytes::from_static(&[b' '; PIECE]))
                });
                answer.body(Body::from_stream(stream::iter(pieces)))
            }
            Some(Reply::Stuck) => {
                let first = stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"<rss version=\"2.0\">"))]);
                answer.body(Body::from_stream(first.chain(stream::pending())))
            }
            Some(Reply::Torn { body }) => {
                let half = Bytes::from(body[..body.len() / 2].to_vec());
                let torn = stream::iter([Ok(half), Err(std::io::Error::other("torn"))]).then(|piece| async {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    piece
                });
                answer.header(header::CONTENT_LENGTH, body.len()).body(Body::from_stream(torn))
            }
        }
        .expect("an answer")
    }
}

/// Connections that have shaken hands; who does not trust the certificate hangs up before.
struct Tls {
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl Listener for Tls {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        loop {
            let (stream, from) = Listener::accept(&mut self.listener).await;
            if let Ok(stream) = self.acceptor.accept(stream).await {
                return (stream, from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Enough to tell the documents of a test apart.
fn crc(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
