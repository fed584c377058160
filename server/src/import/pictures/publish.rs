//! Puts the copies where the server finds them, and takes away what nobody needs any more.
//!
//! Invariant: a file is written beside its place and then renamed, the stamp last: what a crash leaves is not served and is made again.

use super::{Original, Originals, copies, original, stamp};
use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Write},
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};

/// How long copies stay that no content names any more. The server, browsers and proxies hold pages that name them; feed readers and mails longer.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// After this a file that was being written is of an import that did not end.
const ABANDONED: Duration = Duration::from_secs(24 * 3600);
/// Beginning of the names of files that are being written.
const PART: &str = ".part-";

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub made: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Makes the copies that are missing. `media` holds `pictures/`; `films` are copied as they are. It takes its time: not for the runtime's threads.
pub fn publish(Originals { pictures, films }: &Originals, media: &Path) -> io::Result<Published> {
    let folder = media.join("pictures");
    fs::create_dir_all(folder.join(stamp::FOLDER))?;
    let made = AtomicUsize::new(0);
    each(pictures, |original| {
        if one(original, &folder)? {
            made.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    })?;
    for film in films {
        copy(film, &folder)?;
    }
    let made = made.into_inner();
    let films = films.iter().filter_map(|film| film.file_name()?.to_str()).map(ToOwned::to_owned);
    let wanted: HashSet<String> =
        pictures.iter().flat_map(|original| copies::names(&original.stamp.shown)).chain(films).collect();
    let stamps: HashSet<String> = pictures.iter().map(|original| format!("{}.json", original.name)).collect();
    let removed = sweep(&folder, &wanted)? + sweep(&folder.join(stamp::FOLDER), &stamps)?;
    Ok(Published { made, unchanged: pictures.len() - made, removed })
}

/// At most two pictures are in memory, and half of the processors stay with the server that may be running beside.
fn each(originals: &[Original], work: impl Fn(&Original) -> io::Result<()> + Sync) -> io::Result<()> {
    let workers = (std::thread::available_parallelism().map_or(1, usize::from) / 2).clamp(1, 2);
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(original) = originals.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(error) = work(original) {
                        next.store(originals.len(), Ordering::Relaxed);
                        let error = io::Error::new(error.kind(), format!("pictures/{}: {error}", original.name));
                        failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get_or_insert(error);
                    }
                }
            });
        }
    });
    failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner).map_or(Ok(()), Err)
}

/// Whether the copies of an original had to be made.
fn one(original: &Original, folder: &Path) -> io::Result<bool> {
    let shown = &original.stamp.shown;
    let there = |name: &String| fs::metadata(folder.join(name)).is_ok_and(|file| file.is_file() && file.len() > 0);
    let names = copies::names(shown);
    let missing = !names.iter().all(there);
    if missing {
        let bytes = fs::read(&original.path)?;
        if stamp::hash(&bytes) != original.stamp.hash {
            return Err(io::Error::other("was changed while it was being read; the next import takes it"));
        }
        let kind = original::kind(&bytes).map_err(io::Error::other)?;
        for file in copies::make(&bytes, &kind, shown).map_err(io::Error::other)? {
            put(folder, &file.name, &file.bytes)?;
        }
    } else {
        // The date of a copy is the last time that content named it: `sweep` counts from there.
        for name in &names {
            File::options().append(true).open(folder.join(name))?.set_modified(SystemTime::now())?;
        }
    }
    let json = serde_json::to_vec(&original.stamp).map_err(io::Error::other)?;
    put(&folder.join(stamp::FOLDER), &format!("{}.json", original.name), &json)?;
    Ok(missing)
}

/// Beside its place first, and on the disk before it is named.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let part = folder.join(format!("{PART}{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(part, folder.join(name))
}

/// Copies a file that is not there yet, or has another size or a later date than the copy.
fn copy(from: &Path, folder: &Path) -> io::Result<()> {
    let Some(name) = from.file_name().and_then(|name| name.to_str()) else { return Ok(()) };
    let (new, to) = (fs::metadata(from)?, folder.join(name));
    let same = fs::metadata(&to).is_ok_and(|old| old.len() == new.len() && old.modified().ok() >= new.modified().ok());
    if same {
        return Ok(());
    }
    let part = folder.join(format!("{PART}{}-{name}", std::process::id()));
    fs::copy(from, &part)?;
    fs::rename(part, to)
}

/// Removes what is not wanted: copies after a while, what never was a copy at once (earlier imports put originals here).
fn sweep(folder: &Path, wanted: &HashSet<String>) -> io::Result<usize> {
    let mut removed = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = entry.metadata()?;
        if wanted.contains(&name) || !file.is_file() {
            continue;
        }
        let patience = match () {
            () if name.starts_with(PART) => ABANDONED,
            () if is_copy(&name) || folder.ends_with(stamp::FOLDER) => KEPT,
            () => Duration::ZERO,
        };
        let age = file.modified()?.elapsed().unwrap_or_default();
        if age >= patience {
            fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// A published name carries a hash.
fn is_copy(name: &str) -> bool {
    name.split(['-', '.']).any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
