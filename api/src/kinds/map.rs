//! A map of the province, drawn: its units are links, and the same names stand in a list beside it.

use serde::{Deserialize, Serialize};

/// Bản đồ. Coordinates are those of `view_box`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Map {
    /// `0 0 600 544`, as SVG writes it.
    pub view_box: String,
    /// How far it can be relied on.
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub source: String,
    /// Path data of the sea, which is drawn first.
    #[serde(default)]
    pub sea: String,
    /// Path data of the border of the whole.
    #[serde(default)]
    pub outline: String,
    #[serde(rename = "unit")]
    pub units: Vec<MapUnit>,
    #[serde(default, rename = "river")]
    pub rivers: Vec<MapRiver>,
    #[serde(default, rename = "neighbour")]
    pub neighbours: Vec<MapNeighbour>,
    #[serde(default, rename = "point")]
    pub points: Vec<MapPoint>,
    /// Where coordinates of the earth lie in the drawing; needed to set places on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<MapGround>,
}

crate::wire::wire!(Map { view_box, note, source, sea, outline, units = "unit", rivers = "river", neighbours = "neighbour", points = "point", ground });

/// A plain projection, good enough for a province: degrees to units of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapGround {
    /// Longitude of the left edge, degrees east.
    pub west: f64,
    /// Latitude of the upper edge, degrees north.
    pub north: f64,
    /// Units of the drawing in a degree of longitude and of latitude.
    pub x_per_degree: f64,
    pub y_per_degree: f64,
}

crate::wire::wire!(MapGround { west, north, x_per_degree, y_per_degree });

impl MapGround {
    /// Where a place lies in the drawing.
    pub fn position(&self, latitude: f64, longitude: f64) -> (f32, f32) {
        let rounded = |value: f64| ((value * 10.0).round() / 10.0) as f32;
        (rounded((longitude - self.west) * self.x_per_degree), rounded((self.north - latitude) * self.y_per_degree))
    }
}

/// A unit of the administration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapUnit {
    pub name: String,
    /// Lines of the short name that is drawn.
    pub label: Vec<String>,
    /// A path of the portal.
    pub href: String,
    /// Said beside the name in the list.
    #[serde(default)]
    pub note: String,
    pub d: String,
    pub x: f32,
    pub y: f32,
    /// `start`, `middle` or `end`, as SVG's `text-anchor`.
    pub anchor: String,
    /// A line from the unit to its name, where the unit is too small for it: x1, y1, x2, y2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<[f32; 4]>,
}

crate::wire::wire!(MapUnit { name, label, href, note, d, x, y, anchor, leader });

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapRiver {
    pub name: String,
    pub d: String,
}

crate::wire::wire!(MapRiver { name, d });

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapNeighbour {
    pub name: String,
    pub x: f32,
    pub y: f32,
}

crate::wire::wire!(MapNeighbour { name, x, y });

/// A place that people look for on a map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MapPoint {
    pub name: String,
    pub label: Vec<String>,
    pub x: f32,
    pub y: f32,
    pub label_x: f32,
    pub label_y: f32,
    /// The page of the place: then it is a link, and stands in the list beside the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

crate::wire::wire!(MapPoint { name, label, x, y, label_x, label_y, href });
