//! Lịch làm việc, lịch tiếp công dân: one entry.

use crate::Stamp;
use serde::{Deserialize, Serialize};

/// Lịch. The title of its item is what happens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Schedule {
    pub leader: String,
    pub start: Stamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Stamp>,
    pub place: String,
}

crate::wire::wire!(Schedule { leader, start, end, place });
