//! What is asked of a widget: its options as an address carries them, read leniently, written in one form only.

use super::{
    colour::Colour,
    kind::{Field, MOST, WidgetKind},
};
use cong::route::with_pairs;
use cong_api::{Language, Slug};

/// The address of every widget and, by itself, of the builder.
pub const BASE: &str = "/nhung";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub kind: WidgetKind,
    pub section: Option<Slug>,
    pub agency: Option<Slug>,
    /// Code of a procedure, or the last part of a consultation's address.
    pub item: Option<Slug>,
    pub count: u32,
    pub theme: Theme,
    pub accent: Option<Colour>,
    pub language: Language,
}

/// The ground of a widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the reader's system asks for; inside a frame, what the host page is.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub fn token(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn parse(token: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark].into_iter().find(|theme| theme.token() == token)
    }
}

/// An option that cannot be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Its name in the address.
    pub name: &'static str,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The kind needs it.
    Missing,
    /// It cannot be read.
    Unreadable,
    /// The portal has nothing of that name.
    Unknown,
}

impl Query {
    pub fn new(kind: WidgetKind) -> Self {
        Self {
            kind,
            section: None,
            agency: None,
            item: None,
            count: kind.size().usual,
            theme: Theme::default(),
            accent: None,
            language: Language::Vi,
        }
    }

    /// Reads the options of an address. What does not change the content falls back (a count is brought into its bounds, an odd colour is
    /// left out): a slip in an agency's page must not cost its readers the widget. All slips are told, for the builder.
    pub fn from_pairs<'a>(kind: WidgetKind, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<Wrong>) {
        let mut query = Self::new(kind);
        let mut wrong = Vec::new();
        for (name, value) in pairs {
            let value = value.trim();
            let slip = if value.is_empty() { None } else { query.set(name, value) };
            wrong.extend(slip.map(|name| Wrong { name, why: Why::Unreadable }));
        }
        if let Some(field) = kind.needs()
            && !query.says(field)
            && !wrong.iter().any(|wrong| wrong.name == field.name())
        {
            wrong.push(Wrong { name: field.name(), why: Why::Missing });
        }
        (query, wrong)
    }

    /// Takes an option; its name, when it cannot be read. Options that the kind does not know are nothing to it.
    fn set(&mut self, name: &str, value: &str) -> Option<&'static str> {
        if let Some(field) = Field::ALL.into_iter().find(|field| field.name() == name) {
            if !self.kind.has(field) {
                return None;
            }
            let slug = match field {
                Field::Section => &mut self.section,
                Field::Agency => &mut self.agency,
                Field::Item => &mut self.item,
                Field::Count => return self.set_count(value),
            };
            *slug = Slug::try_from(value).ok();
            return slug.is_none().then_some(field.name());
        }
        match name {
            "theme" => match Theme::parse(value) {
                Some(theme) => self.theme = theme,
                // The element's word for the host's scheme, which it looks up by itself.
                None if value == "auto" => {}
                None => return Some("theme"),
            },
            "accent" => match Colour::parse(value) {
                Some(colour) => self.accent = Some(colour),
                None => return Some("accent"),
            },
            "lang" => match value {
                "vi" => self.language = Language::Vi,
                "en" => self.language = Language::En,
                _ => return Some("lang"),
            },
            _ => {}
        }
        None
    }

    fn set_count(&mut self, value: &str) -> Option<&'static str> {
        let count = value.parse::<u32>().ok();
        self.count = count.map_or(self.count, |count| count.clamp(1, MOST));
        (count != Some(self.count)).then_some("count")
    }

    /// True when that option is given.
    pub fn says(&self, field: Field) -> bool {
        match field {
            Field::Section => self.section.is_some(),
            Field::Agency => self.agency.is_some(),
            Field::Item => self.item.is_some(),
            Field::Count => true,
        }
    }

    /// The options that do not go without saying, in one order: two addresses for the same widget have the same pairs.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let slug = |name: &str, value: &Option<Slug>| value.as_ref().map(|value| (name.to_owned(), value.to_string()));
        let said = |name: &str, value: Option<String>| value.map(|value| (name.to_owned(), value));
        let usual = Self::new(self.kind);
        [
            slug("section", &self.section),
            slug("agency", &self.agency),
            slug("item", &self.item),
            said("count", (self.count != usual.count).then(|| self.count.to_string())),
            said("theme", (self.theme != usual.theme).then(|| self.theme.token().to_owned())),
            said("accent", self.accent.map(|accent| accent.to_string())),
            said("lang", (self.language != usual.language).then(|| self.language.tag().to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The address of the widget's page.
    pub fn path(&self) -> String {
        with_pairs(&format!("{BASE}/{}", self.kind.token()), &self.pairs())
    }

    pub fn height(&self) -> u32 {
        self.kind.height(self.count)
    }
}

/// The pairs of a query string (`application/x-www-form-urlencoded`, WHATWG URL).
pub fn decode(query: &str) -> Vec<(String, String)> {
    let plain = |text: &str| percent_encoding::percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (plain(name), plain(value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: WidgetKind, query: &str) -> (Query, Vec<Wrong>) {
        let pairs = decode(query);
        Query::from_pairs(kind, pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    #[test]
    fn the_same_widget_has_one_address() {
        for query in [
            "count=3&section=tin-tuc-su-kien&accent=%230b5a61",
            "utm_source=x&accent=0B5A61&count=3&theme=system&lang=vi&section=tin-tuc-su-kien&item=la-gi",
        ] {
            let (query, wrong) = read(WidgetKind::Latest, query);
            assert_eq!(wrong, []);
            assert_eq!(query.path(), "/nhung/latest?section=tin-tuc-su-kien&count=3&accent=%230b5a61");
        }
        assert_eq!(read(WidgetKind::Search, "").0.path(), "/nhung/search");
    }

    #[test]
    fn slips_are_told_and_do_no_harm() {
        for (kind, query, name, why) in [
            (WidgetKind::Latest, "count=11", "count", Why::Unreadable),
            (WidgetKind::Latest, "count=hai", "count", Why::Unreadable),
            (WidgetKind::Latest, "section=Tin%20T%E1%BB%A9c", "section", Why::Unreadable),
            (WidgetKind::Latest, "accent=red", "accent", Why::Unreadable),
            (WidgetKind::Latest, "theme=blue", "theme", Why::Unreadable),
            (WidgetKind::Latest, "lang=fr", "lang", Why::Unreadable),
            (WidgetKind::Procedure, "", "item", Why::Missing),
            (WidgetKind::Procedure, "item=%3Cscript%3E", "item", Why::Unreadable),
            (WidgetKind::Contact, "section=so-tu-phap", "agency", Why::Missing),
        ] {
            let (read, wrong) = read(kind, query);
            assert_eq!(wrong, [Wrong { name, why }], "{query}");
            assert!((1..=MOST).contains(&read.count), "{query}");
        }
        assert_eq!(read(WidgetKind::Latest, "count=11").0.count, MOST);
    }
}
