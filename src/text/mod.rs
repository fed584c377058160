//! The words of the interface, in the language of the page.
//!
//! The views of the shell, of lists, of search and of the kinds that the English edition holds take every word from [`words`]; views of
//! kinds that exist in Vietnamese only say theirs themselves.

mod en;
mod tables;
pub mod vi;
mod words;

pub use words::{PageWords, Words};

use cong_api::{
    Date, Kind, Language, Sort, Stamp,
    agency::AgencyKind,
    kinds::{CaseState, How, Level, Online, ProjectState, RelationKind, Status},
    search::SuggestionKind,
};

/// The edition that is being read. The browser knows it by the address, which never changes edition without a new page; on the server the
/// renderer has put it into the context.
pub fn language() -> Language {
    #[cfg(feature = "browser")]
    {
        static LANGUAGE: std::sync::OnceLock<Language> = std::sync::OnceLock::new();
        *LANGUAGE.get_or_init(|| Language::of_path(&crate::browser::address()))
    }
    #[cfg(not(feature = "browser"))]
    READING.get().unwrap_or_else(|| leptos::prelude::use_context().unwrap_or_default())
}

#[cfg(not(feature = "browser"))]
thread_local! {
    static READING: std::cell::Cell<Option<Language>> = const { std::cell::Cell::new(None) };
}

/// Writes something of a page. On the server the edition is looked up once for all of its words and not for each.
pub fn written<T>(write: impl FnOnce() -> T) -> T {
    #[cfg(not(feature = "browser"))]
    let _reading = Reading(READING.replace(Some(language())));
    write()
}

/// Sets back what was read before, however the writing ends.
#[cfg(not(feature = "browser"))]
struct Reading(Option<Language>);

#[cfg(not(feature = "browser"))]
impl Drop for Reading {
    fn drop(&mut self) {
        READING.set(self.0);
    }
}

/// The words of that edition.
pub fn words() -> &'static Words {
    words_in(language())
}

/// The words of an edition, for what is no page.
pub fn words_in(language: Language) -> &'static Words {
    match language {
        Language::Vi => &vi::WORDS,
        Language::En => &en::WORDS,
    }
}

/// The words of pages alone.
pub fn of_pages() -> &'static PageWords {
    of_pages_in(language())
}

pub fn of_pages_in(language: Language) -> &'static PageWords {
    match language {
        Language::Vi => &vi::PAGES,
        Language::En => &en::PAGES,
    }
}

pub fn kind(kind: Kind) -> &'static str {
    (words().of.kind)(kind)
}

/// What is counted in a list of so many items of that kind, or of several kinds: “35 văn bản”.
pub fn counted(kind: Option<Kind>, total: u32) -> &'static str {
    (of_pages().of.counted)(kind, total)
}

pub fn status(status: Status) -> &'static str {
    (of_pages().of.status)(status)
}

pub fn relation(kind: RelationKind) -> &'static str {
    (of_pages().of.relation)(kind)
}

pub fn online(online: Online) -> &'static str {
    (of_pages().of.online)(online)
}

pub fn how(how: How) -> &'static str {
    (of_pages().of.how)(how)
}

pub fn level(level: Level) -> &'static str {
    (of_pages().of.level)(level)
}

pub fn project_state(state: ProjectState) -> &'static str {
    (of_pages().of.project_state)(state)
}

pub fn case_state(state: CaseState) -> &'static str {
    (of_pages().of.case_state)(state)
}

pub fn agency_kind(kind: AgencyKind) -> &'static str {
    (of_pages().of.agency_kind)(kind)
}

pub fn sort(sort: Sort) -> &'static str {
    (of_pages().of.sort)(sort)
}

pub fn suggestion(kind: SuggestionKind) -> &'static str {
    (words().of.suggestion)(kind)
}

pub fn facet(name: &str) -> &'static str {
    (of_pages().of.facet)(name)
}

/// A day as people of that language write it.
pub fn date(date: &Date) -> String {
    (words().of.date)(date)
}

/// A moment as people of that language write it, or only its day.
pub fn stamp(stamp: &Stamp) -> String {
    (words().of.stamp)(stamp)
}

/// A day as it is told in lists: by name while it is fresh, else by date.
pub fn near_day(day: &Date) -> String {
    let today =
        leptos::prelude::use_context::<crate::load::SiteData>().and_then(|site| site.now()).map(|site| site.today.clone());
    let age = today.and_then(|today| day.days_until(&today));
    match age {
        Some(0) => of_pages().item.today.to_owned(),
        Some(1) => of_pages().item.yesterday.to_owned(),
        _ => date(day),
    }
}

pub fn number(number: u64) -> String {
    (words().of.number)(number)
}

/// The size of a file, as people say it.
pub fn size(bytes: u64) -> String {
    (of_pages().of.size)(bytes)
}

/// The words for facet values that are tokens of the wire.
pub fn facet_value(value: &str) -> &str {
    match value {
        "pending" => status(Status::Pending),
        "in-force" => status(Status::InForce),
        "partly-expired" => status(Status::PartlyExpired),
        "expired" => status(Status::Expired),
        "unknown" => status(Status::Unknown),
        "full" => online(Online::Full),
        "partial" => online(Online::Partial),
        "none" => online(Online::None),
        "ministry" => level(Level::Ministry),
        "province" => level(Level::Province),
        "district" => level(Level::District),
        "commune" => level(Level::Commune),
        "preparing" => project_state(ProjectState::Preparing),
        "under-way" => project_state(ProjectState::UnderWay),
        "done" => project_state(ProjectState::Done),
        "received" => case_state(CaseState::Received),
        "forwarded" => case_state(CaseState::Forwarded),
        "answered" => case_state(CaseState::Answered),
        other => (of_pages().of.life_event)(other).unwrap_or(other),
    }
}

/// A number as programs write it: `5096.3`. The browser has this built in.
pub fn plain(value: f64) -> String {
    #[cfg(feature = "browser")]
    return js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default();
    #[cfg(not(feature = "browser"))]
    value.to_string()
}

/// The same with so many digits after the point.
pub fn fixed(value: f64, digits: u8) -> String {
    #[cfg(feature = "browser")]
    return js_sys::Number::from(value).to_fixed(digits).map(String::from).unwrap_or_default();
    #[cfg(not(feature = "browser"))]
    format!("{value:.*}", usize::from(digits))
}

/// A place in a drawing, to a tenth.
pub fn place(value: f64) -> String {
    plain((value * 10.0).round() / 10.0)
}
