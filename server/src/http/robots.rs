//! robots.txt (RFC 9309): what crawlers leave alone, and where the site map is.

use super::Server;
use axum::extract::State;
use cong::route::Route;
use cong_api::Language;
use std::fmt::Write;

pub async fn robots(State(server): State<Server>) -> String {
    let origin = &server.state().site.origin;
    let mut text = "User-agent: *\n".to_owned();
    // Results are endless, and each costs a search; the page with the empty box may be found.
    for search in [Language::Vi, Language::En].map(|language| Route::Search.path(language)) {
        let _ = write!(text, "Disallow: {search}?\nDisallow: {search}/\n");
    }
    let _ = write!(text, "Disallow: /api/\n\nSitemap: {origin}/sitemap.xml\n");
    text
}
