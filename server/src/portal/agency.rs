//! The first page of an agency's site.

use super::{Failure, State};
use crate::{clock, store::Few};
use cong_api::{AgencyHome, Error, FacetValue, Kind, ListQuery, Slug};

pub async fn home(state: &State, slug: &Slug) -> Result<AgencyHome, Failure> {
    let agency = state.agency(slug).ok_or(Error::NotFound)?.clone();
    let site = slug.as_str();
    let today = clock::today();
    let monday = today.weekday().and_then(|w| today.plus_days(-i64::try_from(w).ok()?)).unwrap_or_else(|| today.clone());
    let sections = &state.site.agency_sections;
    // A section that the site does not have is the list of no section.
    let own = |kind: Kind| sections.iter().find(|s| s.kind == kind && !s.own).map_or("", |s| s.slug.as_str());
    let newest = |section, limit| Few { site, section, limit, ..Few::default() };
    let schedule = sections.iter().find(|s| s.kind == Kind::Schedule).map_or("", |s| s.slug.as_str());
    let mut lists = vec![
        newest(own(Kind::Procedure), 6),
        newest(own(Kind::Article), 4),
        newest(own(Kind::Document), 4),
        newest(own(Kind::Question), 3),
        Few { from: Some(&monday.0), ..newest(schedule, 5) },
    ];
    let pages = sections.iter().filter(|s| s.own || s.kind == Kind::Destination);
    lists.extend(pages.map(|section| newest(section.slug.as_str(), 4)));
    let mut lists = state.store.few(&lists).await?.into_iter();
    let mut next = || lists.next().unwrap_or_default();
    Ok(AgencyHome {
        procedures: next(),
        news: next(),
        documents: next(),
        questions: next(),
        schedule: next(),
        pages: lists.flatten().collect(),
        fields: fields(state, slug).await?,
        agency,
    })
}

/// The fields of the agency's procedures, as its procedure list would show them.
async fn fields(state: &State, slug: &Slug) -> Result<Vec<FacetValue>, Failure> {
    let Some(section) = state.site.agency_sections.iter().find(|s| s.kind == Kind::Procedure) else {
        return Ok(Vec::new());
    };
    let query = ListQuery { agency: Some(slug.clone()), section: Some(section.slug.clone()), page: 1, ..ListQuery::default() };
    let listing = state.store.list(&query).await?;
    Ok(listing.facets.into_iter().find(|facet| facet.name == "linh-vuc").map(|facet| facet.values).unwrap_or_default())
}
