//! One file for each page: its question, and what is made of the answer.

mod agencies;
mod agency;
mod apart;
mod contact;
mod english;
mod front;
mod item;
mod not_found;
mod search;
mod section;
mod site_map;

#[cfg(feature = "split")]
pub use apart::Failure;
pub use apart::page;
#[cfg(feature = "browser")]
pub use apart::{asked_again, fetch};
pub use not_found::{guesses, not_found};

use crate::{
    load::{Ask, Loaded, SiteData},
    route::Route,
    still::{Still, still},
    text,
};
use cong_api::{Answer, Error, Language, ListQuery, Portal, SearchQuery, Site};
use leptos_router::params::ParamsMap;
use std::sync::Arc;

/// Path and query of a page, the query decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub path: String,
    pub pairs: Vec<(String, String)>,
}

impl Address {
    /// A path is the same with a slash at its end.
    pub fn new(path: String, query: ParamsMap) -> Self {
        let path = if path.len() > 1 { path.trim_end_matches('/').to_owned() } else { path };
        Self { path, pairs: query.into_iter().map(|(name, value)| (name.into_owned(), value)).collect() }
    }
}

type View = Box<dyn Fn(&Loaded, &Site) -> Result<Still, Error> + Send + Sync>;

/// What a page asks, and what is made of the answer.
pub struct Page {
    pub ask: Ask,
    pub view: View,
}

/// What a view makes of an answer: a page, or the reason why there is none.
trait Shows {
    fn shown(self) -> Result<Still, Error>;
}

impl Shows for Still {
    fn shown(self) -> Result<Still, Error> {
        Ok(self)
    }
}

impl Shows for Result<Still, Error> {
    fn shown(self) -> Self {
        self
    }
}

impl Page {
    fn new<T: Send + Sync + 'static, S: Shows>(
        run: impl Fn(Arc<dyn Portal>) -> Answer<T> + Send + Sync + 'static,
        view: impl Fn(&T, &Site) -> S + Send + Sync + 'static,
    ) -> Self {
        // One element, so that it can be laid out before it is opened (still/ahead.rs).
        let view =
            move |loaded: &Loaded, site: &Site| view(&*loaded.get::<T>()?, site).shown().map(|page| still! { <div>{page}</div> });
        Self { ask: Ask::new(run), view: Box::new(view) }
    }

    /// A page that needs nothing but what every page carries.
    fn standing(view: impl Fn(&Site) -> Still + Send + Sync + 'static) -> Self {
        Self::new(|_| Box::pin(async { Ok(()) }), move |&(), site| view(site))
    }
}

fn made(address: &Address, site: SiteData) -> Result<Page, Error> {
    let Address { path, pairs } = address;
    let language = text::language();
    let pairs = || pairs.clone();
    let route = Route::of_path(path).filter(|_| Language::of_path(path) == language).ok_or(Error::NotFound)?;
    Ok(match route {
        Route::Home if language == Language::En => english::page(site, pairs()),
        Route::Home => front::page(site),
        Route::Section(section) => section::page(ListQuery::from_pairs(None, section, pairs())?),
        Route::Item(address) => item::page(address),
        Route::Agencies => agencies::page(),
        Route::Agency(agency) => agency::page(agency),
        Route::AgencySection(agency, section) => agency::section_page(ListQuery::from_pairs(Some(agency), section, pairs())?),
        Route::Search => search::page(SearchQuery::from_pairs(pairs())?, pairs()),
        Route::SiteMap => site_map::page(),
        Route::Contact => contact::page(site),
    })
}
