//! The operations of the portal, in process: what the API, the renderer and the feeds all call.

mod agency;
pub mod feed;
mod home;
mod item;
mod search;

pub use item::path;

use crate::{
    clock,
    import::content::{Embedding, HomePlan},
    redirects::Redirects,
    search::{Builder, Index, QueryCounts, Settings, TextIndex},
    store::{Store, StoreError},
};
use cong_api::{
    AgencyHome, Answer, Error, Home, ItemAddress, ItemPage, Kind, ListQuery, Listing, Portal, SearchQuery, SearchResults, Site,
    Slug, Suggestions, agency::Agency,
};
use std::{num::NonZero, sync::Arc};
use tokio::sync::Semaphore;

/// The portal of one content revision; replaced whole when content changes.
pub struct State {
    pub store: Store,
    pub index: Index,
    pub site: Site,
    pub home: HomePlan,
    pub embedding: Embedding,
    pub agencies: Vec<Agency>,
    pub revision: u64,
    /// When the revision was written, in seconds since 1970.
    pub revised: u64,
    /// Old addresses of the portal, of both editions in the Vietnamese one.
    pub redirects: Redirects,
    /// What people look for; goes on through the revisions.
    pub queries: Arc<QueryCounts>,
    /// Searches that may run at once.
    pub turns: Semaphore,
}

/// A handle to the state, as seen from one host name.
#[derive(Clone)]
pub struct LocalPortal {
    state: Arc<State>,
    /// The agency whose own host was asked.
    pub host_agency: Option<Slug>,
}

impl State {
    /// Reads what every page needs and brings the text index up to date; what people look for is counted on.
    pub async fn load(store: Store, text: Arc<TextIndex>, queries: Arc<QueryCounts>) -> Result<Self, StoreError> {
        // First: what is written meanwhile only causes one more loading.
        let revision = store.revision().await?;
        let site = store.meta("site").await?.ok_or(StoreError::Empty)?;
        let revised = store.revised().await?;
        let redirects = Redirects::new(store.redirects().await?).map_err(StoreError::Redirect)?;
        let home = store.meta("home").await?.unwrap_or_else(|| "{}".into());
        let embedding = store.meta("embedding").await?.unwrap_or_else(|| "{}".into());
        let settings = search_settings(&store).await?;
        let mut site: Site = serde_json::from_str(&site)?;
        let filled = store.filled_sections().await?;
        for section in site.agency_sections.iter_mut().filter(|section| section.shows.is_none()) {
            let has = |agency: &Slug| filled.contains(&(agency.to_string(), section.slug.to_string()));
            section.without = site.agencies.iter().map(|agency| agency.slug.clone()).filter(|agency| !has(agency)).collect();
        }
        let agencies = store.agencies().await?;
        let builder = Builder::new(text, settings, site.clone(), agencies.clone())?;
        let index = fill(builder, &store).await?;
        Ok(Self {
            home: serde_json::from_str(&home)?,
            embedding: serde_json::from_str(&embedding)?,
            store,
            index,
            site,
            agencies,
            revision,
            revised,
            redirects,
            queries,
            turns: Semaphore::new(std::thread::available_parallelism().map_or(2, NonZero::get)),
        })
    }

    /// The state of an edition that the content may not have.
    pub async fn load_edition(store: Store, text: Arc<TextIndex>, queries: Arc<QueryCounts>) -> Result<Option<Self>, StoreError> {
        match Self::load(store, text, queries).await {
            Ok(state) => Ok(state.is_edition().then_some(state)),
            Err(StoreError::Empty) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What editors set of the search. The index holds what it made of them; whoever needs them as they were written reads them anew.
    pub async fn search_settings(&self) -> Result<Settings, StoreError> {
        search_settings(&self.store).await
    }

    /// False for what is left of an edition that the content has no more.
    pub fn is_edition(&self) -> bool {
        !self.site.groups.is_empty()
    }

    pub fn agency_by_host(&self, host: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| !agency.host.is_empty() && agency.host.eq_ignore_ascii_case(host))
    }

    pub fn agency(&self, slug: &Slug) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.slug == *slug)
    }
}

impl LocalPortal {
    pub fn new(state: Arc<State>, host_agency: Option<Slug>) -> Self {
        Self { state, host_agency }
    }

    pub fn state(&self) -> &Arc<State> {
        &self.state
    }

    fn answer<T, F>(&self, operation: impl FnOnce(Arc<State>) -> F) -> Answer<T>
    where
        F: Future<Output = Result<T, Failure>> + Send + 'static,
        T: Send + 'static,
    {
        let running = operation(self.state.clone());
        Box::pin(async move { running.await.map_err(Error::from) })
    }
}

/// Items that the index takes in at a time.
const PORTION: u32 = 400;

async fn search_settings(store: &Store) -> Result<Settings, StoreError> {
    Ok(serde_json::from_str(&store.meta("search").await?.unwrap_or_else(|| "{}".into()))?)
}

async fn fill(mut builder: Builder, store: &Store) -> Result<Index, StoreError> {
    let mut last = i64::MIN;
    loop {
        let portion = store.after(last, PORTION).await?;
        let Some((id, ..)) = portion.last() else { break };
        last = *id;
        // Making words of texts is work for a thread of its own: pages are served meanwhile.
        let worked = tokio::task::spawn_blocking(move || {
            for (id, item, text) in &portion {
                builder.add(*id, item, text)?;
            }
            Ok::<_, tantivy::TantivyError>(builder)
        });
        builder = worked.await.map_err(panicked)??;
    }
    Ok(tokio::task::spawn_blocking(move || builder.finish()).await.map_err(panicked)??)
}

fn panicked(error: tokio::task::JoinError) -> StoreError {
    StoreError::Search(error.to_string())
}

/// How an operation fails inside: the store's error is logged here and never reaches a reader.
pub enum Failure {
    Told(Error),
    Store(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Told(error)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Told(error) => error,
            Failure::Store(error) => {
                tracing::error!(%error, "the store failed");
                Self::Unavailable("the store does not answer; try again in a minute".into())
            }
        }
    }
}

impl Portal for LocalPortal {
    fn site(&self) -> Answer<Site> {
        let host_agency = self.host_agency.clone();
        self.answer(|state| async move { Ok(site_now(&state.site, host_agency)) })
    }

    fn home(&self) -> Answer<Home> {
        self.answer(|state| async move { home::home(&state).await })
    }

    fn list(&self, query: ListQuery) -> Answer<Listing> {
        self.answer(|state| async move { list(&state, query).await })
    }

    fn item(&self, address: ItemAddress) -> Answer<ItemPage> {
        self.answer(|state| async move { item::item(&state, address).await })
    }

    fn agency(&self, agency: Slug) -> Answer<AgencyHome> {
        self.answer(|state| async move { agency::home(&state, &agency).await })
    }

    fn search(&self, query: SearchQuery) -> Answer<SearchResults> {
        self.answer(|state| async move { search::search(&state, query).await })
    }

    fn followed(&self, words: String) -> Answer<()> {
        self.answer(|state| async move {
            state.queries.followed(&words);
            Ok(())
        })
    }

    fn suggest(&self, words: String) -> Answer<Suggestions> {
        self.answer(|state| async move { search::off_the_runtime(&state, move |state| state.index.suggest(&words)).await })
    }
}

/// The site with what depends on the moment: today, and the alerts that hold now.
fn site_now(site: &Site, host_agency: Option<Slug>) -> Site {
    let now = clock::stamp();
    let mut site = site.clone();
    site.today = now.date();
    site.alerts.retain(|alert| alert.from <= now && now <= alert.to);
    site.host_agency = host_agency;
    site
}

async fn list(state: &State, mut query: ListQuery) -> Result<Listing, Failure> {
    let section = query.section.clone().ok_or(Error::NotFound)?;
    let kind = match &query.agency {
        None => state.site.section(section.as_str()).map(|s| s.kind),
        Some(agency) => {
            state.agency(agency).ok_or(Error::NotFound)?;
            state.site.agency_section(section.as_str()).map(|s| s.kind)
        }
    }
    .ok_or(Error::NotFound)?;
    if kind == Kind::Schedule {
        let today = clock::today();
        let asked = query.week.take().filter(|date| date.parts().is_some()).unwrap_or(today);
        query.week = asked.weekday().and_then(|w| asked.plus_days(-i64::try_from(w).ok()?));
        query.sort = cong_api::Sort::Oldest;
    } else {
        query.week = None;
    }
    let page = query.page.max(1);
    let listing = state.store.list(&query).await?;
    if page > listing.pages {
        return Err(Failure::Told(Error::NotFound));
    }
    Ok(listing)
}
