//! Lấy ý kiến dự thảo: a draft that people comment on, clause by clause.

use crate::Date;
use serde::{Deserialize, Serialize};

/// Lấy ý kiến dự thảo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consultation {
    pub opens: Date,
    /// The last day on which opinions are taken.
    pub closes: Date,
    /// Where opinions go.
    pub address: String,
    #[serde(default)]
    pub clauses: Vec<Clause>,
    #[serde(default)]
    pub opinions: Vec<Opinion>,
    /// How opinions were taken up, once closed: sanitised HTML.
    #[serde(default)]
    pub outcome: String,
}

crate::wire::wire!(Consultation { opens, closes, address, clauses, opinions, outcome });

/// A clause of the draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Clause {
    pub heading: String,
    /// Sanitised HTML.
    #[serde(default)]
    pub text: String,
}

crate::wire::wire!(Clause { heading, text });

/// A moderated opinion; the sender is shown only as the editor writes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opinion {
    pub from: String,
    #[serde(default)]
    pub date: Date,
    #[serde(default)]
    pub clause: String,
    pub text: String,
    #[serde(default)]
    pub reply: String,
}

crate::wire::wire!(Opinion { from, date, clause, text, reply });
