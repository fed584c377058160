//! The front door: what every request and every answer goes through. A page that is kept is answered here, without a way through the router; that
//! is most of what people ask for.

use super::{Server, log, pages, security};
use axum::{Router, body::Body, extract::Request, http::Method, middleware::Next, response::Response};
use futures::{
    FutureExt,
    future::{BoxFuture, Either, Ready, ready},
};
use hyper::{body::Incoming, service::Service};
use std::{convert::Infallible, time::Instant};
use tower::ServiceExt;

#[derive(Clone)]
pub struct Front {
    server: Server,
    router: Router,
}

impl Front {
    pub fn new(server: Server) -> Self {
        Self { router: super::router(server.clone()), server }
    }

    /// The answer that needs nothing but memory.
    pub fn at_once<B>(&self, request: &axum::http::Request<B>) -> Option<Response> {
        let start = Instant::now();
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return None;
        }
        let mut response = pages::kept(&self.server, request.uri(), request.headers())?;
        security::headers(&mut response);
        log::line(request.method(), request.uri().path(), start, &response);
        Some(response)
    }
}

type Answer = Result<Response, Infallible>;

impl Service<axum::http::Request<Incoming>> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Answer>, BoxFuture<'static, Answer>>;

    fn call(&self, request: axum::http::Request<Incoming>) -> Self::Future {
        match self.at_once(&request) {
            Some(response) => Either::Left(ready(Ok(response))),
            None => Either::Right(self.router.clone().oneshot(request.map(Body::new)).boxed()),
        }
    }
}

/// The same for what goes through the router.
pub async fn around(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let said = log::is_on().then(|| (request.method().clone(), request.uri().path().to_owned()));
    let mut response = next.run(request).await;
    security::headers(&mut response);
    if let Some((method, path)) = said {
        log::line(&method, &path, start, &response);
    }
    response
}
