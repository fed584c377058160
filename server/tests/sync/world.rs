//! A portal with one or more agencies whose sites a test plays.

use super::site::Site;
use crate::common;
use cong_api::{Item, ListQuery, Slug};
use cong_server::{
    import::content::{self, Content},
    store::Store,
    sync::{self, Done, Failure, Limits, Network, Options, Outcome, Patience, Reach, Source},
};
use std::{fs, path::Path, time::Duration};
use tempfile::TempDir;

pub struct World {
    pub site: Site,
    pub store: Store,
    pub content: Content,
    pub options: Options,
    folder: TempDir,
}

/// A small province with two agencies, as editors write it; `feeds` stands in the file of the first.
pub fn folder(feeds: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = common::root().join("content");
    for file in ["site.toml", "sections.toml", "agency-sections.toml"] {
        fs::copy(from.join(file), folder.path().join(file)).expect("copied");
    }
    // The reference's home names items that are not here.
    let site = fs::read_to_string(folder.path().join("site.toml")).expect("read");
    fs::write(folder.path().join("site.toml"), site.split("[home]").next().expect("a part")).expect("written");
    fs::create_dir(folder.path().join("pictures")).expect("made");
    fs::copy(from.join("pictures/chia-se.png"), folder.path().join("pictures/chia-se.png")).expect("copied");
    write(folder.path(), "co-quan/so-y-te/agency.toml", &format!("name = \"Sở Y tế\"\nkind = \"department\"\n{feeds}\n"));
    write(folder.path(), "co-quan/so-tu-phap/agency.toml", "name = \"Sở Tư pháp\"\nkind = \"department\"\n");
    folder
}

pub fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

pub fn load(folder: &Path) -> Content {
    content::load(folder, &common::today()).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
}

impl World {
    /// With one feed of one agency, at `/rss.xml`.
    pub async fn start() -> Self {
        Self::with(&["/rss.xml"]).await
    }

    /// With feeds of the first agency at these paths.
    pub async fn with(paths: &[&str]) -> Self {
        let site = Site::start().await;
        let folder = folder("");
        let content = load(folder.path());
        let store = Store::open(&folder.path().join("data/cong.sqlite")).await.expect("a database");
        let here = Network::from_ip(site.socket.ip());
        let limits = Limits { time: Duration::from_secs(5), bytes: 1024 * 1024, ..Limits::default() };
        let options =
            Options { reach: Reach::Public { and: vec![here] }, limits, patience: Patience::None, only: None, trust: Vec::new() };
        let mut world = Self { site, store, content, options, folder };
        world.feeds(paths).await;
        world
    }

    /// The editors name these feeds, and what else has changed in the content is imported with them.
    pub async fn feeds(&mut self, paths: &[&str]) {
        self.content.sources = paths.iter().map(|path| source(&self.site.address(path))).collect();
        self.import().await;
    }

    pub async fn import(&self) {
        content::store(&self.store, &self.content, "test").await.expect("stored");
    }

    /// The content folder, to write into.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub async fn sync(&self) -> Vec<Outcome> {
        sync::run(&self.store, &self.options).await.expect("a run")
    }

    /// Reads the only source.
    pub async fn read(&self) -> Result<Done, Failure> {
        let [Outcome { result, .. }] = self.sync().await.try_into().expect("one source");
        result
    }

    /// New, changed, unchanged and withdrawn items of reading the only source.
    pub async fn written(&self) -> [usize; 4] {
        match self.read().await {
            Ok(Done::Read { written: w, .. }) => [w.added, w.changed, w.unchanged, w.withdrawn],
            other => panic!("{other:?}"),
        }
    }

    /// What the agency's news section shows, newest first.
    pub async fn items(&self) -> Vec<Item> {
        items(&self.store, "so-y-te").await
    }

    pub async fn titles(&self) -> Vec<String> {
        self.items().await.into_iter().map(|item| item.title).collect()
    }
}

pub fn source(address: &str) -> Source {
    let slug = |text: &str| Slug::try_from(text).expect("a slug");
    Source { agency: slug("so-y-te"), address: address.to_owned(), section: slug("tin-tuc"), name: String::new() }
}

pub async fn items(store: &Store, agency: &str) -> Vec<Item> {
    let slug = |text: &str| Slug::try_from(text).ok();
    let query = ListQuery { agency: slug(agency), section: slug("tin-tuc"), page: 1, ..ListQuery::default() };
    let mut items = Vec::new();
    for summary in store.list(&query).await.expect("a list").items {
        items.push(store.item(&summary.address).await.expect("asked").expect("an item"));
    }
    items
}

/// An RSS document of these items: (guid, title, days ago). The guid is the last part of the link too.
pub fn rss(items: &[(&str, &str, i64)]) -> String {
    let items: String = items.iter().map(|(guid, title, days)| item(guid, title, *days)).collect();
    channel(&items)
}

pub fn item(guid: &str, title: &str, days: i64) -> String {
    let date = common::today().plus_days(-days).expect("a day").0;
    format!(
        "<item><guid isPermaLink=\"false\">{guid}</guid><title>{title}</title><link>/tin/{guid}.html</link>\
         <description>Tóm tắt {guid}.</description><pubDate>{date}T08:00:00+07:00</pubDate></item>"
    )
}

pub fn channel(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel><title>Trang tin Sở Y tế</title><link>/</link>{items}</channel></rss>"
    )
}
