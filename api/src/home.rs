//! The portal's first page, in the order that people need it.

use crate::{ItemSummary, kinds::Statistics};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Home {
    /// The most used procedures by life event.
    pub events: Vec<LifeEvent>,
    pub news: Vec<ItemSummary>,
    pub directions: Vec<ItemSummary>,
    /// The leaders' entries of this week.
    pub schedule: Vec<ItemSummary>,
    pub consultations: Vec<ItemSummary>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    pub key_figures: Vec<KeyFigure>,
    pub destinations: Vec<ItemSummary>,
}

crate::wire::wire!(Home { events, news, directions, schedule, consultations, figure, key_figures, destinations });

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LifeEvent {
    pub title: String,
    pub procedures: Vec<ItemSummary>,
}

crate::wire::wire!(LifeEvent { title, procedures });

/// The statistics table that home draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    pub item: ItemSummary,
    pub statistics: Statistics,
}

crate::wire::wire!(Figure { item, statistics });

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyFigure {
    pub name: String,
    pub value: String,
    pub note: String,
}

crate::wire::wire!(KeyFigure { name, value, note });
