//! Pictures as editors hand them in, and what the portal shows of them: copies that fit their places, without what a camera wrote about its owner.
//!
//! [`Pictures`] looks at what the content names and writes nothing; [`publish`] makes the copies once the content is known to be sound.
//! Invariant: an original is never served. What is served carries a hash of its original in its name and never changes.

mod copies;
mod jpeg;
mod original;
mod publish;
mod raster;
mod stamp;
mod svg;

pub use copies::RECIPE;
pub use publish::{Published, publish};
pub use stamp::published_as;

use cong_api::Picture;
use serde::{Deserialize, Serialize};
use stamp::Stamp;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use unicode_normalization::UnicodeNormalization;

/// Endings that are copied as they are: films and their subtitles.
const FILMS: [&str; 4] = ["mp4", "webm", "ogv", "vtt"];

/// What the contract says of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub src: String,
    pub width: u32,
    pub height: u32,
    pub widths: Vec<u32>,
}

/// A sound picture that the content names.
#[derive(Clone, Debug)]
pub struct Original {
    /// As editors write it.
    pub name: String,
    pub path: PathBuf,
    stamp: Stamp,
}

/// What there is to publish.
#[derive(Clone, Debug, Default)]
pub struct Originals {
    pub pictures: Vec<Original>,
    pub films: Vec<PathBuf>,
}

impl Originals {
    /// The names that editors gave: each is an address too, for links.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let films = self.films.iter().filter_map(|film| film.file_name()?.to_str());
        self.pictures.iter().map(|picture| picture.name.as_str()).chain(films)
    }
}

/// The folder `pictures/` of a content folder, looked at as far as the content asks.
pub struct Pictures {
    /// Where what was published stands with its stamps; without it every picture that is named is decoded.
    media: Option<PathBuf>,
    /// By the name in NFC, as texts are read: file systems keep other forms.
    files: BTreeMap<String, PathBuf>,
    seen: BTreeMap<String, Result<Stamp, String>>,
}

impl Pictures {
    pub fn of(content: &Path, media: Option<&Path>) -> Self {
        let entries = std::fs::read_dir(content.join("pictures")).into_iter().flatten().flatten();
        let named = entries.filter(|entry| entry.path().is_file()).filter_map(|entry| {
            let name: String = entry.file_name().to_str()?.nfc().collect();
            (!name.starts_with('.')).then(|| (name, entry.path()))
        });
        Self { media: media.map(|media| media.join("pictures")), files: named.collect(), seen: BTreeMap::new() }
    }

    /// What is shown of a picture, or what is wrong with it and what to do.
    pub fn look(&mut self, name: &str) -> Result<Shown, String> {
        let Some(path) = self.files.get(name) else { return Err(format!("there is no file “{name}” in pictures/")) };
        let media = self.media.as_deref();
        let seen = self.seen.entry(name.to_owned()).or_insert_with(|| stamp::of(name, path, media));
        seen.as_ref().map(|stamp| stamp.shown.clone()).map_err(|wrong| format!("pictures/{name} {wrong}"))
    }

    /// Puts in what editors do not write.
    pub fn fill(&mut self, picture: &mut Picture) -> Result<(), String> {
        if picture.width != 0 || picture.height != 0 || !picture.widths.is_empty() {
            return Err(format!("“{}”: width, height and widths are found at import: leave them out", picture.src));
        }
        let shown = self.look(&picture.src)?;
        picture.src = shown.src;
        picture.width = shown.width;
        picture.height = shown.height;
        picture.widths = shown.widths;
        Ok(())
    }

    /// Every sound picture that was looked at. Drawings that nothing names are published too: the app's own views name some.
    pub fn originals(mut self) -> Originals {
        let drawings: Vec<String> = self.files.keys().filter(|name| ending(name) == "svg").cloned().collect();
        for name in drawings {
            let _ = self.look(&name);
        }
        let films = self.files.iter().filter(|(name, _)| FILMS.contains(&ending(name).as_str()));
        let films = films.map(|(_, path)| path.clone()).collect();
        let sound = self.seen.into_iter().filter_map(|(name, stamp)| Some((name, stamp.ok()?)));
        let pictures = sound.map(|(name, stamp)| Original { path: self.files[&name].clone(), name, stamp }).collect();
        Originals { pictures, films }
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}
