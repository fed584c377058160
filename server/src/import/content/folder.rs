//! A content folder as a whole: when it has changed, and its way into the store.

use super::{Content, Written, publish_media};
use crate::{clock, import::pictures::RECIPE, store::Stores};
use sha2::{Digest, Sha256};
use std::path::Path;

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// Reads and checks the folder; the error lists every mistake with its file. `data` is where an earlier import has put it, if there was one:
/// pictures that are there are not decoded again.
pub fn load(folder: &Path, data: Option<&Path>) -> Result<Content, String> {
    if !folder.is_dir() {
        return Err(format!("there is no content folder {}", folder.display()));
    }
    let media = data.map(|data| data.join("media"));
    super::load_beside(folder, &clock::today(), media.as_deref()).map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(|m| format!("  {}/{m}", folder.display())).collect();
        format!("{} mistakes in the content, nothing was imported:\n{}", mistakes.len(), lines.join("\n"))
    })
}

/// Publishes the pictures and files, then files the content under that stamp.
pub async fn put(stores: &Stores, folder: &Path, data: &Path, content: Content, stamp: &str) -> Outcome {
    let (path, media) = (folder.to_owned(), data.join("media"));
    // Many new pictures take minutes: the runtime's threads go on serving.
    let (content, published) = tokio::task::spawn_blocking(move || {
        let published = publish_media(&content, &path, &media);
        (content, published)
    })
    .await?;
    let published = published.map_err(|e| format!("cannot publish pictures in {}: {e}", data.display()))?;
    eprintln!("pictures: {} made, {} unchanged, {} files removed", published.made, published.unchanged, published.removed);
    // The main edition last: its stamp says that everything is in.
    match &content.english {
        Some(english) => said("English", english, &super::store(&stores.english, english, stamp).await?),
        None => stores.english.withdraw_content().await?,
    }
    said("content", &content, &super::store(&stores.main, &content, stamp).await?);
    Ok(())
}

fn said(what: &str, content: &Content, written: &Written) {
    eprintln!(
        "{what}: {} items, {} new, {} changed, {} unchanged, {} withdrawn",
        content.items.len(),
        written.added,
        written.changed,
        written.unchanged,
        written.withdrawn
    );
}

pub async fn import_when_changed(stores: &Stores, folder: &Path, data: &Path) -> Outcome {
    // Taken before the files are read: what changes meanwhile is imported next time.
    let stamp = stamp(folder);
    if stores.main.meta("content-stamp").await?.as_deref() == Some(stamp.as_str()) {
        return Ok(());
    }
    let (path, beside) = (folder.to_owned(), data.to_owned());
    let content = tokio::task::spawn_blocking(move || load(&path, Some(&beside))).await??;
    put(stores, folder, data, content, &stamp).await
}

/// Changes when a file of the folder does, the day that relative dates count from, or the way in which copies of pictures are made.
pub fn stamp(folder: &Path) -> String {
    let mut hash = Sha256::new_with_prefix(RECIPE.to_be_bytes());
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    files.sort();
    for file in files {
        let changed = std::fs::metadata(&file).ok().and_then(|m| Some((m.len(), m.modified().ok()?)));
        hash.update(format!("{} {changed:?}\n", file.display()));
    }
    format!("{} {:x}", clock::today().0, hash.finalize())
}
