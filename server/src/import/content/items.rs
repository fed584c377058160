//! Reads the items: `items/<section>/…` and `co-quan/<agency>/<section>…`, as Markdown with front matter or as TOML lists.

use super::{files, markdown, mistake::Mistakes, places, references};
use crate::import::pictures::Pictures;
use cong_api::{
    AgencyLink, Attachment, Date, Detail, Item, ItemAddress, Kind, Picture, Site, Slug, Stamp, agency::Agency, fold::slugify,
};
use serde::Deserialize;
use std::collections::HashMap;
use toml::{Table, Value};

/// The fields that every item may have in a file; those of its kind stand in a table named after the kind.
#[derive(Deserialize)]
struct Written {
    slug: Option<String>,
    title: String,
    #[serde(default)]
    summary: String,
    published: Stamp,
    updated: Option<Stamp>,
    order: Option<u16>,
    agency: Option<Slug>,
    #[serde(default)]
    also: Vec<Slug>,
    #[serde(default)]
    sections: Vec<Slug>,
    #[expect(dead_code, reason = "read before the item is, to choose its type; named here so that it is no unknown key")]
    kind: Option<Kind>,
    #[serde(default)]
    tags: Vec<String>,
    picture: Option<Picture>,
    #[serde(default)]
    related: Vec<String>,
    #[serde(default)]
    files: Vec<Attachment>,
    #[serde(default)]
    illustrative: bool,
    /// `section/slug` of the item of the Vietnamese edition that this one renders.
    #[serde(default)]
    translates: String,
    #[serde(default)]
    body: String,
}

/// Where a file stands decides the site, the section and so the kind of its items.
struct Home<'a> {
    agency: Option<&'a Agency>,
    section: Slug,
    kind: Kind,
}

struct Reader<'a> {
    mistakes: &'a mut Mistakes,
    pictures: &'a mut Pictures,
    today: &'a Date,
    site: &'a Site,
    agencies: &'a [Agency],
    items: Vec<Item>,
    /// Where each address was written, to name both places of a double one.
    written: HashMap<ItemAddress, String>,
    /// (where it is written, the item, what it names)
    related: Vec<(String, ItemAddress, String)>,
    translates: Vec<(String, ItemAddress, String)>,
}

/// What the folder holds.
#[derive(Default)]
pub struct Items {
    pub items: Vec<Item>,
    /// (where it is written, the item, the `section/slug` of the Vietnamese edition that it renders)
    pub translates: Vec<(String, ItemAddress, String)>,
}

pub fn load(mistakes: &mut Mistakes, pictures: &mut Pictures, today: &Date, site: &Site, agencies: &[Agency]) -> Items {
    let mut paths = files::files_under(mistakes, "items", &[".toml", ".md"]);
    paths.extend(files::files_under(mistakes, "co-quan", &[".toml", ".md"]));
    let mut reader = Reader {
        mistakes,
        pictures,
        today,
        site,
        agencies,
        items: Vec::new(),
        written: HashMap::new(),
        related: Vec::new(),
        translates: Vec::new(),
    };
    for path in paths.iter().filter(|path| !path.ends_with("/agency.toml")) {
        reader.read_file(path);
    }
    references::link(&mut reader.items, site.language);
    places::set(reader.mistakes, &mut reader.items, site.language);
    reader.check_related();
    Items { items: reader.items, translates: reader.translates }
}

impl<'a> Reader<'a> {
    fn read_file(&mut self, file: &str) {
        let Some(home) = self.home(file) else { return };
        let Some(text) = files::read_text(self.mistakes, file) else { return };
        if let Some(stem) = file.ends_with(".md").then(|| stem(file)) {
            self.read_markdown(file, stem, &home, &text);
            return;
        }
        let Some(mut table) = files::parse_toml(self.mistakes, file, 0, &text, self.today) else { return };
        let Some(Value::Array(items)) = table.remove("item") else {
            self.mistakes.add(file, None, "holds no [[item]]");
            return;
        };
        for key in table.keys() {
            self.mistakes.add(file, None, format!("“{key}” stands outside every [[item]]"));
        }
        let lines: Vec<usize> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.trim_start().starts_with("[[item]]"))
            .map(|(at, _)| at + 1)
            .collect();
        for (at, item) in items.into_iter().enumerate() {
            if let Value::Table(item) = item {
                self.read_item(file, lines.get(at).copied(), &home, None, item);
            }
        }
    }

    fn read_markdown(&mut self, file: &str, stem: &str, home: &Home<'_>, text: &str) {
        let parts = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
        let Some((front, body)) = parts else {
            self.mistakes.add(file, Some(1), "expected TOML front matter between two lines +++ at the top");
            return;
        };
        let Some(mut table) = files::parse_toml(self.mistakes, file, 1, front, self.today) else { return };
        table.insert("body".into(), Value::String(body.to_owned()));
        self.read_item(file, Some(1), home, Some(stem), table);
    }

    fn home(&mut self, file: &str) -> Option<Home<'a>> {
        let parts: Vec<&str> = file.split('/').collect();
        let (agency, name) = match parts.as_slice() {
            ["items", section, _, ..] => (None, *section),
            ["co-quan", agency, section, ..] => {
                let known = self.agencies.iter().find(|a| a.slug.as_str() == *agency);
                if known.is_none() {
                    self.mistakes.add(file, None, format!("co-quan/{agency} has no valid agency.toml"));
                    return None;
                }
                (known, section.trim_end_matches(".toml").trim_end_matches(".md"))
            }
            _ => {
                self.mistakes.add(file, None, "expected items/<section>/… or co-quan/<agency>/<section>.toml");
                return None;
            }
        };
        let kind = match agency {
            None => self.site.section(name).map(|s| s.kind),
            Some(_) => self.site.agency_section(name).map(|s| s.kind),
        };
        let Some(kind) = kind else {
            self.mistakes.add(file, None, format!("there is no section “{name}”: see sections.toml, agency-sections.toml"));
            return None;
        };
        Some(Home { agency, section: Slug::try_from(name).ok()?, kind })
    }

    fn read_item(&mut self, file: &str, line: Option<usize>, home: &Home<'_>, stem: Option<&str>, mut table: Table) {
        let name = table.get("title").and_then(Value::as_str).unwrap_or("an item without a title").to_owned();
        let kind = match table.get("kind").map(|k| k.clone().try_into::<Kind>()) {
            None => home.kind,
            Some(Ok(kind)) => kind,
            Some(Err(error)) => {
                self.mistakes.add(file, line, format!("“{name}”: kind: {error}"));
                return;
            }
        };
        let own = match table.remove(kind.name()) {
            Some(Value::Table(own)) => own,
            None => Table::new(),
            Some(_) => {
                self.mistakes.add(file, line, format!("“{name}”: {} must be a table", kind.name()));
                return;
            }
        };
        let mut own = own;
        if kind == Kind::Page && !self.read_map(file, line, &name, &mut own) {
            return;
        }
        let what = format!("“{name}”: {}", kind.name());
        let Some(detail) = detail(self.mistakes, file, line, &what, kind, own) else { return };
        let Some(written) = files::typed::<Written>(self.mistakes, file, line, &format!("“{name}”"), table) else {
            return;
        };
        if let Some(item) = self.item(file, line, home, stem, written, detail) {
            let place = line.map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"));
            if let Some(first) = self.written.insert(item.address.clone(), place) {
                self.mistakes.add(file, line, format!("“{}”: the same address as the item at {first}", item.title));
            }
            self.items.push(item);
        }
    }

    /// Puts a map in the place of its name: `[page] map = "quang-binh"` is `maps/quang-binh.toml`.
    fn read_map(&mut self, file: &str, line: Option<usize>, name: &str, own: &mut Table) -> bool {
        let Some(Value::String(map)) = own.get("map") else { return true };
        let path = format!("maps/{map}.toml");
        if map.contains(['/', '\\', '.']) || !self.mistakes.media.join(&path).is_file() {
            self.mistakes.add(file, line, format!("“{name}”: page: there is no file {path}"));
            return false;
        }
        let Some(table) = files::read_shared_toml(self.mistakes, &path, self.today) else { return false };
        own.insert("map".into(), Value::Table(table));
        true
    }

    fn item(
        &mut self,
        file: &str,
        line: Option<usize>,
        home: &Home<'_>,
        stem: Option<&str>,
        written: Written,
        mut detail: Detail,
    ) -> Option<Item> {
        let name = written.title.clone();
        let slug = written.slug.or_else(|| natural_slug(&detail)).or_else(|| stem.map(str::to_owned));
        let slug = match slug.ok_or_else(|| "slug is missing".to_owned()).and_then(Slug::try_from) {
            Ok(slug) => slug,
            Err(what) => {
                self.mistakes.add(file, line, format!("“{name}”: {what}"));
                return None;
            }
        };
        let publisher = written.agency.or_else(|| home.agency.map(|a| a.slug.clone()));
        let agency = match publisher {
            Some(slug) => self.agency(file, line, &name, &slug)?,
            None => self.site.agencies.first().cloned()?,
        };
        let also = written.also.iter().filter_map(|slug| self.agency(file, line, &name, slug)).collect();
        for section in written.sections.iter().filter(|s| self.site.section(s.as_str()).is_none()) {
            self.mistakes.add(file, line, format!("“{name}”: sections: there is no section “{section}”"));
        }
        let mut picture = written.picture;
        let shown = match &mut detail {
            Detail::Album(album) => album.pictures.iter_mut().chain(&mut picture),
            _ => [].iter_mut().chain(&mut picture),
        };
        for picture in shown {
            if let Err(wrong) = self.pictures.fill(picture) {
                self.mistakes.add(file, line, format!("“{name}”: {wrong}"));
            }
        }
        let mut attachments = written.files;
        for attachment in &mut attachments {
            attachment.size = self.check_file(file, line, &name, &attachment.src).unwrap_or(0);
        }
        if let Detail::Article(article) = &detail
            && !article.link.is_empty()
            && !["http://", "https://"].iter().any(|scheme| article.link.starts_with(scheme))
        {
            self.mistakes.add(file, line, format!("“{name}”: article: link must begin with https:// or http://"));
        }
        render_texts(&mut detail);
        let (body, contents) = markdown::render(&written.body);
        let address = ItemAddress { agency: home.agency.map(|a| a.slug.clone()), section: home.section.clone(), slug };
        let place = line.map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"));
        for related in written.related {
            self.related.push((place.clone(), address.clone(), related));
        }
        if !written.translates.is_empty() {
            self.translates.push((place, address.clone(), written.translates));
        }
        Some(Item {
            address,
            title: written.title,
            summary: written.summary,
            published: written.published,
            updated: written.updated,
            order: written.order,
            agency,
            also,
            sections: written.sections,
            tags: written.tags,
            picture,
            body,
            contents,
            files: attachments,
            related: Vec::new(),
            illustrative: written.illustrative,
            detail,
        })
    }

    fn agency(&mut self, file: &str, line: Option<usize>, name: &str, slug: &Slug) -> Option<AgencyLink> {
        let found = self.site.agency(slug.as_str()).cloned();
        if found.is_none() {
            self.mistakes.add(file, line, format!("“{name}”: there is no agency “{slug}”"));
        }
        found
    }

    /// The size of a file that an item names, in bytes.
    fn check_file(&mut self, file: &str, line: Option<usize>, name: &str, src: &str) -> Option<u64> {
        let plain = !src.contains(['/', '\\']) && !src.starts_with('.');
        let found = std::fs::metadata(self.mistakes.media.join("files").join(src)).ok().filter(|m| plain && m.is_file());
        if found.is_none() {
            self.mistakes.add(file, line, format!("“{name}”: there is no file “{src}” in files/"));
        }
        found.map(|m| m.len())
    }

    fn check_related(&mut self) {
        let addresses: HashMap<String, ItemAddress> =
            self.items.iter().map(|item| (key(&item.address), item.address.clone())).collect();
        for (place, from, related) in std::mem::take(&mut self.related) {
            match addresses.get(&related) {
                None => self.mistakes.add(&place, None, format!("related: there is no item “{related}”")),
                Some(to) => {
                    let item = self.items.iter_mut().find(|item| item.address == from);
                    item.into_iter().for_each(|item| item.related.push(to.clone()));
                }
            }
        }
    }
}

/// The fields of a kind from its table. Each type is read by itself: through the tagged enum a mistake would not name its field.
fn detail(mistakes: &mut Mistakes, file: &str, line: Option<usize>, what: &str, kind: Kind, own: Table) -> Option<Detail> {
    fn read<T: serde::de::DeserializeOwned>(
        (mistakes, file, line, what): (&mut Mistakes, &str, Option<usize>, &str),
        own: Table,
    ) -> Option<T> {
        files::typed(mistakes, file, line, what, own)
    }
    let at = (&mut *mistakes, file, line, what);
    Some(match kind {
        Kind::Article => Detail::Article(read(at, own)?),
        Kind::Page => Detail::Page(read(at, own)?),
        Kind::Document => Detail::Document(read(at, own)?),
        Kind::Gazette => Detail::Gazette(read(at, own)?),
        Kind::Procedure => Detail::Procedure(read(at, own)?),
        Kind::Project => Detail::Project(read(at, own)?),
        Kind::Consultation => Detail::Consultation(read(at, own)?),
        Kind::Question => Detail::Question(read(at, own)?),
        Kind::Feedback => Detail::Feedback(read(at, own)?),
        Kind::Schedule => Detail::Schedule(read(at, own)?),
        Kind::Research => Detail::Research(read(at, own)?),
        Kind::Statistics => Detail::Statistics(read(at, own)?),
        Kind::Poll => Detail::Poll(read(at, own)?),
        Kind::Album => Detail::Album(read(at, own)?),
        Kind::Destination => Detail::Destination(read(at, own)?),
        Kind::Contact => Detail::Contact(read(at, own)?),
        Kind::Announcement => Detail::Announcement(read(at, own)?),
        Kind::Agencies => {
            mistakes.add(file, line, format!("{what}: agencies are no items: they stand in co-quan/<slug>/agency.toml"));
            return None;
        }
    })
}

/// `section/slug` or `co-quan/agency/section/slug`: how editors name an item.
fn key(address: &ItemAddress) -> String {
    match &address.agency {
        None => format!("{}/{}", address.section, address.slug),
        Some(agency) => format!("co-quan/{agency}/{}/{}", address.section, address.slug),
    }
}

/// The address that follows from a code or number.
fn natural_slug(detail: &Detail) -> Option<String> {
    match detail {
        Detail::Procedure(p) => Some(p.code.clone()),
        Detail::Document(d) => Some(slugify(&d.number)),
        Detail::Gazette(g) => Some(slugify(&format!("so {}", g.number))),
        _ => None,
    }
}

/// Markdown inside the fields of a kind.
fn render_texts(detail: &mut Detail) {
    let html = |text: &mut String| {
        if !text.is_empty() {
            *text = markdown::render(text).0;
        }
    };
    match detail {
        Detail::Procedure(p) => html(&mut p.conditions),
        Detail::Consultation(c) => {
            html(&mut c.outcome);
            c.clauses.iter_mut().for_each(|clause| html(&mut clause.text));
        }
        _ => {}
    }
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".md").unwrap_or(name)
}
