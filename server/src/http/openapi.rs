//! The OpenAPI document, generated from the contract's types; a test compares it with the committed `docs/openapi.json`.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use cong_api::{AgencyHome, Home, ItemPage, Listing, Problem, SearchResults, Site, Suggestions};
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(title = "Cổng", description = "Everything the portal shows, as JSON. Public, read-only, no key.", version = "1"),
    servers((url = "/api/v1")),
    paths(site, home, section, item, agency, agency_section, agency_item, search, suggest, followed),
    components(schemas(Problem))
)]
struct Document;

/// The document as text, with a line break at its end.
pub fn text() -> String {
    Document::openapi().to_pretty_json().map(|text| text + "\n").unwrap_or_default()
}

pub async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text()).into_response()
}

/// Names, menu, footer, alerts, agencies.
#[utoipa::path(get, path = "/site", responses((status = 200, body = Site)))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn site() {}

/// The portal's first page.
#[utoipa::path(get, path = "/home", responses((status = 200, body = Home)))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn home() {}

/// One page of a section. Facets (`linh-vuc`, `nam`, …) may be given several times each.
#[utoipa::path(get, path = "/sections/{section}", params(
    ("section" = String, Path, description = "Slug of the section"),
    ("q" = Option<String>, Query, description = "Words in title, number or summary"),
    ("xep" = Option<String>, Query, description = "moi, cu or ten"),
    ("tuan" = Option<String>, Query, description = "A day of the week wanted, for schedules"),
    ("trang" = Option<u32>, Query, description = "Page, from 1"),
), responses((status = 200, body = Listing), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json")))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn section() {}

/// One item with what belongs beside it. 410 tells with `location` where the item lives now.
#[utoipa::path(get, path = "/sections/{section}/items/{item}", params(
    ("section" = String, Path, description = "Slug of the section"),
    ("item" = String, Path, description = "Slug of the item"),
), responses((status = 200, body = ItemPage), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 410, body = Problem, content_type = "application/problem+json")))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn item() {}

/// The first page of an agency's site.
#[utoipa::path(get, path = "/agencies/{agency}", params(("agency" = String, Path, description = "Slug of the agency")), responses((status = 200, body = AgencyHome), (status = 404, body = Problem, content_type = "application/problem+json")))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn agency() {}

/// One page of a section of an agency's site, with the same parameters as a section of the portal.
#[utoipa::path(get, path = "/agencies/{agency}/sections/{section}", params(
    ("agency" = String, Path, description = "Slug of the agency"),
    ("section" = String, Path, description = "Slug of the section"),
), responses((status = 200, body = Listing), (status = 404, body = Problem, content_type = "application/problem+json")))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn agency_section() {}

/// One item that only the agency's site holds.
#[utoipa::path(get, path = "/agencies/{agency}/sections/{section}/items/{item}", params(
    ("agency" = String, Path, description = "Slug of the agency"),
    ("section" = String, Path, description = "Slug of the section"),
    ("item" = String, Path, description = "Slug of the item"),
), responses((status = 200, body = ItemPage), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 410, body = Problem, content_type = "application/problem+json")))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn agency_item() {}

/// Items, sections and agencies that answer a person's words. Facets may be given several times each: values of one widen, different ones narrow.
#[utoipa::path(get, path = "/search", params(
    ("q" = String, Query, description = "Words, with or without diacritics; the first 300 characters count"),
    ("loai" = Option<String>, Query, description = "Only items of this kind, e.g. thu-tuc"),
    ("muc" = Option<String>, Query, description = "Only items of this section (slug)"),
    ("co-quan" = Option<String>, Query, description = "Only what this agency's site lists (slug)"),
    ("linh-vuc" = Option<String>, Query, description = "Only this field, e.g. ho-tich"),
    ("cap" = Option<String>, Query, description = "Only procedures of this level: ministry, province, district, commune"),
    ("hieu-luc" = Option<String>, Query, description = "Only documents of this validity: pending, in-force, partly-expired, expired"),
    ("nam" = Option<String>, Query, description = "Only this year"),
    ("xep" = Option<String>, Query, description = "moi: newest first; else by relevance"),
    ("nguyen-van" = Option<String>, Query, description = "1: look for just these words, slips are not mended"),
    ("trang" = Option<u32>, Query, description = "Page, from 1"),
), responses((status = 200, body = SearchResults), (status = 400, body = Problem, content_type = "application/problem+json")))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn search() {}

/// What to offer while those words are being typed, from the first character: at most eight, best first.
#[utoipa::path(get, path = "/suggest", params(
    ("q" = String, Query, description = "The words so far; a space at the end says that the last word is whole"),
    ("dang" = Option<String>, Query, description = "opensearch: the array that browsers ask for (OpenSearch Suggestions 1.1)"),
), responses((status = 200, body = Suggestions), (status = 400, body = Problem, content_type = "application/problem+json")))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn suggest() {}

/// Says that a result of a search was opened, so that editors see which queries help nobody. Nothing of the person is kept.
#[utoipa::path(post, path = "/search/followed", request_body(content = String, content_type = "text/plain", description = "The words of the search"), responses((status = 204, description = "Counted")))]
#[expect(dead_code, reason = "describes the operation for the document")]
fn followed() {}
