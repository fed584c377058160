//! Trang giới thiệu: a long text with its contents beside it.

use super::frame;
use crate::{
    text,
    ui::{Html, Map, plate},
};
use cong_api::{Item, ItemSummary, kinds::Page};
use leptos::prelude::*;

pub fn view(item: &Item, page: Page, related: Vec<ItemSummary>) -> AnyView {
    let contents = (item.contents.len() > 1).then(|| frame::headings(item));
    let updated = text::date(&item.updated.as_ref().unwrap_or(&item.published).date());
    view! {
        {page.map.map(|map| view! { <Map map=*map /> })}
        {item.picture.as_ref().map(plate)}
        <div class="article-grid">
            <div>{contents}</div>
            <div class="main">
                <Html html=item.body.clone() />
                <p class="when">{format!("{} · {updated}", item.agency.name)}</p>
                {frame::tools(item)}
            </div>
            {frame::aside(item, related)}
        </div>
    }
    .into_any()
}
