//! An item as the store files it: the item itself and what lists select and sort by.

use cong_api::{Detail, Item, Kind, Slug, agency::Agency, fold::fold, site::AgencySection};
use std::collections::BTreeSet;

/// Who wrote an item. The editors' version of an address stands before an imported one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Content,
    National,
    /// An agency's own feed, through `sync`.
    Feed,
}

impl Origin {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::National => "national",
            Self::Feed => "feed",
        }
    }
}

/// An item with its places and facets, ready to be filed.
pub struct Record {
    pub item: Item,
    pub order_key: String,
    pub words: String,
    /// Plain text of the body.
    pub text: String,
    /// (agency site or "", section)
    pub places: BTreeSet<(String, String)>,
    /// (name, value, label)
    pub facets: BTreeSet<(&'static str, String, String)>,
}

impl Record {
    pub fn new(item: Item, agencies: &[Agency], sections: &[AgencySection]) -> Self {
        let places = places(&item, agencies, sections);
        let facets = facets_of(&item);
        let order_key = order_key(&item);
        let words = fold(&format!("{} {} {}", number(&item.detail), item.title, item.summary));
        let text = crate::import::content::plain(&item.body);
        Self { item, order_key, words, text, places, facets }
    }
}

/// The number or code that people quote.
pub fn number(detail: &Detail) -> &str {
    match detail {
        Detail::Document(d) => &d.number,
        Detail::Gazette(g) => &g.number,
        Detail::Procedure(p) => &p.code,
        Detail::Question(q) => &q.code,
        Detail::Feedback(f) => &f.code,
        Detail::Research(r) => &r.code,
        _ => "",
    }
}

/// What lists order an item by.
pub fn order_key(item: &Item) -> String {
    // After every date: the newest stand first, and these before them.
    if let Some(order) = item.order {
        return format!("~{:05}", u16::MAX - order);
    }
    match &item.detail {
        Detail::Document(d) => d.issued.0.clone(),
        Detail::Gazette(g) => g.date.0.clone(),
        Detail::Schedule(s) => s.start.0.clone(),
        Detail::Question(q) => q.answered.as_ref().unwrap_or(&q.asked).0.clone(),
        Detail::Feedback(f) => f.received.0.clone(),
        Detail::Consultation(c) => c.closes.0.clone(),
        _ => item.published.0.clone(),
    }
}

fn places(item: &Item, agencies: &[Agency], sections: &[AgencySection]) -> BTreeSet<(String, String)> {
    let address = &item.address;
    let own_site = address.agency.as_ref().map_or("", Slug::as_str);
    let mut places: BTreeSet<_> = [(own_site.to_owned(), address.section.to_string())].into();
    places.extend(item.sections.iter().map(|section| (String::new(), section.to_string())));
    let field = match &item.detail {
        Detail::Procedure(p) => Some(p.field.as_str()),
        _ => None,
    };
    for agency in agencies {
        let named = item.agency.slug == agency.slug || item.also.iter().any(|a| a.slug == agency.slug);
        let in_field = field.is_some_and(|field| agency.fields.iter().any(|f| f == field));
        if !named && !in_field {
            continue;
        }
        let kind = item.kind();
        let fits = |s: &&AgencySection| !s.own && (s.kind == kind || s.kinds.contains(&kind));
        if let Some(section) = sections.iter().find(fits) {
            places.insert((agency.slug.to_string(), section.slug.to_string()));
        }
    }
    places
}

/// What an item can be narrowed by, as (name, value, label).
pub fn facets_of(item: &Item) -> BTreeSet<(&'static str, String, String)> {
    let mut facets = BTreeSet::new();
    let mut add = |name: &'static str, value: &str, label: &str| {
        if !value.is_empty() {
            facets.insert((name, value.to_owned(), label.to_owned()));
        }
    };
    let named = |text: &str| cong_api::fold::slugify(text);
    let key = order_key(item);
    if !matches!(item.kind(), Kind::Procedure | Kind::Contact | Kind::Destination) && item.order.is_none() {
        add("nam", key.get(..4).unwrap_or_default(), key.get(..4).unwrap_or_default());
    }
    if item.kind() != Kind::Document {
        add("co-quan", item.agency.slug.as_str(), &item.agency.name);
    }
    match &item.detail {
        Detail::Document(d) => {
            add("hinh-thuc", &named(&d.form), &d.form);
            add("ban-hanh", &named(&d.authority), &d.authority);
            add("linh-vuc", &named(&d.field), &d.field);
            add("hieu-luc", token(&d.status).as_str(), "");
        }
        Detail::Procedure(p) => {
            add("su-kien", &p.life_event, "");
            add("linh-vuc", &named(&p.field), &p.field);
            for level in &p.levels {
                add("cap", token(level).as_str(), "");
            }
            add("truc-tuyen", token(&p.online).as_str(), "");
            for who in &p.applicants {
                add("doi-tuong", &named(who), who);
            }
        }
        Detail::Project(p) => {
            add("trang-thai", token(&p.state).as_str(), "");
            add("linh-vuc", &named(&p.field), &p.field);
        }
        Detail::Question(q) => add("trang-thai", token(&q.state).as_str(), ""),
        Detail::Feedback(f) => {
            add("trang-thai", token(&f.state).as_str(), "");
            add("loai", &named(&f.category), &f.category);
        }
        Detail::Research(r) => {
            add("linh-vuc", &named(&r.field), &r.field);
            add("cap-de-tai", &named(&r.level), &r.level);
        }
        Detail::Announcement(a) => add("loai", &named(&a.category), &a.category),
        Detail::Schedule(s) => add("lanh-dao", &named(&s.leader), &s.leader),
        _ => {}
    }
    facets
}

/// The wire's word for a value of a fieldless enum.
fn token<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The agencies' sites that list an item, as (agency, section).
pub fn places_of(item: &Item, agencies: &[Agency], sections: &[AgencySection]) -> BTreeSet<(String, String)> {
    places(item, agencies, sections).into_iter().filter(|(site, _)| !site.is_empty()).collect()
}
