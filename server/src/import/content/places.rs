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
        part(&mut map.points);
    }
}

/// Units of the drawing between the middles of two marks.
const APART: f32 = 30.0;

/// Marks that would cover each other move apart; each keeps its true place, to which a line is drawn.
fn part(points: &mut [MapPoint]) {
    for _ in 0..200 {
        let mut moved = false;
        for at in 1..points.len() {
            let (before, rest) = points.split_at_mut(at);
            for other in before {
                let this = &mut rest[0];
                let (dx, dy) = (this.label_x - other.label_x, this.label_y - other.label_y);
                let distance = dx.hypot(dy);
                if distance >= APART {
                    continue;
                }
                // Two at the same spot part to the right and to the left.
                let (dx, dy) = if distance < 0.1 { (1.0, 0.3) } else { (dx / distance, dy / distance) };
                let half = (APART - distance) / 2.0 + 0.1;
                (this.label_x, this.label_y) = (this.label_x + dx * half, this.label_y + dy * half);
                (other.label_x, other.label_y) = (other.label_x - dx * half, other.label_y - dy * half);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    for point in points {
        point.label_x = (point.label_x * 10.0).round() / 10.0;
        point.label_y = (point.label_y * 10.0).round() / 10.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_and_keep_their_places() {
        let point = |x: f32, y: f32| MapPoint { x, y, label_x: x, label_y: y, ..MapPoint::default() };
        let mut points = [point(100.0, 100.0), point(100.0, 100.0), point(104.0, 98.0), point(300.0, 300.0)];
        part(&mut points);
        for (at, one) in points.iter().enumerate() {
            for other in &points[at + 1..] {
                assert!((one.label_x - other.label_x).hypot(one.label_y - other.label_y) > APART - 1.0);
            }
        }
        assert_eq!((points[0].x, points[3].label_x), (100.0, 300.0));
    }
}

fn place(item: &Item, language: Language) -> Option<Place> {
    let Detail::Destination(destination) = &item.detail else { return None };
    let (latitude, longitude) = destination.latitude.zip(destination.longitude)?;
    let href = Route::item(&item.address).path(language);
    Some(Place { section: item.address.section.clone(), title: item.title.clone(), href, latitude, longitude })
}
