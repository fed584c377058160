//! A drawn map whose units are links, and the same links as a list: a map for the eye, a list for everybody.

use crate::{
    still::{Still, still},
    text,
};
use cong_api::kinds::{Map as Drawing, MapPoint, MapUnit};

/// A coordinate of the drawing.
fn place(value: f32) -> String {
    text::place(f64::from(value))
}

/// Units of the drawing between two lines of a name.
const LINE: f32 = 22.0;

pub fn map(map: &Drawing) -> Still {
    let t = &text::of_pages().map;
    // A map of places leads to the places; its units are ground to find them on.
    let of_places = map.points.iter().any(|point| point.href.is_some());
    let list = if of_places { places(&map.points) } else { units(&map.units) };
    let rivers = map.rivers.iter().map(|river| still! { <path d=river.d /> }).collect::<Still>();
    let neighbours = map
        .neighbours
        .iter()
        .map(|around| still! { <text x=place(around.x) y=place(around.y) text-anchor="middle">{around.name}</text> })
        .collect::<Still>();
    let shapes = map.units.iter().map(|unit| shape(unit, !of_places)).collect::<Still>();
    let points = map.points.iter().map(point).collect::<Still>();
    let legend = [map.note.as_str(), map.source.as_str()].join(" ");
    still! {
        <figure class="map">
            <div class="map-grid">
                <svg viewBox=map.view_box role="group" aria-label=t.label>
                    <path class="sea" d=map.sea />
                    <g class="around" aria-hidden="true">{neighbours}</g>
                    {shapes}
                    <path class="outline" d=map.outline />
                    <g class="rivers" aria-hidden="true">{rivers}</g>
                    <g class="points">{points}</g>
                </svg>
                {list}
            </div>
            <figcaption>{legend}</figcaption>
        </figure>
    }
}

fn units(units: &[MapUnit]) -> Still {
    let rows = units
        .iter()
        .map(|unit| {
            let note = (!unit.note.is_empty()).then(|| still! { <span>{unit.note}</span> });
            still! { <li><a href=unit.href>{unit.name}</a>{note}</li> }
        })
        .collect::<Still>();
    still! { <ul class="map-list">{rows}</ul> }
}

/// Numbered as on the map.
fn places(points: &[MapPoint]) -> Still {
    let rows = points
        .iter()
        .filter_map(|point| {
            let href = point.href.clone()?;
            Some(still! { <li><a href=href>{point.name}</a></li> })
        })
        .collect::<Still>();
    still! { <ol class="map-list map-places">{rows}</ol> }
}

fn shape(unit: &MapUnit, leads: bool) -> Still {
    let leader = unit.leader.map(|[x1, y1, x2, y2]| {
        still! { <line x1=place(x1) y1=place(y1) x2=place(x2) y2=place(y2) /> }
    });
    let path = still! { <path d=unit.d /> };
    let name = lines(&unit.label, unit.x, unit.y, unit.anchor.clone());
    if leads {
        still! { <a class="unit" href=unit.href aria-label=unit.name>{path}{leader}{name}</a> }
    } else {
        still! { <g class="unit unit-ground" aria-hidden="true">{path}{leader}{name}</g> }
    }
}

fn point(point: &MapPoint) -> Still {
    let (x, y) = (place(point.x), place(point.y));
    match &point.href {
        Some(href) => {
            let number = point.label.concat();
            let name = format!("{number}. {}", point.name);
            let (to_x, to_y) = (place(point.label_x), place(point.label_y));
            still! {
                <a class="place-mark" href=href aria-label=name>
                    <line x1=x y1=y x2=to_x y2=to_y />
                    <circle cx=to_x cy=to_y r="13" />
                    <text x=to_x y=to_y text-anchor="middle" dominant-baseline="central">{number}</text>
                </a>
            }
        }
        None => still! {
            <g aria-hidden="true">
                <circle cx=x cy=y r="4.5" />
                {lines(&point.label, point.label_x, point.label_y, "start".to_owned())}
            </g>
        },
    }
}

fn lines(label: &[String], x: f32, y: f32, anchor: String) -> Still {
    let spans = label
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let down = if at == 0 { 0.0 } else { LINE };
            still! { {(at > 0).then_some(" ")}<tspan x=place(x) dy=place(down)>{line}</tspan> }
        })
        .collect::<Still>();
    still! { <text x=place(x) y=place(y) text-anchor=anchor>{spans}</text> }
}
