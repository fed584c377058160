//! Every address of the portal, once: a [`Route`] and its path. Nobody else formats a path by hand.

use crate::{feed, text};
use cong_api::{ItemAddress, Language, ListQuery, SearchQuery, Slug};
use std::sync::OnceLock;

/// The section that lists the agencies, in the addresses of each edition.
const AGENCIES: &str = "co-quan";
const AGENCIES_EN: &str = "agencies";

#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    Home,
    Section(Slug),
    Agencies,
    Agency(Slug),
    AgencySection(Slug, Slug),
    Item(ItemAddress),
    Search,
    SiteMap,
    Contact,
}

impl Route {
    pub fn section(slug: &Slug) -> Self {
        if matches!(slug.as_str(), AGENCIES | AGENCIES_EN) { Self::Agencies } else { Self::Section(slug.clone()) }
    }

    pub fn agency(slug: &Slug) -> Self {
        Self::Agency(slug.clone())
    }

    pub fn item(address: &ItemAddress) -> Self {
        Self::Item(address.clone())
    }

    /// The place that a path names, whether there is one or not: what [`Route::path`] writes, read again.
    pub fn of_path(path: &str) -> Option<Self> {
        let language = Language::of_path(path);
        let own = [Self::Home, Self::Agencies, Self::Search, Self::SiteMap, Self::Contact];
        if let Some(route) = own.into_iter().find(|route| route.path(language) == path) {
            return Some(route);
        }
        let segments: Vec<&str> = path.strip_prefix(language.base())?.strip_prefix('/')?.split('/').collect();
        let slug = |text: &str| Slug::try_from(text).ok();
        let item = |agency, section, item| Some(Self::Item(ItemAddress { agency, section: slug(section)?, slug: slug(item)? }));
        match (language, segments.as_slice()) {
            (Language::Vi, [AGENCIES, agency]) => Some(Self::Agency(slug(agency)?)),
            (Language::Vi, [AGENCIES, agency, section]) => Some(Self::AgencySection(slug(agency)?, slug(section)?)),
            (Language::Vi, [AGENCIES, agency, section, slug_of_item]) => item(Some(slug(agency)?), section, slug_of_item),
            (_, [section]) => Some(Self::Section(slug(section)?)),
            (_, [section, slug_of_item]) => item(None, section, slug_of_item),
            _ => None,
        }
    }

    /// The section that a list asks for.
    pub fn of_list(query: &ListQuery) -> Self {
        match (&query.agency, &query.section) {
            (Some(agency), Some(section)) => Self::AgencySection(agency.clone(), section.clone()),
            (Some(agency), None) => Self::Agency(agency.clone()),
            (None, Some(section)) => Self::section(section),
            (None, None) => Self::Home,
        }
    }

    /// The address in the edition that is being read.
    pub fn href(&self) -> String {
        self.path(text::language())
    }

    /// The address in an edition.
    pub fn path(&self, language: Language) -> String {
        match language {
            Language::Vi => self.vietnamese(),
            Language::En => self.english(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Home => "/en".to_owned(),
            Self::Agencies => format!("/en/{AGENCIES_EN}"),
            Self::Search => "/en/search".to_owned(),
            Self::SiteMap => "/en/site-map".to_owned(),
            Self::Contact => "/en/contact".to_owned(),
            // The agencies' own sites are in Vietnamese: the list of agencies leads there.
            Self::Agency(agency) | Self::AgencySection(agency, _) => format!("/en/{AGENCIES_EN}#{agency}"),
            Self::Item(ItemAddress { agency: Some(_), .. }) => self.vietnamese(),
            Self::Section(_) | Self::Item(_) => format!("/en{}", self.vietnamese()),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Section(section) => format!("/{section}"),
            Self::Agencies => format!("/{AGENCIES}"),
            Self::Agency(agency) => format!("/co-quan/{agency}"),
            Self::AgencySection(agency, section) => format!("/co-quan/{agency}/{section}"),
            Self::Item(ItemAddress { agency: None, section, slug }) => format!("/{section}/{slug}"),
            Self::Item(ItemAddress { agency: Some(agency), section, slug }) => {
                format!("/co-quan/{agency}/{section}/{slug}")
            }
            Self::Search => "/tim-kiem".to_owned(),
            Self::SiteMap => "/so-do-trang".to_owned(),
            Self::Contact => "/lien-he".to_owned(),
        }
    }
}

/// The address of a list with its filters.
pub fn list_href(query: &ListQuery) -> String {
    with_pairs(&Route::of_list(query).href(), &query.pairs())
}

/// The address of a page of results.
pub fn search_href(query: &SearchQuery) -> String {
    with_pairs(&Route::Search.href(), &query.pairs())
}

/// The results for some words.
pub fn search_for(words: &str) -> String {
    search_href(&SearchQuery { words: words.to_owned(), page: 1, ..SearchQuery::default() })
}

/// Scheme and host that serve pictures, files, codes and calendars: nothing on the portal's own host, the API's when the app runs on static hosting.
static MEDIA_HOST: OnceLock<String> = OnceLock::new();

/// Asks another host for pictures and files; the first call counts.
pub fn media_from(host: &str) {
    let _ = MEDIA_HOST.set(host.to_owned());
}

/// Where a picture of the portal is served.
pub fn picture(name: &str) -> String {
    media("tranh", name)
}

/// Where a file for download is served.
pub fn file(name: &str) -> String {
    media("tep", name)
}

/// The QR code of a page.
pub fn qr(path: &str) -> String {
    format!("{}/ma-qr?trang={}", media_host(), encode(path))
}

fn media(folder: &str, name: &str) -> String {
    format!("{}/{folder}/{}", media_host(), encode(name))
}

pub(crate) fn media_host() -> &'static str {
    MEDIA_HOST.get().map_or("", String::as_str)
}

/// What only the server makes: links to it are left to the browser, for the router would take a feed for an item.
pub fn is_of_the_server(path: &str) -> bool {
    matches!(path, "/he-thong-thiet-ke" | "/nhung" | "/sitemap.xml") || feed::is_document(path)
}

pub fn with_pairs(path: &str, pairs: &[(String, String)]) -> String {
    let query: Vec<String> = pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Percent-encodes a query component (RFC 3986: only unreserved characters stay).
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte as char);
        } else {
            encoded.push('%');
            encoded.push(char::from(b"0123456789ABCDEF"[usize::from(byte >> 4)]));
            encoded.push(char::from(b"0123456789ABCDEF"[usize::from(byte & 15)]));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_the_designs() {
        let slug = |text: &str| Slug::try_from(text).expect("a slug");
        let item = |agency: Option<&str>| ItemAddress {
            agency: agency.map(slug),
            section: slug("thu-tuc-hanh-chinh"),
            slug: slug("1.001193"),
        };
        for (route, path) in [
            (Route::section(&slug("co-quan")), "/co-quan"),
            (Route::section(&slug("hoi-dap")), "/hoi-dap"),
            (Route::item(&item(None)), "/thu-tuc-hanh-chinh/1.001193"),
            (Route::item(&item(Some("so-y-te"))), "/co-quan/so-y-te/thu-tuc-hanh-chinh/1.001193"),
        ] {
            assert_eq!(route.path(Language::Vi), path);
            assert_eq!(Route::of_path(path), Some(route));
        }
        for (route, path) in [
            (Route::Home, "/en"),
            (Route::section(&slug("agencies")), "/en/agencies"),
            (Route::item(&item(None)), "/en/thu-tuc-hanh-chinh/1.001193"),
            (Route::agency(&slug("so-y-te")), "/en/agencies#so-y-te"),
        ] {
            assert_eq!(route.path(Language::En), path);
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for path in [
            "/",
            "/en",
            "/tim-kiem",
            "/en/search",
            "/lien-he",
            "/en/contact",
            "/so-do-trang",
            "/co-quan",
            "/en/agencies",
            "/co-quan/so-y-te",
            "/co-quan/so-y-te/tin-tuc",
            "/co-quan/so-y-te/tin-tuc/mot-tin",
            "/hoi-dap",
            "/en/about",
            "/en/about/overview",
            "/van-ban/54-2023-qd-ubnd",
        ] {
            let route = Route::of_path(path).unwrap_or_else(|| panic!("{path} names nothing"));
            assert_eq!(route.path(Language::of_path(path)), path);
        }
        for nothing in ["", "hoi-dap", "/Hoi-Dap", "//", "/a/b/c", "/hoi-dap/", "/co-quan/a/b/c/d", "/%20"] {
            assert_eq!(Route::of_path(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn queries_survive_the_address() {
        let query = SearchQuery { words: "sổ đỏ & 100% <b>".into(), page: 2, ..SearchQuery::default() };
        assert_eq!(search_href(&query), "/tim-kiem?q=s%E1%BB%95%20%C4%91%E1%BB%8F%20%26%20100%25%20%3Cb%3E&trang=2");
    }
}
