//! Điểm du lịch, di tích: pictures in a row; how to get there, when, what it costs.

use super::frame;
use crate::{
    route::{self, Route},
    text,
    ui::{self, Fact},
};
use cong_api::{Brief, Item, ItemSummary, kinds::Destination};
use leptos::prelude::*;

/// Places and albums: picture over name; those without a picture follow as a list, so that the pictures hang without gaps.
pub fn gallery(items: Vec<ItemSummary>) -> AnyView {
    let (hung, plain): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.picture.is_some());
    let grid = |items: Vec<ItemSummary>, class: &'static str| {
        (!items.is_empty()).then(|| view! { <ul class=class>{items.into_iter().map(card).collect_view()}</ul> })
    };
    view! { {grid(hung, "places-grid")}{grid(plain, "places-grid places-plain")} }.into_any()
}

fn card(item: ItemSummary) -> AnyView {
    let picture = item
        .picture
        .map(|p| view! { <img class="scene" loading="lazy" src=route::picture(&p.src) width="1200" height="900" alt="" /> });
    let note = match item.brief {
        Brief::Destination { place, season, .. } => super::dotted(&[&place, &season]),
        Brief::Album { pictures } => (text::words().item.pictures)(pictures),
        _ => item.agency.name,
    };
    view! {
        <li class="place">
            <a href=Route::item(&item.address).href()>{picture}<h3>{item.title}</h3></a>
            <p>{item.summary}</p>
            <p class="when">{note}</p>
        </li>
    }
    .into_any()
}

pub fn view(item: &Item, destination: Destination, related: Vec<ItemSummary>) -> AnyView {
    let t = &text::words().place;
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
        (Some(latitude), Some(longitude)) => format!("{latitude:.4}, {longitude:.4} {}", t.position_order),
        _ => String::new(),
    };
    let geo = destination.latitude.zip(destination.longitude).map(|(latitude, longitude)| {
        view! { <p class="more"><a href=ui::map_href(&format!("{latitude},{longitude}")) rel="external noopener">{t.open_map}</a></p> }
    });
    let how = ui::attributes(vec![
        (t.place, long(&destination.place)),
        (t.season, long(&destination.season)),
        (t.hours, long(&destination.hours)),
        (t.fees, long(&destination.fees)),
        (t.way, destination.directions.clone()),
        (t.position, position),
    ]);
    let after = view! { {how}{geo} }.into_any();
    view! { {facts} {frame::text(item, "", ().into_any(), after, related)} }.into_any()
}
