//! Feeds (R7): RSS 2.0, Atom and JSON Feed of the portal, of every section with its filters, of every agency and its sections, of a search.

mod atom;
mod channel;
mod entry;
mod json;
mod links;
mod rss;
mod subject;

use super::{
    Server, address,
    machine::{Asked, Keep, Refusal},
    pages,
};
use crate::portal::feed::items;
use axum::{
    Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use channel::Channel;
use cong::feed::Format;
use cong_api::Language;
use subject::Subject;

/// The shapes of pages that have feeds, as the router writes them; `/en` and `/tim-kiem` have that of a section. [`Subject::new`] knows
/// which pages exist.
const PAGES: [&str; 5] = ["", "/{section}", "/en/{section}", "/co-quan/{agency}", "/co-quan/{agency}/{section}"];

/// Each page in each format, e.g. `/co-quan/{agency}/{section}/atom.xml`.
pub fn routes() -> Router<Server> {
    Format::ALL
        .into_iter()
        .flat_map(|format| PAGES.map(|page| format!("{page}/{}", format.file())))
        .fold(Router::new(), |router, address| router.route(&address, get(feed)))
}

type Pairs = Query<Vec<(String, String)>>;

async fn feed(
    State(server): State<Server>,
    uri: Uri,
    pairs: Result<Pairs, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Some((page, format)) = Format::of_path(uri.path()) else { return Refusal::NotFound.into_response() };
    let Ok(Query(pairs)) = pairs else {
        return (StatusCode::BAD_REQUEST, [(header::CACHE_CONTROL, "no-store")], "the query cannot be read\n").into_response();
    };
    let asked = server.clone();
    let server = pages::of_edition(server, page);
    let portal = server.portal(&headers);
    let host_agency = portal.host_agency.as_ref();
    let state = portal.state();
    if let Some(target) = address::redirect(&state.site, host_agency, &uri) {
        return address::moved(&target);
    }
    // An edition that is not there has no feeds, though its addresses are answered by the other.
    let subject =
        (Language::of_path(page) == state.site.language).then(|| Subject::new(state, page, host_agency, pairs)).flatten();
    let Some(subject) = subject else {
        asked.misses.note(uri.path());
        return Refusal::NotFound.into_response();
    };
    let address = cong::feed::feed(&subject.page, format);
    let keep = match (&subject.followed, subject.page.contains('?')) {
        (crate::portal::feed::Followed::Search(_), _) => Keep::Personal,
        // Filters are endless; what all follow has none.
        (_, true) => Keep::NotHere,
        (_, false) => Keep::Here(address.clone()),
    };
    let content_type = match format {
        Format::Rss => "application/rss+xml; charset=utf-8",
        Format::Atom => "application/atom+xml; charset=utf-8",
        Format::Json => "application/feed+json",
    };
    Asked { server: &server, state, request: &headers, content_type, keep }
        .answer(async {
            let items = items(state, subject.followed.clone()).await?;
            let last_change = state.store.last_change().await?;
            let media = server.media.clone();
            let made = Channel { address, last_change, ..Channel::new(state, subject, items, &media) };
            match format {
                Format::Rss => Ok(rss::write(&made)),
                Format::Atom => Ok(atom::write(&made)),
                Format::Json => json::write(&made).map_err(|_| Refusal::Unavailable),
            }
        })
        .await
}
