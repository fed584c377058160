//! Album ảnh, video.

use serde::{Deserialize, Serialize};

/// Album ảnh, video.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Album {
    #[serde(default)]
    pub pictures: Vec<crate::Picture>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<Video>,
}

crate::wire::wire!(Album { pictures, video });

/// A film of the portal's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Video {
    pub src: String,
    #[serde(default)]
    pub length: String,
    /// What is said and seen, for those who do not hear or see it.
    #[serde(default)]
    pub transcript: String,
}

crate::wire::wire!(Video { src, length, transcript });
