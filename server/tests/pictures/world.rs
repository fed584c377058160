//! A small content folder with one item that shows a picture, and the data folder that it is imported into.

use crate::common;
use cong_api::{Detail, Picture};
use cong_server::import::{
    content::{self, Content},
    pictures::Published,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

pub struct World {
    pub content: TempDir,
    pub data: TempDir,
}

impl World {
    pub fn new() -> Self {
        let (content, data) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let from = common::root().join("content");
        for file in ["sections.toml", "agency-sections.toml"] {
            fs::copy(from.join(file), content.path().join(file)).expect("copied");
        }
        for folder in ["pictures", "co-quan/so-tu-phap", "items/tin-tuc-su-kien"] {
            fs::create_dir_all(content.path().join(folder)).expect("made");
        }
        let world = Self { content, data };
        world.write("site.toml", b"name = \"T\xe1\xbb\x89nh\"\nshort = \"T\"\norigin = \"https://tinh.example\"\n");
        world.write("co-quan/so-tu-phap/agency.toml", "name = \"Sở Tư pháp\"\nkind = \"department\"\n".as_bytes());
        world
    }

    pub fn write(&self, file: &str, bytes: &[u8]) {
        fs::write(self.content.path().join(file), bytes).expect("written");
    }

    /// Hands in a picture and names it.
    pub fn show(&self, name: &str, bytes: &[u8]) {
        self.write(&format!("pictures/{name}"), bytes);
        self.name(&[name]);
    }

    /// One item for each name.
    pub fn name(&self, names: &[&str]) {
        let item = |(at, name): (usize, &&str)| {
            format!(
                "[[item]]\nslug = \"tin-{at}\"\ntitle = \"Tin {at}\"\npublished = \"-1d\"\npicture = {{ src = \"{name}\", alt = \"Ảnh\" }}\n"
            )
        };
        let items: String = names.iter().enumerate().map(item).collect();
        self.write("items/tin-tuc-su-kien/a.toml", items.as_bytes());
    }

    pub fn media(&self) -> PathBuf {
        self.data.path().join("media")
    }

    /// Reads the content as `cong check` does, or beside what was published.
    pub fn load(&self) -> Result<Content, Vec<String>> {
        let loaded = content::load_beside(self.content.path(), &common::today(), Some(&self.media()));
        loaded.map_err(|mistakes| mistakes.iter().map(ToString::to_string).collect())
    }

    /// Reads and publishes.
    pub fn import(&self) -> (Picture, Published) {
        let content = self.load().unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
        let published = content::publish_media(&content, self.content.path(), &self.media()).expect("published");
        let picture = content.items.iter().find_map(picture).cloned().unwrap_or_else(none);
        (picture, published)
    }

    /// The bytes of a published file.
    pub fn published(&self, name: &str) -> Vec<u8> {
        fs::read(self.media().join("pictures").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Names of what is published, without the stamps.
    pub fn names(&self) -> Vec<String> {
        files(&self.media().join("pictures"))
    }
}

pub fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten().filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn picture(item: &cong_api::Item) -> Option<&Picture> {
    match &item.detail {
        Detail::Album(album) => album.pictures.first(),
        _ => item.picture.as_ref(),
    }
}

fn none() -> Picture {
    Picture { src: String::new(), alt: String::new(), caption: String::new(), width: 0, height: 0, widths: Vec::new() }
}
