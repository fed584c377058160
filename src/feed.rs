//! Addresses at which programs follow a page: the page's own address with the name of a format behind its path.

use crate::route::media_host;

/// What a feed is written in. The order is that of the links in a page's head: programs take the first that they know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RSS 2.0 (<https://www.rssboard.org/rss-specification>).
    Rss,
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).
    Json,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Rss, Self::Atom, Self::Json];

    /// The last segment of the address.
    pub fn file(self) -> &'static str {
        match self {
            Self::Rss => "rss.xml",
            Self::Atom => "atom.xml",
            Self::Json => "feed.json",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Rss => "RSS",
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
        }
    }

    /// The path of the page that a feed follows, and the feed's format: `/hoi-dap/rss.xml` → `/hoi-dap`.
    pub fn of_path(path: &str) -> Option<(&str, Self)> {
        let (page, file) = path.rsplit_once('/')?;
        let format = Self::ALL.into_iter().find(|format| format.file() == file)?;
        Some((if page.is_empty() { "/" } else { page }, format))
    }
}

/// The feed of a page: `/hoi-dap?nam=2026` → `/hoi-dap/rss.xml?nam=2026`.
pub fn feed(page: &str, format: Format) -> String {
    behind(page, format.file())
}

/// The iCalendar file of a schedule, a list of consultations or one entry.
pub fn calendar(page: &str) -> String {
    behind(page, "lich.ics")
}

/// True for the address of a feed or a calendar.
pub fn is_document(path: &str) -> bool {
    Format::of_path(path).is_some() || path.ends_with("/lich.ics")
}

fn behind(page: &str, file: &str) -> String {
    let (path, query) = page.split_at(page.find('?').unwrap_or(page.len()));
    format!("{}{}/{file}{query}", media_host(), path.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_stands_behind_the_path_of_its_page() {
        for (page, address) in [
            ("/", "/rss.xml"),
            ("/en", "/en/rss.xml"),
            ("/co-quan/so-y-te/tin-tuc", "/co-quan/so-y-te/tin-tuc/rss.xml"),
            ("/tim-kiem?q=khai%20sinh", "/tim-kiem/rss.xml?q=khai%20sinh"),
        ] {
            assert_eq!(feed(page, Format::Rss), address);
            let path = address.split('?').next().unwrap_or_default();
            assert_eq!(Format::of_path(path), Some((page.split('?').next().unwrap_or_default(), Format::Rss)), "{address}");
        }
        assert_eq!(feed("/hoi-dap", Format::Json), "/hoi-dap/feed.json");
        assert_eq!(calendar("/lay-y-kien-du-thao"), "/lay-y-kien-du-thao/lich.ics");
        for document in ["/hoi-dap/rss.xml", "/en/feed.json", "/lich-tiep-cong-dan/lich.ics"] {
            assert!(is_document(document), "{document}");
        }
        for other in ["/hoi-dap", "/hoi-dap/rss", "rss.xml", "/sitemap.xml", "/"] {
            assert_eq!(Format::of_path(other), None, "{other}");
            assert!(!is_document(other), "{other}");
        }
    }
}
