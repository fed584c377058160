//! Reads `redirects.toml`: old addresses, each of which must lead to a page of the portal.

use super::{Content, files, mistake::Mistakes, site::RESERVED};
use crate::{
    design,
    redirects::{Pattern, Rule, Table, Target},
};
use cong::route::Route;
use cong_api::{Date, Language};
use std::collections::{BTreeMap, HashSet};
use toml::Value;

const FILE: &str = "redirects.toml";

/// The checked table. The pages of both editions are known by now.
pub fn load(content: &Content, mistakes: &mut Mistakes) -> Table {
    if !mistakes.folder.join(FILE).exists() {
        return Table::default();
    }
    let Some(mut raw) = files::read_toml(mistakes, FILE, &Date::from_day_number(0)) else { return Table::default() };
    let mut table = Table { exact: BTreeMap::new(), patterns: rules(raw.remove("pattern"), mistakes) };
    for (old, new) in raw {
        match new {
            Value::String(new) => drop(table.exact.insert(old, new)),
            _ => wrong(mistakes, &old, "leads to an address in quotes; patterns stand in [[pattern]]"),
        }
    }
    let pages = Pages::of(content, mistakes);
    for (old, new) in &table.exact {
        check_old(old, &pages, mistakes);
        check_target(old, new, &table, &pages, mistakes);
    }
    check_patterns(&table, &pages, mistakes);
    table
}

fn rules(raw: Option<Value>, mistakes: &mut Mistakes) -> Vec<Rule> {
    let entries = match raw {
        None => return Vec::new(),
        Some(Value::Array(entries)) => entries,
        Some(_) => {
            mistakes.add(FILE, None, "pattern: patterns are written [[pattern]], one after another");
            return Vec::new();
        }
    };
    let tables = entries.into_iter().filter_map(|entry| if let Value::Table(table) = entry { Some(table) } else { None });
    tables
        .filter_map(|table| {
            let old = table.get("old").and_then(Value::as_str).map(ToOwned::to_owned);
            let line = old.as_deref().and_then(|old| line_of(mistakes, old));
            files::typed(mistakes, FILE, line, "pattern", table)
        })
        .collect()
}

/// The addresses to which something may lead.
struct Pages {
    paths: HashSet<String>,
    /// The first segments of living addresses: no pattern begins with one, or it would hide what comes later.
    beginnings: HashSet<String>,
}

impl Pages {
    fn of(content: &Content, mistakes: &Mistakes) -> Self {
        let mut paths = HashSet::from([design::PATH.to_owned()]);
        let mut beginnings: HashSet<String> = RESERVED.iter().map(|&name| name.to_owned()).collect();
        for content in [Some(content), content.english.as_deref()].into_iter().flatten() {
            let language = content.site.language;
            let sections = content.site.groups.iter().flat_map(|group| &group.sections);
            let mut routes = vec![Route::Home, Route::Agencies, Route::Search, Route::SiteMap, Route::Contact];
            routes.extend(sections.map(|section| Route::section(&section.slug)));
            routes.extend(content.items.iter().map(|item| Route::item(&item.address)));
            if language == Language::Vi {
                for agency in &content.agencies {
                    routes.push(Route::agency(&agency.slug));
                    let sections = content.site.agency_sections.iter();
                    routes.extend(sections.map(|s| Route::AgencySection(agency.slug.clone(), s.slug.clone())));
                }
            }
            paths.extend(routes.iter().map(|route| route.path(language)));
        }
        beginnings.extend(paths.iter().filter_map(|path| path.split('/').nth(1)).map(ToOwned::to_owned));
        let files = std::fs::read_dir(mistakes.media.join("files")).into_iter().flatten().flatten();
        paths.extend(files.filter_map(|file| Some(format!("/tep/{}", file.file_name().to_str()?))));
        paths.extend(content.originals.names().map(|name| format!("/tranh/{name}")));
        Self { paths, beginnings }
    }
}

fn wrong(mistakes: &mut Mistakes, old: &str, what: &str) {
    let line = line_of(mistakes, old);
    mistakes.add(FILE, line, format!("“{old}”: {what}"));
}

/// The line that says where an old address leads; it may stand in others as a target.
fn line_of(mistakes: &Mistakes, old: &str) -> Option<usize> {
    let text = std::fs::read_to_string(mistakes.folder.join(FILE)).ok()?;
    let says = |line: &str| {
        let (left, right) = line.split_once(" = ").or_else(|| line.split_once('=')).unwrap_or((line, ""));
        let key = if left.trim() == "old" { right } else { left };
        key.trim().trim_matches(['"', '\'']) == old
    };
    text.lines().position(says).map(|at| at + 1)
}

/// An old address is a path, as the portal sees it, of something that is no more.
fn check_old(old: &str, pages: &Pages, mistakes: &mut Mistakes) {
    if !old.starts_with('/') {
        wrong(mistakes, old, "an old address is a path: it begins with /");
    } else if old.contains(['?', '#']) {
        wrong(mistakes, old, "the path alone is compared: leave out what stands behind ? or #");
    } else if old.len() > 1 && old.ends_with('/') {
        wrong(mistakes, old, "leave out the / at the end: the portal takes it away before it looks here");
    } else if pages.paths.contains(old) {
        wrong(mistakes, old, "is a page of the portal now: the redirect would hide it");
    }
}

/// Loops first: what leads to an old address is a dead end too, but the loop is the better word.
fn check_target(old: &str, new: &str, table: &Table, pages: &Pages, mistakes: &mut Mistakes) {
    let path = new.split(['?', '#']).next().unwrap_or_default();
    let mut way = vec![old];
    let mut at = path;
    while let Some(next) = table.exact.get(at) {
        way.push(at);
        at = next.split(['?', '#']).next().unwrap_or_default();
        if way.contains(&at) {
            return wrong(mistakes, old, &format!("leads in a circle: {} → {at}", way.join(" → ")));
        }
    }
    if way.len() > 1 {
        return wrong(mistakes, old, &format!("leads to the old address {path}: write where that leads, {at}"));
    }
    let pattern = table.patterns.iter().find(|rule| Pattern::parse(&rule.old).is_ok_and(|pattern| pattern.read(path).is_some()));
    if let Some(rule) = pattern {
        return wrong(mistakes, old, &format!("leads to {path}, which is an old address by the pattern “{}”", rule.old));
    }
    if !pages.paths.contains(path) {
        let advice = "check the address; for a page that only an import brings write a [[pattern]] with else";
        wrong(mistakes, old, &format!("leads to {new}, and the portal has no such page: {advice}"));
    }
}

fn check_patterns(table: &Table, pages: &Pages, mistakes: &mut Mistakes) {
    let mut before: Vec<(&Rule, Pattern)> = Vec::new();
    for rule in &table.patterns {
        let pattern = match Pattern::parse(&rule.old) {
            Ok(pattern) => pattern,
            Err(error) => {
                wrong(mistakes, &rule.old, &error);
                continue;
            }
        };
        check_beginning(rule, &pattern, pages, mistakes);
        check_targets(rule, &pattern, table, pages, mistakes);
        for (earlier, other) in &before {
            // A narrow pattern before a wide one is in order: the first that fits counts.
            if other.covers(&pattern) {
                wrong(
                    mistakes,
                    &rule.old,
                    &format!("is never reached: “{}” stands before it and takes all its paths", earlier.old),
                );
            } else if other.meets(&pattern) && !pattern.covers(other) {
                let what = format!("and “{}” have paths in common: make one of them narrower", earlier.old);
                wrong(mistakes, &rule.old, &what);
            }
        }
        before.push((rule, pattern));
    }
}

/// The first segment is written out, and nothing of the portal begins with it, now or later.
fn check_beginning(rule: &Rule, pattern: &Pattern, pages: &Pages, mistakes: &mut Mistakes) {
    let plain = pattern.names().next().is_none();
    let Some((first, _)) = pattern.beginning().strip_prefix('/').and_then(|rest| rest.split_once('/')).filter(|_| !plain) else {
        let what = if plain {
            "has no name in braces: write it as a line of its own, \"/old\" = \"/new\""
        } else {
            "begins with / and a first segment without a name: a pattern may not take the whole portal"
        };
        return wrong(mistakes, &rule.old, what);
    };
    if pages.beginnings.contains(first) {
        wrong(mistakes, &rule.old, &format!("addresses under /{first} are in use: the pattern would hide pages"));
    }
    if rule.old.contains(['?', '#']) {
        wrong(mistakes, &rule.old, "the path alone is compared: leave out what stands behind ? or #");
    }
}

fn check_targets(rule: &Rule, pattern: &Pattern, table: &Table, pages: &Pages, mistakes: &mut Mistakes) {
    let mut read = |text: &str| match Target::parse(text) {
        Ok(target) => {
            if let Some(name) = target.names().find(|name| !pattern.names().any(|known| known == *name)) {
                wrong(mistakes, &rule.old, &format!("“{text}” uses {{{name}}}, which the old address does not have"));
            }
            Some(target)
        }
        Err(error) => {
            wrong(mistakes, &rule.old, &format!("“{text}”: {error}"));
            None
        }
    };
    let (new, otherwise) = (read(&rule.new), rule.otherwise.as_deref().map(&mut read));
    match (new, &otherwise) {
        (Some(new), _) if !new.is_open() => {
            check_target(&rule.old, &rule.new, table, pages, mistakes);
            if otherwise.is_some() {
                wrong(mistakes, &rule.old, "else is for a page that may not exist: new always exists here");
            }
        }
        (Some(_), None) => {
            wrong(mistakes, &rule.old, "the page of new may not exist: say with else where the path leads then");
        }
        (Some(new), _) => {
            let folder = new.before_names().rsplit_once('/').map_or("", |(folder, _)| folder);
            if !folder.is_empty() && !pages.paths.contains(folder) {
                wrong(mistakes, &rule.old, &format!("new: the portal has no page {folder}"));
            }
        }
        (None, _) => {}
    }
    if let (Some(Some(target)), Some(text)) = (&otherwise, &rule.otherwise) {
        if target.is_open() {
            wrong(mistakes, &rule.old, "else leads to a page that always exists: no names in its path");
        } else {
            check_target(&rule.old, text, table, pages, mistakes);
        }
    }
}
