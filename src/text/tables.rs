//! What a language must be able to name and to write: one function for each list of names.

use cong_api::{
    Date, Kind, Sort, Stamp,
    agency::AgencyKind,
    kinds::{CaseState, How, Level, Online, ProjectState, RelationKind, Status},
    search::SuggestionKind,
};

/// What every page needs.
pub struct Tables {
    pub kind: fn(Kind) -> &'static str,
    pub suggestion: fn(SuggestionKind) -> &'static str,
    /// Monday first.
    pub weekdays: [&'static str; 7],
    pub date: fn(&Date) -> String,
    /// A moment, or only its day.
    pub stamp: fn(&Stamp) -> String,
    pub number: fn(u64) -> String,
}

/// What pages alone need.
pub struct Names {
    /// What is counted in a list of so many items of that kind, or of several kinds: “35 văn bản”.
    pub counted: fn(Option<Kind>, u32) -> &'static str,
    pub status: fn(Status) -> &'static str,
    pub relation: fn(RelationKind) -> &'static str,
    pub online: fn(Online) -> &'static str,
    pub how: fn(How) -> &'static str,
    pub level: fn(Level) -> &'static str,
    pub project_state: fn(ProjectState) -> &'static str,
    pub case_state: fn(CaseState) -> &'static str,
    pub agency_kind: fn(AgencyKind) -> &'static str,
    pub sort: fn(Sort) -> &'static str,
    /// The name of a facet that stands in addresses.
    pub facet: fn(&str) -> &'static str,
    pub life_event: fn(&str) -> Option<&'static str>,
    /// The size of a file in bytes.
    pub size: fn(u64) -> String,
}
