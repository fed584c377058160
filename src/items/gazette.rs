//! Công báo: an issue and its documents.

use super::frame;
use crate::{
    route::Route,
    ui::{self, Html},
};
use cong_api::{Item, kinds::Gazette};
use leptos::prelude::*;

pub fn view(item: &Item, gazette: Gazette) -> AnyView {
    let rows = gazette
        .documents
        .into_iter()
        .map(|entry| {
            let name = match entry.address {
                Some(address) => view! { <a href=Route::item(&address).href()>{entry.abstract_}</a> }.into_any(),
                None => entry.abstract_.into_any(),
            };
            view! { <li><b>{ui::unbroken(entry.number)}</b><span>{name}</span></li> }
        })
        .collect_view();
    let body = (!item.body.is_empty()).then(|| view! { <Html html=item.body.clone() /> });
    let files = (!item.files.is_empty()).then(|| frame::part("tep", "Toàn văn", frame::files(item)));
    view! {
        {body}
        {frame::part("muc-luc", "Mục lục", view! { <ul class="laws">{rows}</ul> }.into_any())}
        {files}
        {frame::tools(item)}
    }
    .into_any()
}
