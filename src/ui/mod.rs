//! Components that fetch nothing: props in, links and events out.

mod answer;
mod chart;
mod facts;
mod filters;
mod follow;
mod head;
mod html;
mod map;
mod pagination;
mod reach;
mod row;
mod search_box;
mod suggestions;
mod tools;

pub use answer::{answer, failure, standing};
pub use chart::Chart;
pub use facts::{Fact, attributes, facts, named};
pub use filters::{FEW, Filters, ResultBar, field, label};
pub use follow::{Way, feeds, follow, in_calendar};
pub use head::{Crumb, Head, breadcrumbs};
pub use html::Html;
pub use map::Map;
pub use pagination::Pagination;
pub use reach::{address, dial, email, map_href, phone};
pub use row::Row;
pub use search_box::SearchBox;
pub use tools::tools;

use cong_api::Picture;
use leptos::prelude::*;

/// Document numbers and codes do not break inside (rule 10 of the look).
pub fn unbroken(text: String) -> AnyView {
    view! { <span class="nb">{text}</span> }.into_any()
}

/// A picture with its caption.
pub fn plate(picture: &Picture) -> AnyView {
    let caption = picture.caption.clone();
    view! {
        <figure class="plate">
            <img class="scene" src=crate::route::picture(&picture.src) width="1200" height="900" alt=picture.alt.clone() />
            {(!caption.is_empty()).then(|| view! { <figcaption>{caption}</figcaption> })}
        </figure>
    }
    .into_any()
}
