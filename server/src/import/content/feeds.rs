//! Reads `feeds` of `co-quan/*/agency.toml`: the news that flows in from the agency's own site.

use super::{
    files::{self, line_with},
    mistake::Mistakes,
};
use crate::sync::Source;
use cong_api::{Kind, Site, Slug};
use serde::Deserialize;
use std::collections::HashMap;
use toml::Value;
use url::Url;

/// What stands under `feeds` in the file of an agency.
pub struct Written {
    pub file: String,
    pub agency: String,
    pub value: Value,
}

#[derive(Deserialize)]
struct Feed {
    address: String,
    section: Option<Slug>,
    #[serde(default)]
    name: String,
}

/// The sources that the agencies name, each checked: an address that can be asked, once, and a section that takes articles.
pub fn check(mistakes: &mut Mistakes, site: &Site, written: Vec<Written>) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    let mut seen: HashMap<String, String> = HashMap::new();
    for Written { file, agency, value } in written {
        let Ok(slug) = Slug::try_from(agency) else { continue };
        let Value::Array(feeds) = value else {
            mistakes.add(&file, None, "feeds must be a list: feeds = [{ address = \"https://…/rss.xml\" }]");
            continue;
        };
        for (at, feed) in feeds.into_iter().enumerate() {
            let Value::Table(table) = feed else {
                mistakes.add(&file, None, format!("feeds[{at}] must be a table: {{ address = \"https://…/rss.xml\" }}"));
                continue;
            };
            let line = table.get("address").and_then(Value::as_str).map(str::to_owned);
            let line = line_with(mistakes, &file, line.as_ref());
            let Some(feed) = files::typed::<Feed>(mistakes, &file, line, &format!("feeds[{at}]"), table) else { continue };
            let address = match address(&feed.address) {
                Ok(address) => address,
                Err(why) => {
                    mistakes.add(&file, line, format!("feeds: “{}” {why}", feed.address));
                    continue;
                }
            };
            let Some(section) = section(mistakes, &file, line, site, feed.section) else { continue };
            if let Some(other) = seen.insert(address.clone(), slug.to_string()) {
                mistakes.add(&file, line, format!("feeds: {address} is a feed of {other} already: its items would stand twice"));
                continue;
            }
            sources.push(Source { agency: slug.clone(), address, section, name: feed.name });
        }
    }
    sources
}

/// The address as it is asked for.
fn address(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| format!("is no address: {error}; expected https://…/rss.xml"))?;
    if !["http", "https"].contains(&url.scheme()) {
        return Err("must begin with https:// or http://".into());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a name or a password: only public feeds are read".into());
    }
    Ok(url.into())
}

/// The section that the items stand in: the one that is named, else the first that is made for articles.
fn section(mistakes: &mut Mistakes, file: &str, line: Option<usize>, site: &Site, named: Option<Slug>) -> Option<Slug> {
    let Some(named) = named else {
        let news = site.agency_sections.iter().find(|section| section.kind == Kind::Article && !section.own);
        if news.is_none() {
            mistakes.add(file, line, "feeds: no section of agencies' sites is made for articles: name one with section = \"…\"");
        }
        return news.map(|section| section.slug.clone());
    };
    match site.agency_section(named.as_str()) {
        None => mistakes.add(file, line, format!("feeds: there is no section “{named}”: see agency-sections.toml")),
        Some(section) if section.kind != Kind::Article && !section.kinds.contains(&Kind::Article) => {
            mistakes.add(
                file,
                line,
                format!("feeds: the section “{named}” takes no articles: see kind and kinds in agency-sections.toml"),
            );
        }
        Some(_) => return Some(named),
    }
    None
}
