//! Album: pictures with captions, a film with its transcript.

use super::frame;
use crate::{
    route,
    still::{Still, still},
    ui::{self, Place, Sight},
};
use cong_api::{Item, ItemSummary, Picture, kinds::Album};

pub fn view(item: &Item, album: &Album, related: &[ItemSummary]) -> Still {
    let pictures =
        album.pictures.iter().enumerate().map(|(at, picture)| plate(picture, at, album.pictures.len())).collect::<Still>();
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

/// Two in a row; the last of an odd number stands across.
fn plate(picture: &Picture, at: usize, count: usize) -> Still {
    let place = if at + 1 == count && at.is_multiple_of(2) { Place::Plate } else { Place::Album };
    let sight = if at == 0 { Sight::First } else { Sight::Later };
    ui::plate(picture, place, sight)
}
