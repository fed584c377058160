//! Components that fetch nothing: props in, links and events out.

mod chart;
mod facts;
mod filters;
mod follow;
mod form;
mod head;
mod html;
mod map;
mod pagination;
mod picture;
mod reach;
mod row;
mod search_box;
mod tools;

pub use chart::chart;
pub use facts::{Fact, attributes, facts, named};
pub use filters::{FEW, field, filters, label, result_bar};
pub use follow::{Way, feeds, follow, in_calendar};
pub use form::form;
pub use head::{Crumb, Head, breadcrumbs};
pub use html::{plain, prose};
pub use map::map;
pub use pagination::pagination;
pub use picture::{Place, Sight, picture, plate};
pub use reach::{address, dial, email, map_href, phone};
pub use row::Row;
pub use search_box::SearchBox;
pub use tools::tools;

use crate::still::{Still, still};

/// Document numbers and codes do not break inside (rule 10 of the look).
pub fn unbroken(text: &str) -> Still {
    still! { <span class="nb">{text}</span> }
}
