//! Điểm du lịch, di tích: pictures in a row; how to get there, when, what it costs.

use super::frame;
use crate::{
    route::Route,
    still::{Still, still},
    text,
    ui::{self, Fact, Place, Sight},
};
use cong_api::{Brief, Item, ItemSummary, kinds::Destination};

/// Places and albums: picture over name; those without a picture follow as a list, so that the pictures hang without gaps.
pub fn gallery(items: &[ItemSummary]) -> Still {
    let (hung, plain): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.picture.is_some());
    let grid = |items: Vec<&ItemSummary>, class: &'static str| {
        (!items.is_empty()).then(|| still! { <ul class=class>{items.into_iter().map(card).collect::<Still>()}</ul> })
    };
    still! { {grid(hung, "places-grid")}{grid(plain, "places-grid places-plain")} }
}

fn card(item: &ItemSummary) -> Still {
    let picture = item.picture.as_ref().map(|p| ui::picture(p, "", Place::Card, Sight::Later));
    let note = match &item.brief {
        Brief::Destination { place, season, .. } => super::dotted(&[place, season]),
        Brief::Album { pictures } => (text::of_pages().item.pictures)(*pictures),
        _ => item.agency.name.clone(),
    };
    still! {
        <li class="place">
            <a href=Route::item(&item.address).href()>{picture}<h3>{item.title}</h3></a>
            <p>{item.summary}</p>
            <p class="when">{note}</p>
        </li>
    }
}

pub fn view(item: &Item, destination: &Destination, related: &[ItemSummary]) -> Still {
    let t = &text::of_pages().place;
    let short = |text: &str| text.chars().count() <= 44;
    let facts = ui::facts(
        [
            Fact::new(t.place, destination.place.clone(), ""),
            Fact::new(t.season, destination.season.clone(), ""),
            Fact::new(t.hours, destination.hours.clone(), ""),
            Fact::new(t.fees, destination.fees.clone(), ""),
        ]
        .into_iter()
        .filter(|fact| short(&fact.value))
        .collect(),
    );
    let long = |text: &str| if short(text) { String::new() } else { text.to_owned() };
    let position = match (destination.latitude, destination.longitude) {
        (Some(latitude), Some(longitude)) => {
            format!("{}, {} {}", text::fixed(latitude, 4), text::fixed(longitude, 4), t.position_order)
        }
        _ => String::new(),
    };
    let geo = destination.latitude.zip(destination.longitude).map(|(latitude, longitude)| {
        still! { <p class="more"><a href=ui::map_href(&format!("{},{}", text::plain(latitude), text::plain(longitude))) rel="external noopener">{t.open_map}</a></p> }
    });
    let how = ui::attributes(&[
        (t.place, &long(&destination.place)),
        (t.season, &long(&destination.season)),
        (t.hours, &long(&destination.hours)),
        (t.fees, &long(&destination.fees)),
        (t.way, &destination.directions),
        (t.position, &position),
    ]);
    let after = still! { {how}{geo} };
    still! { {facts} {frame::text(item, "", Still::default(), after, related)} }
}
