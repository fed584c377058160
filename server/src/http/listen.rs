//! Takes connections and bounds what each may cost: a client that dawdles over its request, or that stops reading the answer, is let go.
//!
//! A reverse proxy in front does the same and more; the portal must not need one to stay up.

use axum::{http::Request, response::Response};
use hyper::{body::Incoming, server::conn::http1, service::Service};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::{convert::Infallible, future::Future, io, pin::pin, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Semaphore, time};
use tokio_io_timeout::TimeoutStream;

/// What one client may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// To send the head of a request, counted from the moment that the server waits for it: also how long a connection may rest between two requests.
    pub head: Duration,
    /// Without a byte read or written while an answer is under way.
    pub stall: Duration,
    /// Connections at once; who comes later waits in the system's queue until one ends.
    pub connections: usize,
    /// For answers under way when the server is asked to stop.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(15),
            stall: Duration::from_secs(30),
            connections: 8192,
            farewell: Duration::from_secs(10),
        }
    }
}

/// After a failure to accept, which comes from the whole system (too many open files): the pause before the next try.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop` comes, then lets answers under way finish.
pub async fn serve<S>(listener: TcpListener, service: S, limits: Limits, stop: impl Future<Output = ()>)
where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static,
{
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.head);
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        let (stream, place) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!("cannot take a connection: {error}");
                time::sleep(PAUSE).await;
                continue;
            }
        };
        // Small answers leave at once instead of waiting for more to send (RFC 896).
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_read_timeout(Some(limits.stall.max(limits.head)));
        stream.set_write_timeout(Some(limits.stall));
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(Box::pin(stream)), service.clone()));
        tokio::spawn(async move {
            // A client that went away is no event of ours.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if time::timeout(limits.farewell, graceful.shutdown()).await.is_err() {
        tracing::warn!("some answers were still under way after {} s: they are cut", limits.farewell.as_secs());
    }
}

/// The next connection, when there is a place for it.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(tokio::net::TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, routing::get};
    use hyper_util::service::TowerToHyperService;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
        sync::oneshot,
    };

    const SHORT: Limits = Limits {
        head: Duration::from_millis(300),
        stall: Duration::from_millis(600),
        connections: 4,
        farewell: Duration::from_secs(2),
    };
    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const LARGE: usize = 64 << 20;

    async fn start(limits: Limits) -> (std::net::SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let router = Router::new()
            .route("/", get(async || "here"))
            .route(
                "/late",
                get(async || {
                    time::sleep(Duration::from_millis(500)).await;
                    "late"
                }),
            )
            .route("/large", get(async || vec![b'x'; LARGE]));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let server =
            tokio::spawn(serve(listener, TowerToHyperService::new(router), limits, async { stopped.await.unwrap_or_default() }));
        (address, stop, server)
    }

    async fn ask(address: std::net::SocketAddr) -> String {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        stream.write_all(REQUEST).await.expect("sent");
        let mut answer = vec![0; 4096];
        let read = stream.read(&mut answer).await.expect("an answer");
        String::from_utf8_lossy(&answer[..read]).into_owned()
    }

    #[tokio::test]
    async fn who_never_finishes_a_request_is_let_go_and_others_are_answered() {
        let (address, _stop, _server) = start(SHORT).await;
        let mut slow = Vec::new();
        // As many as there are places: the next one is answered only when these are let go.
        for _ in 0..SHORT.connections {
            let mut stream = TcpStream::connect(address).await.expect("a connection");
            stream.write_all(b"GET / HT").await.expect("sent");
            slow.push(stream);
        }
        assert!(ask(address).await.ends_with("here"));
        for mut stream in slow {
            let mut rest = Vec::new();
            // Closed by the server, with or without a word.
            let _ = stream.read_to_end(&mut rest).await;
            assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
        }
    }

    #[tokio::test]
    async fn a_connection_may_rest_a_moment_between_requests_and_no_longer() {
        let (address, _stop, _server) = start(SHORT).await;
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        let mut answer = vec![0; 4096];
        for _ in 0..2 {
            stream.write_all(REQUEST).await.expect("sent");
            assert!(stream.read(&mut answer).await.expect("an answer") > 0);
        }
        let mut rest = Vec::new();
        let ended = time::timeout(SHORT.head * 10, stream.read_to_end(&mut rest)).await;
        assert!(ended.is_ok(), "the connection rests for ever");
    }

    #[tokio::test]
    async fn who_stops_reading_is_let_go() {
        let (address, _stop, _server) = start(Limits { connections: 1, ..SHORT }).await;
        let mut stuck = TcpStream::connect(address).await.expect("a connection");
        stuck.write_all(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n").await.expect("sent");
        // The only place is taken by a client that reads nothing.
        let answer = time::timeout(SHORT.stall * 20, ask(address)).await.expect("the place is never free");
        assert!(answer.ends_with("here"));
        let mut rest = Vec::new();
        let _ = stuck.read_to_end(&mut rest).await;
        assert!(rest.len() < LARGE, "the whole answer came");
    }

    #[tokio::test]
    async fn an_answer_under_way_is_finished_before_the_end() {
        let (address, stop, server) = start(Limits { head: Duration::from_secs(5), ..SHORT }).await;
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        stream.write_all(b"GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n").await.expect("sent");
        time::sleep(Duration::from_millis(100)).await;
        stop.send(()).expect("a server");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("an answer");
        assert!(answer.ends_with("late"), "{answer}");
        server.await.expect("it ends by itself");
    }
}
