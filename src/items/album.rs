//! Album: pictures with captions, a film with its transcript.

use super::frame;
use crate::{
    route,
    still::{Still, still},
    ui,
};
use cong_api::{Item, ItemSummary, kinds::Album};

pub fn view(item: &Item, album: &Album, related: &[ItemSummary]) -> Still {
    let pictures = album.pictures.iter().map(ui::plate).collect::<Still>();
    let video = album.video.as_ref().map(|video| {
        still! {
            <figure class="plate">
                <video controls preload="none" src=route::picture(&video.src)></video>
                <figcaption>{video.length}</figcaption>
            </figure>
            <details><summary>"Lời và cảnh trong phim"</summary><p>{video.transcript}</p></details>
        }
    });
    let body = (!item.body.is_empty()).then(|| ui::prose(&item.body));
    still! {
        {body}
        {video}
        <div class="album">{pictures}</div>
        <p class="when">{item.agency.name}" · "{item.published.date().display()}</p>
        {frame::tools(item)}
        {frame::aside(item, related)}
    }
}
