//! How the parts of a score weigh: `content/search/weights.toml` may set each of them.

use super::analysis::Hints;
use cong_api::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A score is made of shares between 0 and 1; these say how much each counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// The query's words met anywhere in name, keywords or summary.
    pub met: f32,
    /// … in the name.
    pub name: f32,
    /// Words of the query side by side in the name, in its order.
    pub order: f32,
    /// The share of the name that the query says: short names that fit stand before long ones.
    pub whole: f32,
    /// The query is just what people call it.
    pub called: f32,
    /// The query asks for a name that a table of the text lists, and for little else.
    pub listed: f32,
    /// Relevance of the whole text (BM25), as a share of the best.
    pub text: f32,
    /// A keyword counts this much of a name.
    pub keyword: f32,
    /// A summary counts this much of a name.
    pub summary: f32,
    /// A word typed with diacritics that is met with others.
    pub other_diacritics: f32,
    /// How much more the heavy words of a query count than the light ones: their weights are raised to this power.
    pub power: f32,
    /// How much less a single word counts in a long name, which holds some word of any query.
    pub length: f32,
    /// What a procedure gains that a commune does, and loses that only a ministry does: this is the portal of a province.
    pub commune: f32,
    pub ministry: f32,
    /// What a kind of item is given or taken, by its name.
    pub kind: BTreeMap<String, f32>,
    /// A procedure that the province's editors wrote themselves: people use it most.
    pub edited: f32,
    /// What a kind gains when the query asks for it (a number, “điện thoại”, “lịch”).
    pub asked: f32,
}

impl Default for Weights {
    fn default() -> Self {
        let kind = [
            (Kind::Procedure, 0.22),
            (Kind::Destination, 0.02),
            (Kind::Page, 0.02),
            (Kind::Article, -0.152),
            (Kind::Question, -0.05),
            (Kind::Announcement, -0.02),
            (Kind::Project, -0.02),
            (Kind::Album, -0.04),
            (Kind::Research, -0.04),
            (Kind::Poll, -0.06),
            (Kind::Gazette, -0.06),
            (Kind::Feedback, -0.1),
            (Kind::Schedule, -0.12),
        ];
        Self {
            met: 0.171,
            name: 0.089,
            order: 0.108,
            whole: 0.212,
            called: 0.119,
            listed: 0.45,
            text: 0.405,
            keyword: 0.817,
            summary: 1.098,
            other_diacritics: 0.346,
            kind: kind.into_iter().map(|(kind, weight)| (kind.name().to_owned(), weight)).collect(),
            edited: 0.029,
            power: 1.3,
            length: 0.325,
            commune: 0.033,
            ministry: 0.056,
            asked: 0.3,
        }
    }
}

impl Weights {
    pub fn of_kind(&self, kind: Kind) -> f32 {
        self.kind.get(kind.name()).copied().unwrap_or(0.0)
    }

    /// What the hints of a query give a kind.
    pub fn hinted(&self, kind: Kind, hints: Hints) -> f32 {
        let asked = match kind {
            Kind::Document | Kind::Gazette => hints.document,
            Kind::Contact => hints.contact,
            Kind::Schedule => hints.schedule,
            _ => false,
        };
        if asked { self.asked } else { 0.0 }
    }
}
