//! Dự án, đấu thầu: the nine prescribed fields (Article 16 of Decree 43/2011/NĐ-CP).

use serde::{Deserialize, Serialize};

/// Dự án.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Project {
    /// Mục tiêu chính.
    pub goal: String,
    pub field: String,
    /// Loại dự án.
    #[serde(rename = "type")]
    pub type_: String,
    pub period: String,
    pub cost: String,
    /// Loại nguồn vốn.
    pub funding_kind: String,
    pub funding_source: String,
    pub state: ProjectState,
    #[serde(default)]
    pub investor: String,
    #[serde(default)]
    pub place: String,
}

crate::wire::wire!(Project { goal, field, type_ = "type", period, cost, funding_kind, funding_source, state, investor, place });

/// The three states that the law names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProjectState {
    /// Đang chuẩn bị đầu tư.
    Preparing,
    /// Đang triển khai.
    UnderWay,
    /// Đã hoàn tất.
    Done,
}

crate::wire::words!(ProjectState { Preparing = "preparing", UnderWay = "under-way", Done = "done" });
