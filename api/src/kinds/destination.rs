//! Điểm du lịch, di tích.

use serde::{Deserialize, Serialize};

/// Điểm du lịch, di tích.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Destination {
    pub place: String,
    /// Degrees, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees, WGS 84.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    #[serde(default)]
    pub season: String,
    #[serde(default)]
    pub hours: String,
    #[serde(default)]
    pub directions: String,
    #[serde(default)]
    pub fees: String,
}

crate::wire::wire!(Destination { place, latitude, longitude, season, hours, directions, fees });
