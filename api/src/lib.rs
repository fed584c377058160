//! The contract of the portal: every type that crosses the wire, and [`Portal`], the operations that answer with them.
//!
//! Invariant: nothing here knows how an answer is made (store, index) or shown (views).

pub mod address;
pub mod agency;
pub mod date;
pub mod error;
pub mod fold;
pub mod home;
pub mod item;
pub mod kind;
pub mod kinds;
pub mod language;
pub mod list;
pub mod portal;
pub mod search;
pub mod site;
pub mod wire;

pub use address::{ItemAddress, Slug};
pub use agency::{Agency, AgencyHome, AgencyLink};
pub use date::{Date, Stamp};
pub use error::{Error, Problem};
pub use home::Home;
pub use item::{Attachment, Item, ItemPage, ItemSummary, Picture};
pub use kind::{Brief, Detail, Kind};
pub use language::Language;
pub use list::{Facet, FacetValue, ListQuery, Listing, Sort};
pub use portal::{Answer, Portal};
pub use search::{SearchHit, SearchQuery, SearchResults, SearchSort, Suggestions};
pub use site::Site;
