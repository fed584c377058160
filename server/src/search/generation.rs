//! Where on disk the text index stands. It is made anew in a folder of its own while the old one serves; then a pointer is turned.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// Changes with the schema and with how words are made: an index of another version is not read.
const VERSION: &str = "v1";

fn pointer(base: &Path) -> PathBuf {
    base.join(format!("{VERSION}-current"))
}

/// The folder that is to be read.
pub fn current(base: &Path) -> PathBuf {
    let named = fs::read_to_string(pointer(base)).ok().filter(|name| !name.is_empty() && !name.contains(['/', '\\', '.']));
    base.join(named.unwrap_or_else(|| format!("{VERSION}-0")))
}

/// A folder for a new index.
pub fn begin(base: &Path) -> PathBuf {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    base.join(format!("{VERSION}-{now}"))
}

/// Turns the pointer to a folder, at once or not at all.
pub fn turn(base: &Path, folder: &Path) -> io::Result<()> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let waiting = base.join("turning");
    fs::write(&waiting, name)?;
    fs::rename(waiting, pointer(base))
}

/// Removes the indexes that nobody reads any more: those made before the current one. A later one is on its way.
pub fn sweep(base: &Path) {
    let made = |folder: &Path| folder.file_name()?.to_str()?.rsplit('-').next()?.parse::<u128>().ok();
    let current = made(&current(base)).unwrap_or(0);
    for entry in fs::read_dir(base).into_iter().flatten().flatten() {
        if entry.path().is_dir() && made(&entry.path()).is_some_and(|made| made < current) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
