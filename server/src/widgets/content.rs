//! What a widget shows: its query, answered from the editions of the portal.
//!
//! English widgets take what the English edition has and else the Vietnamese content under English labels, marked as Vietnamese.

use super::{
    kind::WidgetKind,
    query::{Query, Why, Wrong},
};
use crate::{
    clock,
    portal::{LocalPortal, State},
    store::{Few, StoreError},
};
use cong::route::Route;
use cong_api::{
    Detail, Item, ItemAddress, ItemSummary, Kind, Language, Portal, Site, Slug,
    agency::Agency,
    kinds::{Consultation, Procedure},
    site::Alert,
};
use std::sync::Arc;

/// The editions as they are now.
#[derive(Clone)]
pub struct Editions {
    pub main: Arc<State>,
    pub english: Option<Arc<State>>,
}

/// The content with the language that it is written in.
pub struct Content {
    pub language: Language,
    /// The portal's site in the language of the widget.
    pub site: Site,
    pub shown: Shown,
}

pub enum Shown {
    Items(List),
    Documents(List),
    Schedule(List),
    Procedure(Box<(Item, Procedure)>),
    /// In an agency's site, or everywhere.
    Search(Option<Box<Agency>>),
    /// The highest level first.
    Alerts(Vec<Alert>),
    /// The draft, or the section that has none.
    Consultation(Result<Box<(Item, Consultation)>, Route>),
    Contact(Box<Agency>),
}

pub struct List {
    pub title: String,
    /// Whose items they are.
    pub owner: String,
    pub items: Vec<ItemSummary>,
    pub all: Route,
}

/// Why there is nothing to show.
#[derive(Debug)]
pub enum Miss {
    Wrong(Wrong),
    Store(StoreError),
}

impl From<StoreError> for Miss {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Consultations among which the one of an agency is looked for.
const OPEN_DRAFTS: u32 = 50;

fn unknown(name: &'static str) -> Miss {
    Miss::Wrong(Wrong { name, why: Why::Unknown })
}

impl Editions {
    /// The edition of a language, or the main one.
    pub fn of(&self, language: Language) -> &Arc<State> {
        match language {
            Language::En => self.english.as_ref().unwrap_or(&self.main),
            Language::Vi => &self.main,
        }
    }

    /// The editions in which content is looked for, the wanted one first.
    fn wanted(&self, language: Language) -> impl Iterator<Item = &Arc<State>> {
        let english = self.english.as_ref().filter(|_| language == Language::En);
        english.into_iter().chain([&self.main])
    }

    pub async fn content(&self, query: &Query) -> Result<Content, Miss> {
        let (state, shown) = match query.kind {
            WidgetKind::Latest => {
                let (state, list) = self.list(query, None, None).await?;
                (state, Shown::Items(list))
            }
            WidgetKind::Documents => {
                let (state, list) = self.list(query, Some(Kind::Document), None).await?;
                (state, Shown::Documents(list))
            }
            WidgetKind::Schedule => {
                let (state, list) = self.list(query, Some(Kind::Schedule), Some(&clock::today().0)).await?;
                (state, Shown::Schedule(list))
            }
            WidgetKind::Procedure => self.procedure(query).await?,
            WidgetKind::Search | WidgetKind::ProceduresSearch => match &query.agency {
                Some(agency) => (&self.main, Shown::Search(Some(Box::new(agency_of(&self.main, agency)?.clone())))),
                None => (self.of(query.language), Shown::Search(None)),
            },
            WidgetKind::Alerts => {
                let state = self.of(query.language);
                let site = LocalPortal::new(state.clone(), None).site().await.unwrap_or_default();
                let mut alerts = site.alerts;
                alerts.sort_by_key(|alert| std::cmp::Reverse(alert.level));
                (state, Shown::Alerts(alerts))
            }
            WidgetKind::Consultation => (&self.main, Shown::Consultation(consultation(&self.main, query).await?)),
            WidgetKind::Contact => {
                let agency = query.agency.as_ref().ok_or_else(|| unknown("agency"))?;
                (&self.main, Shown::Contact(Box::new(agency_of(&self.main, agency)?.clone())))
            }
        };
        let mut site = self.of(query.language).site.clone();
        site.today = clock::today();
        Ok(Content { language: state.site.language, site, shown })
    }

    /// Items of a section: the one that is asked for, or the first of the kind. `from`: those that begin on that day or later, earliest first.
    async fn list(&self, query: &Query, only: Option<Kind>, from: Option<&str>) -> Result<(&Arc<State>, List), Miss> {
        let fits = |kind: Kind| only.map_or(kind != Kind::Agencies, |only| kind == only);
        if let Some(slug) = &query.agency {
            let state = &self.main;
            let agency = agency_of(state, slug)?;
            let usual = only.unwrap_or(Kind::Article);
            let sections = &state.site.agency_sections;
            let section = match &query.section {
                Some(section) => sections.iter().find(|s| s.slug == *section && fits(s.kind)),
                None => sections.iter().find(|s| s.kind == usual && !s.own && s.shows.is_none()),
            };
            let section = section.ok_or_else(|| unknown("section"))?;
            let items = state
                .store
                .first(Few { site: slug.as_str(), section: section.slug.as_str(), limit: query.count, from, until: None })
                .await?;
            let all = Route::AgencySection(slug.clone(), section.slug.clone());
            return Ok((state, List { title: section.title.clone(), owner: agency.name.clone(), items, all }));
        }
        for state in self.wanted(query.language) {
            let mut sections = state.site.groups.iter().flat_map(|group| &group.sections);
            let section = match &query.section {
                Some(slug) => sections.find(|s| s.slug == *slug && fits(s.kind)),
                None => sections.find(|s| s.kind == only.unwrap_or(Kind::Article)),
            };
            if let Some(section) = section {
                let items =
                    state.store.first(Few { section: section.slug.as_str(), limit: query.count, from, ..Few::default() }).await?;
                let (title, owner) = (section.title.clone(), state.site.name.clone());
                return Ok((state, List { title, owner, items, all: Route::section(&section.slug) }));
            }
        }
        Err(unknown("section"))
    }

    async fn procedure(&self, query: &Query) -> Result<(&Arc<State>, Shown), Miss> {
        let slug = query.item.as_ref().ok_or_else(|| unknown("item"))?;
        for state in self.wanted(query.language) {
            if let Some(item) = item_of(state, Kind::Procedure, slug).await?
                && let Detail::Procedure(procedure) = item.detail.clone()
            {
                return Ok((state, Shown::Procedure(Box::new((item, procedure)))));
            }
        }
        Err(unknown("item"))
    }
}

fn agency_of<'a>(state: &'a State, slug: &Slug) -> Result<&'a Agency, Miss> {
    state.agency(slug).ok_or_else(|| unknown("agency"))
}

/// The portal's sections of a kind.
fn sections_of(state: &State, kind: Kind) -> impl Iterator<Item = &Slug> {
    state
        .site
        .groups
        .iter()
        .flat_map(|group| &group.sections)
        .filter(move |section| section.kind == kind)
        .map(|section| &section.slug)
}

/// The item of that slug in the portal's sections of a kind.
async fn item_of(state: &State, kind: Kind, slug: &Slug) -> Result<Option<Item>, StoreError> {
    for section in sections_of(state, kind) {
        let address = ItemAddress { agency: None, section: section.clone(), slug: slug.clone() };
        if let Some(item) = state.store.item(&address).await? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// The draft that is named, or the one that closes first of those that are open (of the agency that is named).
async fn consultation(state: &State, query: &Query) -> Result<Result<Box<(Item, Consultation)>, Route>, Miss> {
    let section = sections_of(state, Kind::Consultation).next().ok_or_else(|| unknown("section"))?;
    let item = if let Some(slug) = &query.item {
        item_of(state, Kind::Consultation, slug).await?.ok_or_else(|| unknown("item")).map(Some)?
    } else {
        let agency = query.agency.as_ref().map(|slug| agency_of(state, slug)).transpose()?;
        let today = clock::today();
        let open = Few { section: section.as_str(), limit: OPEN_DRAFTS, from: Some(&today.0), ..Few::default() };
        let open = state.store.first(open).await?;
        let mut open = open.into_iter().filter(|item| item.kind == Kind::Consultation);
        match open.find(|item| agency.is_none_or(|agency| item.agency.slug == agency.slug)) {
            Some(found) => state.store.item(&found.address).await?,
            None => None,
        }
    };
    Ok(match item {
        Some(Item { detail: Detail::Consultation(own), .. }) if query.item.is_none() && own.closes < clock::today() => {
            Err(Route::section(section))
        }
        Some(item) => match item.detail.clone() {
            Detail::Consultation(own) => Ok(Box::new((item, own))),
            _ => Err(Route::section(section)),
        },
        None => Err(Route::section(section)),
    })
}
