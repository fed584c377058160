//! What a running server does beside answering: it follows the store, and the content folder where it was given one.

use crate::{
    clock,
    http::Server,
    import::content::folder,
    portal::State,
    search::{TextIndex, generation},
    store::{Store, StoreError, Stores},
};
use cong_api::Language;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// How often the store and the folder are looked at.
const EVERY: Duration = Duration::from_secs(1);
/// How long a failure is left alone.
const PATIENCE: Duration = Duration::from_secs(30);

/// Never ends. `content` is the folder to follow and the data folder for its pictures.
///
/// Invariant: what was served stays until the new content is whole; content with a mistake is named once and changes nothing.
pub async fn follow(server: Server, stores: Stores, index: PathBuf, content: Option<(PathBuf, PathBuf)>) {
    let mut every = tokio::time::interval(EVERY);
    let mut tried = String::new();
    let mut failed = None;
    let mut english = None;
    loop {
        every.tick().await;
        if let Some((folder, data)) = &content {
            take_over_content(&stores, folder, data, &mut tried).await;
        }
        // What could not be loaded is tried again, but not every second.
        let wait = failed.is_some_and(|failed: tokio::time::Instant| failed.elapsed() < PATIENCE);
        if !wait {
            failed = take_over_revision(&server, &stores.main, &index).await.err().map(|()| tokio::time::Instant::now());
        }
        take_over_english(&server, &stores.english, &mut english).await;
        count_queries(&server, &stores).await;
        count_misses(&server, &stores).await;
    }
}

/// Writes down what people looked for since the last time.
pub async fn count_queries(server: &Server, stores: &Stores) {
    for (language, store) in [(Language::Vi, &stores.main), (Language::En, &stores.english)] {
        let counts = server.edition(language).state().queries.take();
        if !counts.is_empty()
            && let Err(error) = store.count_searches(&counts, &clock::today()).await
        {
            tracing::error!(%error, "the counts of searches cannot be written");
        }
    }
}

/// Writes down which addresses led nowhere since the last time.
pub async fn count_misses(server: &Server, stores: &Stores) {
    let counts = server.misses.take();
    if !counts.is_empty()
        && let Err(error) = stores.main.count_misses(&counts, &clock::today()).await
    {
        tracing::error!(%error, "the counts of addresses that lead nowhere cannot be written");
    }
}

/// The English edition, when the content has one. It is small: its index is made anew in memory.
pub async fn load_english(store: &Store) -> Result<Option<State>, StoreError> {
    State::load_edition(store.clone(), Arc::new(TextIndex::in_memory()?), Arc::default()).await
}

/// `known` is the revision that was looked at last.
async fn take_over_english(server: &Server, store: &Store, known: &mut Option<u64>) {
    let Ok(revision) = store.revision().await else { return };
    let server = server.edition(Language::En);
    let served = server.is_there().then(|| server.state().revision);
    if *known == Some(revision) || served == Some(revision) {
        return;
    }
    *known = Some(revision);
    match load_english(store).await {
        Ok(Some(state)) => server.replace(state),
        Ok(None) => server.remove(),
        Err(error) => tracing::error!(%error, "the English edition cannot be loaded; the old one stays"),
    }
}

/// Imports the folder when it has changed since the last import, or the day that its relative dates count from has.
async fn take_over_content(stores: &Stores, content: &Path, data: &Path, tried: &mut String) {
    let path = content.to_owned();
    let Ok(stamp) = tokio::task::spawn_blocking(move || folder::stamp(&path)).await else { return };
    if *tried == stamp {
        return;
    }
    tried.clone_from(&stamp);
    if let Err(error) = folder::import_when_changed(stores, content, data).await {
        tracing::error!(%error, "the changed content is not taken over; the old one stays");
    }
}

/// When anybody has written, or made the index anew, the new revision is loaded beside the old one and put in its place.
async fn take_over_revision(server: &Server, store: &Store, index: &Path) -> Result<(), ()> {
    let now = server.state();
    let text = now.index.text();
    let revision = match store.revision().await {
        Ok(revision) => revision,
        Err(error) => {
            tracing::error!(%error, "the store cannot be asked for its revision");
            return Err(());
        }
    };
    let made_anew = !text.is_current(index);
    if revision == now.revision && !made_anew {
        return Ok(());
    }
    let text = if made_anew { TextIndex::open(index).map(Arc::new) } else { Ok(text) };
    let loaded = match text {
        Ok(text) => State::load(store.clone(), text, now.queries.clone()).await,
        Err(error) => Err(error.into()),
    };
    match loaded {
        Ok(state) => {
            tracing::info!(revision, made_anew, "new content");
            server.replace(state);
            generation::sweep(index);
            Ok(())
        }
        Err(error) => {
            tracing::error!(%error, "new content cannot be loaded; the old one stays");
            Err(())
        }
    }
}
