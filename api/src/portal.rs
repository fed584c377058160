//! The operations of the portal. The browser asks over HTTP, the server answers in process; views know only this trait.

use crate::{
    AgencyHome, Error, Home, ItemAddress, ItemPage, ListQuery, Listing, SearchQuery, SearchResults, Site, Slug, Suggestions,
};
use std::{future::Future, pin::Pin};

/// What an operation gives back: boxed, so that the trait stays object-safe.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

pub trait Portal: Send + Sync + 'static {
    /// Names, menu, footer, alerts, agencies: what every page carries.
    fn site(&self) -> Answer<Site>;
    /// The portal's first page.
    fn home(&self) -> Answer<Home>;
    /// One page of a section of the portal or of an agency's site.
    fn list(&self, query: ListQuery) -> Answer<Listing>;
    /// One item with what belongs beside it.
    fn item(&self, address: ItemAddress) -> Answer<ItemPage>;
    /// The first page of an agency's site.
    fn agency(&self, agency: Slug) -> Answer<AgencyHome>;
    /// Items, sections and agencies that answer a person's words.
    fn search(&self, query: SearchQuery) -> Answer<SearchResults>;
    /// What to offer while those words are being typed.
    fn suggest(&self, words: String) -> Answer<Suggestions>;
    /// A result of these words was opened. Counted without anything of the person (R18).
    fn followed(&self, words: String) -> Answer<()>;
}
