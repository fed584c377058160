//! Agencies and localities, and the first page of their component sites.

use crate::{Date, ItemSummary, Slug};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AgencyKind {
    /// Sở và cơ quan ngang sở.
    Department,
    /// Thành phố, thị xã, huyện.
    Locality,
    Other,
}

crate::wire::words!(AgencyKind { Department = "department", Locality = "locality", Other = "other" });

/// Enough of an agency to name it and go to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgencyLink {
    pub slug: Slug,
    pub name: String,
    pub kind: AgencyKind,
}

crate::wire::wire!(AgencyLink { slug, name, kind });

/// Everything the portal knows of an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agency {
    pub slug: Slug,
    pub name: String,
    #[serde(default)]
    pub short: String,
    #[serde(default)]
    pub english: String,
    pub kind: AgencyKind,
    /// Its own host name; a request for it is answered with its site.
    #[serde(default)]
    pub host: String,
    #[serde(default)]
    pub tagline: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub hours: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    #[serde(default)]
    pub successors: Vec<Successor>,
    /// Fields (lĩnh vực) of the procedures that its site lists.
    #[serde(default)]
    pub fields: Vec<String>,
    #[serde(default)]
    pub leaders: Vec<Leader>,
    #[serde(default)]
    pub units: Vec<Unit>,
    #[serde(default)]
    pub scene: String,
    /// Sanitised HTML.
    #[serde(default)]
    pub introduction: String,
}

crate::wire::wire!(Agency {
    slug,
    name,
    short,
    english,
    kind,
    host,
    tagline,
    address,
    phone,
    email,
    hours,
    valid_from,
    valid_to,
    successors,
    fields,
    leaders,
    units,
    scene,
    introduction
});

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Successor {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<Slug>,
    pub part: Part,
}

crate::wire::wire!(Successor { name, agency, part });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Full,
    Partial,
}

crate::wire::words!(Part { Full = "full", Partial = "partial" });

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Leader {
    pub role: String,
    #[serde(default)]
    pub duty: String,
    #[serde(default)]
    pub phone: String,
}

crate::wire::wire!(Leader { role, duty, phone });

/// A box of the organisation chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unit {
    pub name: String,
    #[serde(default)]
    pub duty: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    pub units: Vec<Unit>,
}

crate::wire::wire!(Unit { name, duty, units });

/// The first page of a component site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgencyHome {
    pub agency: Agency,
    pub news: Vec<ItemSummary>,
    pub documents: Vec<ItemSummary>,
    pub procedures: Vec<ItemSummary>,
    /// Fields of its procedures with how many there are.
    pub fields: Vec<crate::FacetValue>,
    pub questions: Vec<ItemSummary>,
    pub schedule: Vec<ItemSummary>,
    /// What else it has: introduction pages, relics, maps.
    pub pages: Vec<ItemSummary>,
}

crate::wire::wire!(AgencyHome { agency, news, documents, procedures, fields, questions, schedule, pages });
