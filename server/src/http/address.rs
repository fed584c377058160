//! The one address of a page: what leads to it by another way is told so.

use super::pages::LONGEST_KEPT;
use crate::widgets::query::decode;
use axum::{
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use cong::route::{Route, with_pairs};
use cong_api::{ListQuery, Site};

/// The address of the page that is asked for: what other sites hang on their links (`?fbclid=…`) makes no page of its own.
pub fn of(uri: &Uri) -> String {
    let whole = uri.path_and_query().map_or("/", |address| address.as_str());
    let Some(query) = uri.query().filter(|_| whole.len() <= LONGEST_KEPT) else { return whole.to_owned() };
    let section = match Route::of_path(uri.path()) {
        Some(Route::Section(section) | Route::AgencySection(_, section)) => section,
        // The first page of the other edition says which page has no counterpart.
        Some(Route::Home) if decode(query).iter().any(|(name, _)| name == "from") => return whole.to_owned(),
        Some(Route::Search) | None => return whole.to_owned(),
        Some(_) => return uri.path().to_owned(),
    };
    match ListQuery::from_pairs(None, section, decode(query)) {
        Ok(list) => with_pairs(uri.path(), &list.pairs()),
        // It is told what is wrong with it.
        Err(_) => whole.to_owned(),
    }
}

/// One address for one page: no slash at the end; an agency's host shows its sections under the agency's path.
pub fn redirect(site: &Site, host_agency: Option<&cong_api::Slug>, uri: &Uri) -> Option<String> {
    let path = uri.path();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    if path.len() > 1 && path.ends_with('/') {
        // `//evil.example` must not become a host of its own.
        return Some(format!("/{}{query}", path.trim_matches('/')));
    }
    if path.starts_with("//") {
        return Some(format!("/{}{query}", path.trim_start_matches('/')));
    }
    let agency = host_agency?;
    let section = path.split('/').nth(1)?;
    let own = site.agency_section(section).is_some() && site.section(section).is_none();
    own.then(|| format!("/co-quan/{agency}{path}{query}"))
}

pub fn moved(target: &str) -> Response {
    match HeaderValue::from_str(target) {
        Ok(target) => (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, target)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_page_has_one_address_whatever_hangs_on_the_link() {
        for (asked, wanted) in [
            ("/?fbclid=abc", "/"),
            ("/en?from=%2Fhoi-dap", "/en?from=%2Fhoi-dap"),
            ("/thu-tuc-hanh-chinh/1.001193?utm_source=zalo&q=x", "/thu-tuc-hanh-chinh/1.001193"),
            ("/tin-tuc-su-kien?utm_source=zalo&trang=2", "/tin-tuc-su-kien?trang=2"),
            ("/van-ban?q=%C4%91%E1%BA%A5t+%C4%91ai&nam=2024&trang=1", "/van-ban?q=%C4%91%E1%BA%A5t%20%C4%91ai&nam=2024"),
            ("/co-quan/so-y-te/tin-tuc?x=1", "/co-quan/so-y-te/tin-tuc"),
            // What is wrong stays as it is, and what people look for.
            ("/tin-tuc-su-kien?trang=x", "/tin-tuc-su-kien?trang=x"),
            ("/tim-kiem?q=khai+sinh", "/tim-kiem?q=khai+sinh"),
        ] {
            assert_eq!(super::of(&asked.parse().expect("an address")), wanted);
        }
    }
}
