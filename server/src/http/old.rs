//! Old addresses: where the thing lives now.

use super::Server;
use crate::portal;
use cong::route::Route;
use cong_api::{Language, Slug};

/// The page to which an old path leads; nothing for a path that is not old.
pub async fn target(server: &Server, path: &str) -> Option<String> {
    let main = server.edition(Language::Vi).state();
    for address in main.redirects.find(path) {
        let (page, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        if let Some(page) = there(server, page).await {
            return Some(format!("{page}{rest}"));
        }
    }
    None
}

/// The canonical path of a page, when there is one at that path.
async fn there(server: &Server, path: &str) -> Option<String> {
    // Files of the content were checked when it came in.
    if ["/tep/", "/tranh/"].iter().any(|folder| path.starts_with(folder)) {
        return Some(path.to_owned());
    }
    let route = Route::of_path(path)?;
    let language = Language::of_path(path);
    let state = server.edition(language).state();
    let agency = |slug: &Slug| state.site.agency(slug.as_str()).is_some();
    let exists = match &route {
        Route::Section(section) => state.site.section(section.as_str()).is_some() || cong::route::is_of_the_server(path),
        Route::Agency(slug) => agency(slug),
        Route::AgencySection(slug, section) => agency(slug) && state.site.agency_section(section.as_str()).is_some(),
        Route::Item(address) => match state.store.item(address).await {
            Ok(Some(_)) => true,
            Ok(None) => return state.store.canonical(address).await.ok()?.map(|canonical| portal::path(&canonical, language)),
            Err(_) => false,
        },
        Route::Home | Route::Agencies | Route::Search | Route::SiteMap | Route::Contact => true,
    };
    exists.then(|| path.to_owned())
}
