//! The first page of an agency's site.

use super::{Failure, State};
use crate::clock;
use cong_api::{AgencyHome, Error, FacetValue, ItemSummary, Kind, ListQuery, Slug};

pub async fn home(state: &State, slug: &Slug) -> Result<AgencyHome, Failure> {
    let agency = state.agency(slug).ok_or(Error::NotFound)?.clone();
    let site = slug.as_str();
    let today = clock::today();
    let monday = today.weekday().and_then(|w| today.plus_days(-i64::try_from(w).ok()?)).unwrap_or_else(|| today.clone());
    let first = async |kind: Kind, limit: u32| -> Result<Vec<ItemSummary>, Failure> {
        match state.site.agency_sections.iter().find(|s| s.kind == kind && !s.own) {
            Some(section) => Ok(state.store.first(site, section.slug.as_str(), limit, None).await?),
            None => Ok(Vec::new()),
        }
    };
    let procedures = first(Kind::Procedure, 6).await?;
    let mut schedule = Vec::new();
    if let Some(section) = state.site.agency_sections.iter().find(|s| s.kind == Kind::Schedule) {
        schedule = state.store.first(site, section.slug.as_str(), 5, Some(&monday.0)).await?;
    }
    let mut pages = Vec::new();
    for section in state.site.agency_sections.iter().filter(|s| s.own || s.kind == Kind::Destination) {
        pages.extend(state.store.first(site, section.slug.as_str(), 4, None).await?);
    }
    Ok(AgencyHome {
        news: first(Kind::Article, 4).await?,
        documents: first(Kind::Document, 4).await?,
        fields: fields(state, slug).await?,
        questions: first(Kind::Question, 3).await?,
        agency,
        procedures,
        schedule,
        pages,
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
