//! Trang giới thiệu: a standing page, its body and its headings.

use serde::{Deserialize, Serialize};

/// Trang giới thiệu.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page {}
