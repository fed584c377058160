//! The QR code of a page: how it goes from one phone to another.

use super::Server;
use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use qrcode::{EcLevel, QrCode, render::svg};
use serde::Deserialize;

/// No address of the portal is longer.
const LONGEST: usize = 500;

#[derive(Deserialize)]
pub struct Asked {
    /// Path of the page on this portal.
    trang: String,
}

/// Black on white with its quiet zone in every theme: that is what cameras read (ISO/IEC 18004).
pub async fn code(State(server): State<Server>, Query(Asked { trang }): Query<Asked>) -> Response {
    if !trang.starts_with('/') || trang.starts_with("//") || trang.len() > LONGEST {
        return (StatusCode::BAD_REQUEST, "trang must be the path of a page of this portal\n").into_response();
    }
    let address = format!("{}{trang}", server.state().site.origin);
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::M) else {
        return (StatusCode::BAD_REQUEST, "the address is too long for a code\n").into_response();
    };
    let picture = code.render::<svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(true).build();
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], picture).into_response()
}
