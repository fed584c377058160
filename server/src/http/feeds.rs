//! For machines: robots.txt, the site map as XML, a feed a section (R7).

use super::Server;
use crate::{design, portal, store::StoreError};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use cong::route::Route;
use cong_api::{Language, ListQuery, Portal, Slug};
use std::fmt::Write;

pub async fn robots(State(server): State<Server>) -> Response {
    let origin = &server.state().site.origin;
    format!("User-agent: *\nDisallow: /tim-kiem?\nDisallow: /en/search?\nDisallow: /api/\n\nSitemap: {origin}/sitemap.xml\n")
        .into_response()
}

pub async fn sitemap(State(server): State<Server>) -> Response {
    let state = server.state();
    let site = &state.site;
    let Ok(mut paths) = addresses(&state).await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let english = server.edition(Language::En);
    if english.is_there() {
        let Ok(more) = addresses(&english.state()).await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
        paths.extend(more);
    }
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    // The protocol takes 50,000 addresses a file.
    for (path, changed) in paths.into_iter().take(50_000) {
        let changed = changed.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        let _ = writeln!(xml, "<url><loc>{}{}</loc>{changed}</url>", site.origin, escape(&path));
    }
    xml.push_str("</urlset>\n");
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response()
}

/// The paths of an edition, with the day of the last change where there is one.
async fn addresses(state: &portal::State) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let site = &state.site;
    let language = site.language;
    let mut routes = vec![Route::Home];
    routes.extend(site.groups.iter().flat_map(|g| &g.sections).map(|s| Route::section(&s.slug)));
    routes.extend([Route::Contact, Route::SiteMap]);
    let mut paths: Vec<(String, Option<String>)> = Vec::new();
    if language == Language::Vi {
        paths.push((design::PATH.to_owned(), None));
        for agency in &site.agencies {
            routes.push(Route::agency(&agency.slug));
            routes.extend(site.sections_of(agency).map(|s| Route::AgencySection(agency.slug.clone(), s.slug.clone())));
        }
    }
    paths.extend(routes.into_iter().map(|route| (route.path(language), None)));
    paths.extend(state.store.all().await?.iter().map(|item| {
        let changed = item.updated.as_ref().unwrap_or(&item.published).date().0;
        (Route::item(&item.address).path(language), Some(changed))
    }));
    Ok(paths)
}

pub async fn rss(State(server): State<Server>, Path(section): Path<String>, headers: HeaderMap) -> Response {
    let Ok(slug) = Slug::try_from(section) else { return StatusCode::NOT_FOUND.into_response() };
    let state = server.state();
    let language = state.site.language;
    let Some(section) = state.site.section(slug.as_str()) else { return StatusCode::NOT_FOUND.into_response() };
    let query = ListQuery { section: Some(slug.clone()), page: 1, ..ListQuery::default() };
    let Ok(listing) = server.portal(&headers).list(query).await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let origin = &state.site.origin;
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>{} – {}</title><link>{origin}{}</link><description>{}</description><language>{}</language>\n",
        escape(&section.title),
        escape(&state.site.short),
        Route::section(&slug).path(language),
        escape(&section.intro),
        language.tag(),
    );
    for item in listing.items {
        let link = format!("{origin}{}", Route::item(&item.address).path(language));
        let _ = writeln!(
            xml,
            "<item><title>{}</title><link>{link}</link><guid>{link}</guid><description>{}</description></item>",
            escape(&item.title),
            escape(&item.summary)
        );
    }
    xml.push_str("</channel></rss>\n");
    ([(header::CONTENT_TYPE, "application/rss+xml; charset=utf-8")], xml).into_response()
}

/// Lets a browser add the portal's search to its own (OpenSearch 1.1).
pub async fn opensearch(State(server): State<Server>) -> Response {
    let state = server.state();
    let site = &state.site;
    let origin = escape(&site.origin);
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{}</ShortName>\n<Description>{}</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<Language>vi</Language>\n\
         <Image width=\"16\" height=\"16\" type=\"image/svg+xml\">{origin}/bieu-trung.svg</Image>\n\
         <Url type=\"text/html\" template=\"{origin}{}?q={{searchTerms}}\"/>\n\
         <Url type=\"application/x-suggestions+json\" template=\"{origin}/api/v1/suggest?q={{searchTerms}}&amp;dang=opensearch\"/>\n\
         </OpenSearchDescription>\n",
        // The format takes 16 characters of a short name.
        escape(&site.short.chars().take(16).collect::<String>()),
        escape(&site.name),
        Route::Search.path(site.language),
    );
    ([(header::CONTENT_TYPE, "application/opensearchdescription+xml; charset=utf-8")], xml).into_response()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
