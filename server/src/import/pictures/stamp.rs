//! What is known of an original since the last import, kept beside its copies: who has not changed is not read again.

use super::{Shown, copies, original};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// The folder of the stamps in that of the pictures; names with a dot at the front are never served.
pub const FOLDER: &str = ".stamps";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    recipe: u32,
    /// Size and date of change of the original: as long as they stay, nothing is read.
    bytes: u64,
    changed: SystemTime,
    /// Of the original and the recipe, in 16 hexadecimal digits.
    pub hash: String,
    pub shown: Shown,
}

/// The stamp of an original: of the last import if nothing has changed, else of a fresh look at it; or what is wrong with it.
pub fn of(name: &str, path: &Path, media: Option<&Path>) -> Result<Stamp, String> {
    let unreadable = |error: std::io::Error| format!("cannot be read: {error}");
    let (bytes, changed) = fs::metadata(path).and_then(|file| Ok((file.len(), file.modified()?))).map_err(unreadable)?;
    let known = media.and_then(|media| read(media, name)).filter(|known| known.recipe == copies::RECIPE);
    if let Some(known) = known.as_ref().filter(|known| known.bytes == bytes && known.changed == changed) {
        return Ok(known.clone());
    }
    if bytes > original::MOST_BYTES {
        return Err(format!("has {} MB: hand in at most {}", bytes >> 20, original::MOST_BYTES >> 20));
    }
    let original = fs::read(path).map_err(unreadable)?;
    let hash = hash(&original);
    let shown = match known.filter(|known| known.hash == hash) {
        Some(known) => known.shown,
        None => copies::plan(name, &hash, &original, &original::kind(&original)?)?,
    };
    Ok(Stamp { recipe: copies::RECIPE, bytes, changed, hash, shown })
}

pub fn hash(original: &[u8]) -> String {
    let hash = Sha256::new().chain_update(copies::RECIPE.to_be_bytes()).chain_update(original).finalize();
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

pub fn read(media: &Path, name: &str) -> Option<Stamp> {
    serde_json::from_slice(&fs::read(path(media, name)).ok()?).ok()
}

pub fn path(media: &Path, name: &str) -> PathBuf {
    media.join(FOLDER).join(format!("{name}.json"))
}

/// The published name of a picture that is asked for by the editors' one: links of old pages, and drawings that the app's views name.
/// `media` is the folder of published pictures.
pub fn published_as(media: &Path, name: &str) -> Option<String> {
    read(media, name).map(|stamp| stamp.shown.src)
}
