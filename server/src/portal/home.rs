//! The portal's first page.

use super::{Failure, State};
use crate::clock;
use cong_api::{
    Detail, Home, ItemAddress, ItemSummary, Kind, Slug,
    home::{Figure, LifeEvent},
};

pub async fn home(state: &State) -> Result<Home, Failure> {
    let store = &state.store;
    let today = clock::today();
    let monday = today.weekday().and_then(|w| today.plus_days(-i64::try_from(w).ok()?)).unwrap_or_else(|| today.clone());
    let sunday = monday.plus_days(7).unwrap_or_else(|| today.clone());
    let mut events = Vec::new();
    for plan in &state.home.events {
        let mut procedures = Vec::new();
        for wanted in &plan.procedures {
            if let Some(mut found) = find(state, Kind::Procedure, &wanted.code).await? {
                if !wanted.title.is_empty() {
                    found.title.clone_from(&wanted.title);
                }
                procedures.push(found);
            }
        }
        if !procedures.is_empty() {
            events.push(LifeEvent { title: plan.title.clone(), procedures });
        }
    }
    let mut destinations = Vec::new();
    for slug in &state.home.destinations {
        destinations.extend(find(state, Kind::Destination, slug).await?);
    }
    let section = |kind| section_of(state, kind);
    let news = first_of(state, Kind::Article, 5, None).await?;
    let directions = match nth_section_of(state, Kind::Document, 1) {
        Some(section) => store.first("", section.as_str(), 4, None).await?,
        None => Vec::new(),
    };
    let schedule = match section(Kind::Schedule) {
        Some(section) => store.between("", section.as_str(), &monday.0, &sunday.0).await?,
        None => Vec::new(),
    };
    let consultations = first_of(state, Kind::Consultation, 3, Some(&today.0)).await?;
    Ok(Home {
        events,
        news,
        directions,
        schedule,
        consultations,
        figure: figure(state).await?,
        key_figures: state.home.key_figures.clone(),
        destinations,
    })
}

async fn first_of(state: &State, kind: Kind, limit: u32, from: Option<&str>) -> Result<Vec<ItemSummary>, Failure> {
    match section_of(state, kind) {
        Some(section) => Ok(state.store.first("", section.as_str(), limit, from).await?),
        None => Ok(Vec::new()),
    }
}

fn section_of(state: &State, kind: Kind) -> Option<Slug> {
    nth_section_of(state, kind, 0)
}

fn nth_section_of(state: &State, kind: Kind, nth: usize) -> Option<Slug> {
    let sections = state.site.groups.iter().flat_map(|g| &g.sections);
    sections.filter(|s| s.kind == kind).nth(nth).map(|s| s.slug.clone())
}

/// The item of that slug in the sections of a kind.
async fn find(state: &State, kind: Kind, slug: &str) -> Result<Option<ItemSummary>, Failure> {
    let Ok(slug) = Slug::try_from(slug) else { return Ok(None) };
    for section in state.site.groups.iter().flat_map(|g| &g.sections).filter(|s| s.kind == kind) {
        let address = ItemAddress { agency: None, section: section.slug.clone(), slug: slug.clone() };
        if let Some(summary) = state.store.summary(&address).await? {
            return Ok(Some(summary));
        }
    }
    Ok(None)
}

async fn figure(state: &State) -> Result<Option<Figure>, Failure> {
    let Some(item) = find(state, Kind::Statistics, &state.home.figure).await? else { return Ok(None) };
    let Some(full) = state.store.item(&item.address).await? else { return Ok(None) };
    Ok(match full.detail {
        Detail::Statistics(statistics) => Some(Figure { item, statistics }),
        _ => None,
    })
}
