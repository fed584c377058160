//! A drawn map whose units are links, and the same links as a list: a map for the eye, a list for everybody.

use crate::text;
use cong_api::kinds::{Map as Drawing, MapPoint, MapUnit};
use leptos::prelude::*;

/// Units of the drawing between two lines of a name.
const LINE: f32 = 22.0;

#[component]
pub fn Map(map: Drawing) -> impl IntoView {
    let t = &text::words().map;
    // A map of places leads to the places; its units are ground to find them on.
    let of_places = map.points.iter().any(|point| point.href.is_some());
    let list = if of_places { places(&map.points) } else { units(&map.units) };
    let rivers = map.rivers.iter().map(|river| view! { <path d=river.d.clone() /> }).collect_view();
    let neighbours = map
        .neighbours
        .iter()
        .map(|around| view! { <text x=around.x.to_string() y=around.y.to_string() text-anchor="middle">{around.name.clone()}</text> })
        .collect_view();
    let shapes = map.units.iter().map(|unit| shape(unit, !of_places)).collect_view();
    let points = map.points.iter().map(point).collect_view();
    let legend = [map.note.as_str(), map.source.as_str()].join(" ");
    view! {
        <figure class="map">
            <div class="map-grid">
                <svg viewBox=map.view_box.clone() role="group" aria-label=t.label>
                    <path class="sea" d=map.sea.clone() />
                    <g class="around" aria-hidden="true">{neighbours}</g>
                    {shapes}
                    <path class="outline" d=map.outline.clone() />
                    <g class="rivers" aria-hidden="true">{rivers}</g>
                    <g class="points">{points}</g>
                </svg>
                {list}
            </div>
            <figcaption>{legend}</figcaption>
        </figure>
    }
}

fn units(units: &[MapUnit]) -> AnyView {
    let rows = units
        .iter()
        .map(|unit| {
            let note = (!unit.note.is_empty()).then(|| view! { <span>{unit.note.clone()}</span> });
            view! { <li><a href=unit.href.clone()>{unit.name.clone()}</a>{note}</li> }
        })
        .collect_view();
    view! { <ul class="map-list">{rows}</ul> }.into_any()
}

/// Numbered as on the map.
fn places(points: &[MapPoint]) -> AnyView {
    let rows = points
        .iter()
        .filter_map(|point| {
            let href = point.href.clone()?;
            Some(view! { <li><a href=href>{point.name.clone()}</a></li> })
        })
        .collect_view();
    view! { <ol class="map-list map-places">{rows}</ol> }.into_any()
}

fn shape(unit: &MapUnit, leads: bool) -> AnyView {
    let leader = unit.leader.map(|[x1, y1, x2, y2]| {
        view! { <line x1=x1.to_string() y1=y1.to_string() x2=x2.to_string() y2=y2.to_string() /> }
    });
    let path = view! { <path d=unit.d.clone() /> };
    let name = lines(&unit.label, unit.x, unit.y, unit.anchor.clone());
    if leads {
        view! { <a class="unit" href=unit.href.clone() aria-label=unit.name.clone()>{path}{leader}{name}</a> }.into_any()
    } else {
        view! { <g class="unit unit-ground" aria-hidden="true">{path}{leader}{name}</g> }.into_any()
    }
}

fn point(point: &MapPoint) -> AnyView {
    let (x, y) = (point.x.to_string(), point.y.to_string());
    match &point.href {
        Some(href) => {
            let number = point.label.concat();
            let name = format!("{number}. {}", point.name);
            let (to_x, to_y) = (point.label_x.to_string(), point.label_y.to_string());
            view! {
                <a class="place-mark" href=href.clone() aria-label=name>
                    <line x1=x y1=y x2=to_x.clone() y2=to_y.clone() />
                    <circle cx=to_x.clone() cy=to_y.clone() r="13" />
                    <text x=to_x y=to_y text-anchor="middle" dominant-baseline="central">{number}</text>
                </a>
            }
            .into_any()
        }
        None => view! {
            <g aria-hidden="true">
                <circle cx=x cy=y r="4.5" />
                {lines(&point.label, point.label_x, point.label_y, "start".to_owned())}
            </g>
        }
        .into_any(),
    }
}

fn lines(label: &[String], x: f32, y: f32, anchor: String) -> impl IntoView + use<> {
    let spans = label
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let down = if at == 0 { 0.0 } else { LINE };
            view! { {(at > 0).then_some(" ")}<tspan x=x.to_string() dy=down.to_string()>{line.clone()}</tspan> }
        })
        .collect_view();
    view! { <text x=x.to_string() y=y.to_string() text-anchor=anchor>{spans}</text> }
}
