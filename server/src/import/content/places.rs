//! Sets the destinations of sections on the maps of pages that ask for them.

use super::mistake::Mistakes;
use cong::route::Route;
use cong_api::{Detail, Item, Language, Slug, kinds::MapPoint};

/// A destination that says where it is.
struct Place {
    section: Slug,
    title: String,
    href: String,
    latitude: f64,
    longitude: f64,
}

pub fn set(mistakes: &mut Mistakes, items: &mut [Item], language: Language) {
    let places: Vec<Place> = items.iter().filter_map(|item| place(item, language)).collect();
    for item in items {
        let file = format!("items/{}/{}", item.address.section, item.address.slug);
        let Detail::Page(page) = &mut item.detail else { continue };
        if page.places.is_empty() {
            continue;
        }
        let Some(map) = &mut page.map else {
            mistakes.add(&file, None, format!("“{}”: page: places need a map", item.title));
            continue;
        };
        let Some(ground) = map.ground else {
            mistakes.add(&file, None, format!("“{}”: page: the map says nothing of its [ground]", item.title));
            continue;
        };
        let here = places.iter().filter(|place| page.places.contains(&place.section));
        map.points = here
            .enumerate()
            .map(|(at, place)| {
                let (x, y) = ground.position(place.latitude, place.longitude);
                let number = (at + 1).to_string();
                MapPoint {
                    name: place.title.clone(),
                    label: vec![number],
                    x,
                    y,
                    label_x: x,
                    label_y: y,
                    href: Some(place.href.clone()),
                }
            })
            .collect();
    }
}

fn place(item: &Item, language: Language) -> Option<Place> {
    let Detail::Destination(destination) = &item.detail else { return None };
    let (latitude, longitude) = destination.latitude.zip(destination.longitude)?;
    let href = Route::item(&item.address).path(language);
    Some(Place { section: item.address.section.clone(), title: item.title.clone(), href, latitude, longitude })
}
