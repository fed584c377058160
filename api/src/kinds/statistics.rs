//! Thống kê: series drawn as a chart and given as a table.

use serde::{Deserialize, Serialize};

/// Bảng số liệu.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statistics {
    pub unit: String,
    pub source: String,
    #[serde(default)]
    pub method: String,
    #[serde(default)]
    pub chart: Chart,
    /// Heading of the first column, e.g. “Năm”.
    #[serde(default)]
    pub period_title: String,
    #[serde(default)]
    pub series: Vec<Series>,
}

crate::wire::wire!(Statistics { unit, source, method, chart, period_title, series });

/// A row of numbers over periods; what is not known is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Series {
    pub name: String,
    #[serde(default)]
    pub points: Vec<(String, f64)>,
}

crate::wire::wire!(Series { name, points });

/// How it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Chart {
    #[default]
    Bar,
    Line,
    None,
}

crate::wire::words!(Chart { Bar = "bar", Line = "line", None = "none" });
