//! Album: pictures with captions, a film with its transcript.

use super::frame;
use crate::{
    route,
    ui::{self, Html},
};
use cong_api::{Item, ItemSummary, kinds::Album};
use leptos::prelude::*;

pub fn view(item: &Item, album: Album, related: Vec<ItemSummary>) -> AnyView {
    let pictures = album.pictures.iter().map(ui::plate).collect_view();
    let video = album.video.map(|video| {
        view! {
            <figure class="plate">
                <video controls preload="none" src=route::picture(&video.src)></video>
                <figcaption>{video.length}</figcaption>
            </figure>
            <details><summary>"Lời và cảnh trong phim"</summary><p>{video.transcript}</p></details>
        }
    });
    let body = (!item.body.is_empty()).then(|| view! { <Html html=item.body.clone() /> });
    view! {
        {body}
        {video}
        <div class="album">{pictures}</div>
        <p class="when">{item.agency.name.clone()}" · "{item.published.date().display()}</p>
        {frame::tools(item)}
        {frame::aside(item, related)}
    }
    .into_any()
}
