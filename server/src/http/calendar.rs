//! Schedules and consultations as iCalendar (RFC 5545), to add to the calendar of a phone.

use super::Server;
use crate::{clock, portal, store::StoreError};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use cong::route::Route;
use cong_api::{Detail, Item, ItemAddress, Kind, Slug, Stamp};
use icalendar::{Calendar, Component, Event, EventLike, Property};

/// Entries older than this are left out of a calendar that people subscribe to.
const DAYS_BACK: i64 = 30;

/// A schedule section as a calendar.
pub async fn section(State(server): State<Server>, Path(section): Path<String>) -> Response {
    calendar(&server, None, &section, None).await
}

pub async fn agency_section(State(server): State<Server>, Path((agency, section)): Path<(String, String)>) -> Response {
    calendar(&server, Some(&agency), &section, None).await
}

/// One entry, or the time in which opinions are taken.
pub async fn item(State(server): State<Server>, Path((section, item)): Path<(String, String)>) -> Response {
    calendar(&server, None, &section, Some(&item)).await
}

pub async fn agency_item(
    State(server): State<Server>,
    Path((agency, section, item)): Path<(String, String, String)>,
) -> Response {
    calendar(&server, Some(&agency), &section, Some(&item)).await
}

async fn calendar(server: &Server, agency: Option<&str>, section: &str, item: Option<&str>) -> Response {
    let slug = |text: &str| Slug::try_from(text).ok();
    let asked = (agency.map(slug), slug(section), item.map(slug));
    let (agency, section, item) = match asked {
        (agency, Some(section), item) if agency != Some(None) && item != Some(None) => {
            (agency.flatten(), section, item.flatten())
        }
        _ => return not_found(),
    };
    let state = server.state();
    let asked_item = item.is_some();
    let found = match item {
        Some(slug) => {
            let address = ItemAddress { agency, section, slug };
            state.store.item(&address).await.map(|item| item.into_iter().collect())
        }
        None if is_schedule(&state, agency.as_ref(), &section) => entries(&state, agency.as_ref(), &section).await,
        None => return not_found(),
    };
    let Ok(items) = found else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let events: Vec<Event> = items.iter().filter_map(|item| event(item, &state.site.origin)).collect();
    // An item that is no entry of a calendar has none; a schedule without entries is an empty one.
    if events.is_empty() && asked_item {
        return not_found();
    }
    let mut calendar = Calendar::new();
    calendar
        .name(&state.site.name)
        .append_property(Property::new("REFRESH-INTERVAL", "PT12H").add_parameter("VALUE", "DURATION").done());
    for event in events {
        calendar.push(event);
    }
    (
        [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=300")],
        calendar.to_string(),
    )
        .into_response()
}

fn is_schedule(state: &portal::State, agency: Option<&Slug>, section: &Slug) -> bool {
    let kind = match agency {
        None => state.site.section(section.as_str()).map(|section| section.kind),
        Some(agency) => state.agency(agency).and(state.site.agency_section(section.as_str())).map(|section| section.kind),
    };
    kind == Some(Kind::Schedule)
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "no such calendar\n").into_response()
}

async fn entries(state: &portal::State, agency: Option<&Slug>, section: &Slug) -> Result<Vec<Item>, StoreError> {
    let today = clock::today();
    let from = today.plus_days(-DAYS_BACK).unwrap_or(today);
    let site = agency.map_or("", Slug::as_str);
    let mut items = Vec::new();
    for entry in state.store.between(site, section.as_str(), &from.0, "9999").await? {
        items.extend(state.store.item(&entry.address).await?);
    }
    Ok(items)
}

fn event(item: &Item, origin: &str) -> Option<Event> {
    let address = format!("{origin}{}", Route::item(&item.address).path(cong_api::Language::Vi));
    let mut event = Event::new();
    match &item.detail {
        Detail::Schedule(entry) => {
            moment(&mut event, "DTSTART", &entry.start)?;
            if let Some(end) = &entry.end {
                moment(&mut event, "DTEND", end)?;
            }
            event.summary(&format!("{}: {}", entry.leader, item.title)).location(&entry.place);
        }
        Detail::Consultation(consultation) => {
            day(&mut event, "DTSTART", &consultation.closes.0);
            event.summary(&format!("Hết hạn góp ý: {}", item.title));
        }
        _ => return None,
    }
    event.uid(&address).url(&address).description(&format!("{}\n{address}", item.summary).trim().to_owned());
    let changed = item.updated.as_ref().unwrap_or(&item.published);
    if let Some(stamp) = clock::utc(changed) {
        event.add_property("DTSTAMP", stamp);
    }
    Some(event.done())
}

/// A moment in UTC, so that no calendar needs our time zone; a whole day as a date.
fn moment(event: &mut Event, name: &str, stamp: &Stamp) -> Option<()> {
    match stamp.time() {
        Some(_) => drop(event.add_property(name, clock::utc(stamp)?)),
        None => day(event, name, &stamp.date().0),
    }
    Some(())
}

fn day(event: &mut Event, name: &str, day: &str) {
    event.append_property(Property::new(name, day.replace('-', "")).add_parameter("VALUE", "DATE").done());
}
