//! One line a request: method, path, status, bytes, time. No address, no query, no agent: nothing of a person.

use axum::{
    http::{Method, header},
    response::Response,
};
use std::time::Instant;

/// The target by which the line is turned off: `RUST_LOG=warn`.
const TARGET: &str = "request";

/// Whether lines are written at all.
pub fn is_on() -> bool {
    tracing::enabled!(target: TARGET, tracing::Level::INFO)
}

pub fn line(method: &Method, path: &str, start: Instant, response: &Response) {
    let bytes = response.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).unwrap_or("-");
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(target: TARGET, %method, path, status = response.status().as_u16(), bytes, micros);
}
