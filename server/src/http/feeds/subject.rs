//! What a feed follows: a page of the portal, found by its address.

use crate::portal::{State, feed::Followed};
use cong::{
    route::{Route, with_pairs},
    text,
};
use cong_api::{ListQuery, SearchQuery, SearchSort, Slug, Sort};

/// A page that is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    pub title: String,
    pub description: String,
    /// The path of the page, with its filters.
    pub page: String,
    pub followed: Followed,
    /// The agency whose site it is.
    pub agency: Option<Slug>,
}

impl Subject {
    /// The page of that path with that query; nothing when there is none. On an agency's own host the first page is the agency's.
    ///
    /// A feed has no pages, weeks and orders: it begins with what changed last. These parts of a query are left out.
    pub fn new(
        state: &State,
        path: &str,
        host_agency: Option<&Slug>,
        pairs: impl IntoIterator<Item = (String, String)>,
    ) -> Option<Self> {
        let pairs = pairs.into_iter().filter(|(name, _)| !matches!(name.as_str(), "trang" | "tuan" | "xep"));
        match (Route::of_path(path)?, host_agency) {
            (Route::Home, Some(agency)) => site_of(state, agency),
            (Route::Home, None) => Some(whole(state)),
            (Route::Agency(agency), _) => site_of(state, &agency),
            (Route::Section(section), _) => list(state, ListQuery::from_pairs(None, section, pairs).ok()?),
            (Route::AgencySection(agency, section), _) => list(state, ListQuery::from_pairs(Some(agency), section, pairs).ok()?),
            (Route::Search, _) => Some(search(state, SearchQuery::from_pairs(pairs).ok()?)),
            (Route::Agencies | Route::Item(_) | Route::SiteMap | Route::Contact, _) => None,
        }
    }
}

fn whole(state: &State) -> Subject {
    let site = &state.site;
    Subject {
        title: site.name.clone(),
        description: or(&site.description, &site.name),
        page: Route::Home.path(site.language),
        followed: Followed::List(ListQuery::default()),
        agency: None,
    }
}

fn site_of(state: &State, slug: &Slug) -> Option<Subject> {
    let agency = state.agency(slug)?;
    Some(Subject {
        title: format!("{} – {}", agency.name, state.site.short),
        description: or(&agency.tagline, &agency.name),
        page: Route::agency(slug).path(state.site.language),
        followed: Followed::List(ListQuery { agency: Some(slug.clone()), ..ListQuery::default() }),
        agency: Some(slug.clone()),
    })
}

fn list(state: &State, query: ListQuery) -> Option<Subject> {
    let slug = query.section.clone()?;
    let (title, intro, of) = match &query.agency {
        None => {
            let section = state.site.section(slug.as_str())?;
            (&section.title, &section.intro, &state.site.short)
        }
        Some(agency) => {
            let agency = state.agency(agency)?;
            let section = state.site.agency_section(slug.as_str())?;
            (&section.title, &section.intro, &agency.name)
        }
    };
    let query = ListQuery { sort: Sort::default(), week: None, page: 1, ..query };
    Some(Subject {
        title: format!("{title} – {of}"),
        description: or(intro, title),
        page: with_pairs(&Route::of_list(&query).path(state.site.language), &query.pairs()),
        agency: query.agency.clone(),
        followed: Followed::List(query),
    })
}

fn search(state: &State, query: SearchQuery) -> Subject {
    let site = &state.site;
    let words = &text::of_pages_in(site.language).search;
    let title = if query.words.trim().is_empty() { words.title.to_owned() } else { (words.title_for)(query.words.trim()) };
    let query = SearchQuery { sort: SearchSort::default(), page: 1, ..query };
    Subject {
        title: format!("{title} – {}", site.short),
        description: title,
        page: with_pairs(&Route::Search.path(site.language), &query.pairs()),
        agency: query.agency(),
        followed: Followed::Search(query),
    }
}

fn or(text: &str, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text.to_owned() }
}
