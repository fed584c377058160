//! Reads `en/`: the English edition, a small content folder that shares agencies, pictures and files with the Vietnamese one.

use super::{Content, Holidays, check_references, items, mistake::Mistakes, search, site, tables, vietnamese};
use crate::{
    import::pictures::{Originals, Pictures},
    search::Settings,
};
use cong::route::Route;
use cong_api::{Date, ItemAddress, Kind, Language, Site, agency::Agency};
use std::collections::HashMap;

/// The folder of the edition in the content folder.
const FOLDER: &str = "en";

/// Kinds whose views speak English.
const KINDS: [Kind; 6] = [Kind::Page, Kind::Contact, Kind::Procedure, Kind::Destination, Kind::Announcement, Kind::Article];

/// Puts the edition into the content, and into both sites which pages have a counterpart in the other.
pub fn load(content: &mut Content, mistakes: &mut Mistakes, pictures: &mut Pictures, today: &Date) {
    if !mistakes.folder.join(FOLDER).is_dir() {
        return;
    }
    let mut own = Mistakes::within(&mistakes.folder, FOLDER);
    let agencies: Vec<Agency> = content.agencies.iter().map(in_english).collect();
    let (mut site, home, embedding) = site::load(&mut own, pictures, today, &agencies, Language::En);
    let items::Items { mut items, translates } = items::load(&mut own, pictures, today, &site, &agencies);
    for item in &mut items {
        name_tables(&mut item.body);
        item.body = vietnamese::mark(&item.body);
    }
    for item in items.iter().filter(|item| !KINDS.contains(&item.kind())) {
        own.add("items", None, format!("“{}”: items of kind {} have no English view", item.title, item.kind().name()));
    }
    let pairs = translations(content, &site, &translates, &mut own);
    content.site.translations = pairs.iter().map(|(vi, en)| (vi.clone(), en.clone())).collect();
    site.translations = pairs.into_iter().map(|(vi, en)| (en, vi)).collect();
    // The weights do not depend on the language.
    let settings = Settings { weights: content.search.weights.clone(), ..search::load(&mut own, today, &items) };
    let english = Content {
        site,
        home,
        embedding,
        agencies,
        items,
        search: settings,
        redirects: crate::redirects::Table::default(),
        holidays: Holidays::default(),
        sources: Vec::new(),
        originals: Originals::default(),
        english: None,
    };
    check_references(&english, &mut own);
    mistakes.append(own);
    content.english = Some(Box::new(english));
}

/// Tables are named when Markdown becomes HTML, in Vietnamese.
fn name_tables(body: &mut String) {
    let named = |word: &str| format!("aria-label=\"{word} ");
    *body = body.replace(&named(tables::TABLE), &named("Table"));
}

/// An agency as the English edition names it: what is text in Vietnamese stays in its own site.
fn in_english(agency: &Agency) -> Agency {
    Agency {
        name: if agency.english.is_empty() { agency.name.clone() } else { agency.english.clone() },
        host: String::new(),
        tagline: String::new(),
        hours: String::new(),
        successors: Vec::new(),
        fields: Vec::new(),
        leaders: Vec::new(),
        units: Vec::new(),
        introduction: String::new(),
        ..agency.clone()
    }
}

/// Pairs of paths, Vietnamese and English: first pages, sections, items.
fn translations(
    content: &Content,
    english: &Site,
    items: &[(String, ItemAddress, String)],
    mistakes: &mut Mistakes,
) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = [Route::Home, Route::Search, Route::SiteMap, Route::Contact].iter().map(both).collect();
    for section in english.groups.iter().flat_map(|group| &group.sections) {
        let Some(original) = &section.translates else { continue };
        if content.site.section(original.as_str()).is_none() {
            mistakes.add(
                "sections.toml",
                None,
                format!("“{}”: translates: there is no section “{original}” in Vietnamese", section.slug),
            );
        }
        pairs.push((Route::section(original).path(Language::Vi), Route::section(&section.slug).path(Language::En)));
    }
    let known: HashMap<String, &ItemAddress> = content
        .items
        .iter()
        .filter(|item| item.address.agency.is_none())
        .map(|item| (format!("{}/{}", item.address.section, item.address.slug), &item.address))
        .collect();
    for (place, address, original) in items {
        match known.get(original) {
            Some(original) => {
                pairs.push((Route::item(original).path(Language::Vi), Route::item(address).path(Language::En)));
            }
            None => mistakes.add(place, None, format!("translates: there is no item “{original}” in Vietnamese")),
        }
    }
    pairs
}

fn both(route: &Route) -> (String, String) {
    (route.path(Language::Vi), route.path(Language::En))
}
