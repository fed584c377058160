//! The portal's first page.

use super::{Failure, State};
use crate::{clock, store::Few};
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
    let sections = [(Kind::Article, 0), (Kind::Document, 1), (Kind::Schedule, 0), (Kind::Consultation, 0)];
    // A section that the province does not have is the list of no section.
    let [news, directions, schedule, consultations] =
        sections.map(|(kind, nth)| nth_section_of(state, kind, nth).map_or(String::new(), |section| section.to_string()));
    let lists = [
        Few { section: &news, limit: 5, ..Few::default() },
        Few { section: &directions, limit: 4, ..Few::default() },
        Few { section: &schedule, limit: 200, from: Some(&monday.0), until: Some(&sunday.0), ..Few::default() },
        Few { section: &consultations, limit: 3, from: Some(&today.0), ..Few::default() },
    ];
    let mut lists = store.few(&lists).await?.into_iter();
    let mut next = || lists.next().unwrap_or_default();
    let (news, directions, schedule, consultations) = (next(), next(), next(), next());
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
