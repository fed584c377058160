//! Công báo: an issue and its documents.

use super::frame;
use crate::{
    route::Route,
    still::{Put, Still, still},
    ui,
};
use cong_api::{Item, kinds::Gazette};

pub fn view(item: &Item, gazette: &Gazette) -> Still {
    let rows = gazette
        .documents
        .iter()
        .map(|entry| {
            let name = match &entry.address {
                Some(address) => still! { <a href=Route::item(address).href()>{entry.abstract_}</a> },
                None => entry.abstract_.still(),
            };
            still! { <li><b>{ui::unbroken(&entry.number)}</b><span>{name}</span></li> }
        })
        .collect::<Still>();
    let body = (!item.body.is_empty()).then(|| ui::prose(&item.body));
    let files = (!item.files.is_empty()).then(|| frame::part("tep", "Toàn văn", frame::files(item)));
    still! {
        {body}
        {frame::part("muc-luc", "Mục lục", still! { <ul class="laws">{rows}</ul> })}
        {files}
        {frame::tools(item)}
    }
}
