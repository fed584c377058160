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
pub use reach::{address, dial, email, map_href, phone};
pub use row::Row;
pub use search_box::SearchBox;
pub use tools::tools;

use crate::still::{Still, still};
use cong_api::Picture;

/// Document numbers and codes do not break inside (rule 10 of the look).
pub fn unbroken(text: &str) -> Still {
    still! { <span class="nb">{text}</span> }
}

/// A picture with its caption.
pub fn plate(picture: &Picture) -> Still {
    let caption = picture.caption.clone();
    still! {
        <figure class="plate">
            <img class="scene" src=crate::route::picture(&picture.src) width="1200" height="900" alt=picture.alt />
            {(!caption.is_empty()).then(|| still! { <figcaption>{caption}</figcaption> })}
        </figure>
    }
}
