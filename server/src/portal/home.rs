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
    let chosen = chosen(state).await?;
    let events = state.home.events.iter().map(|plan| LifeEvent {
        title: plan.title.clone(),
        procedures: plan
            .procedures
            .iter()
            .filter_map(|wanted| {
                let mut found = named(&chosen, Kind::Procedure, &wanted.code)?.clone();
                if !wanted.title.is_empty() {
                    found.title.clone_from(&wanted.title);
                }
                Some(found)
            })
            .collect(),
    });
    let events = events.filter(|event| !event.procedures.is_empty()).collect();
    let destinations =
        state.home.destinations.iter().filter_map(|slug| named(&chosen, Kind::Destination, slug).cloned()).collect();
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

/// Everything that the editors have named for the page, asked for at once.
async fn chosen(state: &State) -> Result<Vec<ItemSummary>, Failure> {
    let procedures = state.home.events.iter().flat_map(|plan| &plan.procedures).map(|wanted| wanted.code.as_str());
    let procedures = procedures.flat_map(|code| places(state, Kind::Procedure, code));
    let destinations = state.home.destinations.iter().flat_map(|slug| places(state, Kind::Destination, slug));
    Ok(state.store.summaries(&procedures.chain(destinations).collect::<Vec<_>>()).await?)
}

/// Where an item of that slug may stand: in every section of its kind.
fn places(state: &State, kind: Kind, slug: &str) -> Vec<ItemAddress> {
    let Ok(slug) = Slug::try_from(slug) else { return Vec::new() };
    let sections = state.site.groups.iter().flat_map(|g| &g.sections).filter(|s| s.kind == kind);
    sections.map(|section| ItemAddress { agency: None, section: section.slug.clone(), slug: slug.clone() }).collect()
}

fn named<'a>(chosen: &'a [ItemSummary], kind: Kind, slug: &str) -> Option<&'a ItemSummary> {
    chosen.iter().find(|item| item.kind == kind && item.address.slug.as_str() == slug)
}

async fn figure(state: &State) -> Result<Option<Figure>, Failure> {
    for place in places(state, Kind::Statistics, &state.home.figure) {
        if let Some(full) = state.store.item(&place).await? {
            let item = full.summarise();
            return Ok(match full.detail {
                Detail::Statistics(statistics) => Some(Figure { item, statistics }),
                _ => None,
            });
        }
    }
    Ok(None)
}
