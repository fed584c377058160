//! One file for each page: its data, then its view.

mod agencies;
mod agency;
mod contact;
mod english;
mod front;
mod item;
mod not_found;
mod search;
mod section;
mod site_map;

pub use agencies::Agencies;
pub use agency::{Agency, AgencySection};
pub use contact::Contact;
pub use english::English;
pub use front::Front;
pub use item::Item;
pub use not_found::NotFound;
pub use search::Search;
pub use section::Section;
pub use site_map::SiteMap;

use cong_api::{Error, Slug};
use leptos_router::{hooks::use_query_map, params::ParamsMap};

/// A path parameter as a slug; what is none leads to “not found”.
fn slug(params: &ParamsMap, name: &str) -> Result<Slug, Error> {
    params.get(name).and_then(|text| Slug::try_from(text).ok()).ok_or(Error::NotFound)
}

/// The query of the address, in order.
fn query_pairs() -> impl Fn() -> Vec<(String, String)> + Copy {
    use leptos::prelude::*;
    let query = use_query_map();
    move || query.get().into_iter().map(|(name, value)| (name.into_owned(), value)).collect()
}
