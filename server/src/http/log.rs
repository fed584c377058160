//! One line a request: method, path, status, bytes, time. No address, no query, no agent: nothing of a person.

use axum::{extract::Request, http::header, middleware::Next, response::Response};
use std::time::Instant;

pub async fn line(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let start = Instant::now();
    let response = next.run(request).await;
    let bytes = response.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).unwrap_or("-").to_owned();
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(target: "request", %method, path, status = response.status().as_u16(), bytes, micros);
    response
}
