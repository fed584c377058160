//! The words of the interface that stand in both editions. A language that leaves one out does not compile.

use super::tables::{Names, Tables};

/// What the views of every page say, by place.
pub struct Words {
    pub of: Tables,
    pub shell: Shell,
    pub display: Display,
    pub tools: Tools,
    pub alert: Alert,
    pub errors: Errors,
    pub search_box: SearchBox,
}

/// The words of pages alone, which come with them (`src/pages/apart.rs`).
pub struct PageWords {
    /// Names of kinds, states, filters.
    pub of: Names,
    pub list: List,
    pub search: Search,
    pub item: Item,
    pub procedure: Procedure,
    pub place: Place,
    pub map: Map,
    pub contact: Contact,
    pub site_map: SiteMap,
}

/// What every page carries.
pub struct Shell {
    pub skip: &'static str,
    pub menu: &'static str,
    pub main_menu: &'static str,
    pub close: &'static str,
    pub home: &'static str,
    pub search: &'static str,
    pub quick_search: &'static str,
    pub quick_hint: &'static str,
    /// Weekday and date.
    pub day: fn(&str, &str) -> String,
    /// The other edition, in its own language.
    pub other_language: &'static str,
    /// The same in this language, for those who do not read the other.
    pub other_title: &'static str,
    /// Told on the switch when the page has no counterpart.
    pub other_missing: &'static str,
    /// Told on the first page to those who came from a page without counterpart.
    pub not_translated: &'static str,
    pub back_to_it: &'static str,
    pub publisher: &'static str,
    pub manager: &'static str,
    pub responsible: &'static str,
    pub address: &'static str,
    pub phone: &'static str,
    pub email: &'static str,
    pub licence: &'static str,
    /// The short list beside the large search box.
    pub frequent: &'static str,
    /// The picture over the first page, for those who do not see it.
    pub panorama: &'static str,
    /// As Open Graph writes it.
    pub locale: &'static str,
    pub loading: &'static str,
    pub crumbs: &'static str,
}

/// Theme, letters, contrast.
pub struct Display {
    pub title: &'static str,
    pub theme: &'static str,
    pub as_system: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub text: &'static str,
    pub medium: &'static str,
    pub large: &'static str,
    pub larger: &'static str,
    pub contrast: &'static str,
    pub standard: &'static str,
    pub high: &'static str,
    pub kept: &'static str,
}

/// What a reader does with a page.
pub struct Tools {
    pub label: &'static str,
    pub share: &'static str,
    pub share_title: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub send: &'static str,
    pub mail: &'static str,
    /// What the picture is, for those who do not see it.
    pub qr: &'static str,
    pub qr_hint: &'static str,
    pub listen: &'static str,
    pub stop: &'static str,
    pub calendar: &'static str,
    /// On paper, before the address.
    pub source: &'static str,
    /// Papers that are ticked, of how many.
    pub ticked: fn(usize, usize) -> String,
}

/// Emergency alerts.
pub struct Alert {
    pub label: &'static str,
    pub level: fn(u8) -> String,
    pub from: &'static str,
    pub to: &'static str,
    pub illustrative: &'static str,
    pub todo: &'static str,
    pub call: &'static str,
}

/// Pages that could not be shown.
pub struct Errors {
    pub invalid_title: &'static str,
    pub invalid: &'static str,
    /// Goes on with a link to the first page.
    pub invalid_text: &'static str,
    pub invalid_home: &'static str,
    pub unavailable_title: &'static str,
    pub unavailable: &'static str,
    pub unavailable_text: &'static str,
    pub retry: &'static str,
    pub numbers: &'static str,
    pub missing: &'static str,
    pub missing_kicker: &'static str,
    pub missing_text: &'static str,
    pub meant: &'static str,
    pub site_map: &'static str,
    pub contact: &'static str,
}

/// Lists, filters, pages.
pub struct List {
    pub filters: &'static str,
    pub filters_used: fn(usize) -> String,
    pub within: &'static str,
    pub within_hint: &'static str,
    pub all: &'static str,
    pub apply: &'static str,
    pub sort_by: &'static str,
    pub sort: &'static str,
    pub remove: fn(&str) -> String,
    pub clear: &'static str,
    pub clear_filters: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub page: fn(u32) -> String,
    /// After a title.
    pub page_suffix: fn(u32) -> String,
    pub pages: &'static str,
    pub heading: &'static str,
    pub nothing_fits: fn(&str) -> String,
    pub nothing_fits_text: &'static str,
    pub empty: fn(&str) -> String,
    pub empty_text: &'static str,
    pub search_portal: &'static str,
    /// A link to the feed of the page.
    pub follow: &'static str,
    /// The law that orders a publication.
    pub basis: &'static str,
    pub deadline: fn(u32) -> String,
}

/// A box that searches, in the header of every page.
pub struct SearchBox {
    /// The name of the box.
    pub portal: &'static str,
    pub button: &'static str,
    /// What the box shows before typing.
    pub example: &'static str,
    /// Nothing was typed.
    pub missing: &'static str,
    pub offers: &'static str,
    pub offers_count: fn(usize) -> String,
}

/// The search box and the results.
pub struct Search {
    /// The title of a page whose form was not filled in (WCAG 3.3.1, as govuk-frontend words it).
    pub failed: fn(&str) -> String,
    pub title: &'static str,
    pub title_for: fn(&str) -> String,
    pub results_for: fn(&str) -> String,
    /// After a number.
    pub results: &'static str,
    pub heading: &'static str,
    pub kinds: &'static str,
    pub narrow: &'static str,
    pub narrow_used: fn(usize) -> String,
    pub best: &'static str,
    pub newest: &'static str,
    pub in_agency: fn(&str) -> String,
    pub literal_on: &'static str,
    pub literal_off: &'static str,
    pub did_you_mean: &'static str,
    pub both_shown: &'static str,
    pub only_literal: fn(&str) -> String,
    pub straight: &'static str,
    pub loose: &'static str,
    pub not_yet: &'static str,
    pub answer: &'static str,
    pub frequent: &'static str,
    pub hint: &'static str,
    pub advice_words: &'static str,
    pub advice_numbers: &'static str,
    pub advice_before: &'static str,
    pub advice_questions: &'static str,
    pub advice_or: &'static str,
    pub advice_call: &'static str,
    pub nothing: fn(&str) -> String,
    /// After “clear all filters”.
    pub and_again: &'static str,
}

/// What items of all kinds share.
pub struct Item {
    pub illustrative: &'static str,
    pub updated: fn(&str) -> String,
    /// In lists, instead of a date.
    pub today: &'static str,
    pub yesterday: &'static str,
    pub print: &'static str,
    pub tags: &'static str,
    pub files: &'static str,
    pub see_also: &'static str,
    pub beside: &'static str,
    pub contents: &'static str,
    pub pictures: fn(usize) -> String,
    pub due: fn(&str) -> String,
}

/// Procedures.
pub struct Procedure {
    pub code: &'static str,
    pub field: fn(&str) -> String,
    pub fee: &'static str,
    pub time: &'static str,
    pub place: &'static str,
    pub online: &'static str,
    pub see_below: &'static str,
    pub by_event: &'static str,
    pub by_field: &'static str,
    pub all_fields: &'static str,
    pub who: &'static str,
    pub conditions: &'static str,
    pub papers: &'static str,
    pub papers_hint: &'static str,
    pub untick: &'static str,
    pub originals: fn(u32) -> String,
    pub copies: fn(u32) -> String,
    pub channels: &'static str,
    pub channels_caption: &'static str,
    pub how: &'static str,
    pub receiver: &'static str,
    pub not_stated: &'static str,
    pub steps: &'static str,
    pub results: &'static str,
    pub more: &'static str,
    pub forms: &'static str,
    pub laws: &'static str,
    pub source_text: &'static str,
    pub near: &'static str,
    pub decision: &'static str,
    pub level: &'static str,
    pub executing: &'static str,
    pub competent: &'static str,
    pub coordinating: &'static str,
    pub receiving: &'static str,
    pub posted_by: &'static str,
    pub updated: &'static str,
    pub apply: &'static str,
    pub apply_online: &'static str,
    pub apply_login: &'static str,
    pub apply_offline: &'static str,
    pub see_papers: &'static str,
}

/// Destinations.
pub struct Place {
    pub place: &'static str,
    pub season: &'static str,
    pub hours: &'static str,
    pub fees: &'static str,
    pub way: &'static str,
    pub position: &'static str,
    /// After two numbers.
    pub position_order: &'static str,
    pub open_map: &'static str,
}

/// The map.
pub struct Map {
    pub label: &'static str,
}

/// The directory and the contact page.
pub struct Contact {
    pub title: &'static str,
    pub standfirst: &'static str,
    pub call: fn(&str) -> String,
    pub position: &'static str,
    pub unit: &'static str,
    pub duty: &'static str,
    pub numbers: &'static str,
    pub agencies: &'static str,
    pub editors: &'static str,
}

/// The site map.
pub struct SiteMap {
    pub title: &'static str,
    pub standfirst: &'static str,
    pub agencies: &'static str,
    pub sections: &'static str,
}
