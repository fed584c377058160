//! Schedules and consultations as iCalendar (RFC 5545), to add to the calendar of a phone.
//!
//! There is no METHOD: with one a calendar is a message to its guests, which needs an organiser (RFC 5546, 3.2.1); this one is published.

mod fold;

use super::{
    Server,
    machine::{Asked, Keep, Refusal},
};
use crate::{
    clock, portal,
    store::{Few, StoreError},
};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use cong::{feed, route::Route};
use cong_api::{Detail, Item, ItemAddress, Kind, Language, Slug, Stamp};
use icalendar::{Calendar, Component, Event, EventLike, Property};

/// Entries older than this are left out of a calendar that people subscribe to.
const DAYS_BACK: i64 = 30;

/// How often a program should ask again.
const REFRESH: &str = "PT12H";

/// A section of entries as a calendar.
pub async fn section(State(server): State<Server>, Path(section): Path<String>, headers: HeaderMap) -> Response {
    answer(&server, &headers, wanted(None, &section, None)).await
}

pub async fn agency_section(
    State(server): State<Server>,
    Path((agency, section)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    answer(&server, &headers, wanted(Some(&agency), &section, None)).await
}

/// One entry, or the time in which opinions are taken.
pub async fn item(State(server): State<Server>, Path((section, item)): Path<(String, String)>, headers: HeaderMap) -> Response {
    answer(&server, &headers, wanted(None, &section, Some(&item))).await
}

pub async fn agency_item(
    State(server): State<Server>,
    Path((agency, section, item)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    answer(&server, &headers, wanted(Some(&agency), &section, Some(&item))).await
}

/// The page whose calendar is asked for; nothing when the address has none.
fn wanted(agency: Option<&str>, section: &str, item: Option<&str>) -> Option<Route> {
    let slug = |text: &str| Slug::try_from(text).ok();
    let agency = match agency {
        Some(agency) => Some(slug(agency)?),
        None => None,
    };
    let section = slug(section)?;
    Some(match (agency, item) {
        (agency, Some(item)) => Route::Item(ItemAddress { agency, section, slug: slug(item)? }),
        (Some(agency), None) => Route::AgencySection(agency, section),
        (None, None) => Route::Section(section),
    })
}

async fn answer(server: &Server, headers: &HeaderMap, wanted: Option<Route>) -> Response {
    let Some(wanted) = wanted else { return Refusal::NotFound.into_response() };
    let state = server.state();
    // Old entries fall out with the days: a calendar is made for everyone who asks.
    Asked { server, state: &state, request: headers, content_type: "text/calendar; charset=utf-8", keep: Keep::NotHere }
        .answer(calendar(&state, &wanted))
        .await
}

async fn calendar(state: &portal::State, wanted: &Route) -> Result<Vec<u8>, Refusal> {
    let site = &state.site;
    let (name, items) = match wanted {
        Route::Item(address) => {
            let item = state.store.item(address).await?.ok_or(Refusal::NotFound)?;
            (item.title.clone(), vec![item])
        }
        Route::Section(slug) => {
            let section = site.section(slug.as_str()).filter(|section| is_dated(section.kind)).ok_or(Refusal::NotFound)?;
            (format!("{} – {}", section.title, site.short), entries(state, None, slug).await?)
        }
        Route::AgencySection(agency, slug) => {
            let agency = state.agency(agency).ok_or(Refusal::NotFound)?;
            let section = site.agency_section(slug.as_str()).filter(|section| is_dated(section.kind)).ok_or(Refusal::NotFound)?;
            (format!("{} – {}", section.title, agency.name), entries(state, Some(&agency.slug), slug).await?)
        }
        _ => return Err(Refusal::NotFound),
    };
    let events: Vec<Event> = items.iter().filter_map(|item| event(item, &site.origin)).collect();
    // An item that is no entry of a calendar has none; a schedule without entries is an empty one.
    if events.is_empty() && matches!(wanted, Route::Item(_)) {
        return Err(Refusal::NotFound);
    }
    let page = format!("{}{}", site.origin, wanted.path(Language::Vi));
    let mut calendar = Calendar::empty();
    // Not the library's: it says whose calendar it is (3.7.3).
    let maker = format!("-//Cong//{}//VI", site.name);
    for (name, value) in [("VERSION", "2.0"), ("PRODID", &maker), ("CALSCALE", "GREGORIAN"), ("X-PUBLISHED-TTL", REFRESH)] {
        calendar.append_property(Property::new(name, value));
    }
    // NAME, REFRESH-INTERVAL, URL, SOURCE: RFC 7986; older programs read the X-properties.
    let source = format!("{}{}", site.origin, feed::calendar(&wanted.path(Language::Vi)));
    calendar
        .name(&name)
        .append_property(Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done())
        .append_property(Property::new("URL", page).add_parameter("VALUE", "URI").done())
        .append_property(Property::new("SOURCE", source).add_parameter("VALUE", "URI").done());
    for event in events {
        calendar.push(event);
    }
    Ok(fold::fold(&calendar.to_string()).into_bytes())
}

/// Entries of a calendar.
const MOST: u32 = 200;

/// Kinds whose items have a place in a calendar.
fn is_dated(kind: Kind) -> bool {
    matches!(kind, Kind::Schedule | Kind::Consultation)
}

async fn entries(state: &portal::State, agency: Option<&Slug>, section: &Slug) -> Result<Vec<Item>, StoreError> {
    let today = clock::today();
    let from = today.plus_days(-DAYS_BACK).unwrap_or(today);
    let site = agency.map_or("", Slug::as_str);
    let mut items = Vec::new();
    let entries = Few { site, section: section.as_str(), limit: MOST, from: Some(&from.0), until: None };
    for entry in state.store.first(entries).await? {
        items.extend(state.store.item(&entry.address).await?);
    }
    Ok(items)
}

fn event(item: &Item, origin: &str) -> Option<Event> {
    let address = format!("{origin}{}", Route::item(&item.address).path(Language::Vi));
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
            // The day does not make anybody busy.
            event.summary(&format!("Hết hạn góp ý: {}", item.title)).add_property("TRANSP", "TRANSPARENT");
        }
        _ => return None,
    }
    event.uid(&address).url(&address).description(format!("{}\n{address}", item.summary).trim());
    // Of a calendar without METHOD this is the moment of the last change (3.8.7.2).
    event.add_property("DTSTAMP", clock::utc(item.updated.as_ref().unwrap_or(&item.published))?);
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
