//! Hỏi đáp. The title of its item is the question in one line, the body the answer.

use crate::Date;
use serde::{Deserialize, Serialize};

/// Hỏi đáp.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    /// The receipt code.
    #[serde(default)]
    pub code: String,
    pub asked: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Date>,
    /// As the editor writes it, without a name or address.
    #[serde(default)]
    pub asker: String,
    pub question: String,
    /// The article of law that the answer rests on.
    #[serde(default)]
    pub basis: String,
    pub state: CaseState,
}

crate::wire::wire!(Question { code, asked, due, answered, asker, question, basis, state });

/// Where a question or feedback stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// Đã tiếp nhận.
    Received,
    /// Đã chuyển cơ quan.
    Forwarded,
    /// Đã trả lời.
    Answered,
}

crate::wire::words!(CaseState { Received = "received", Forwarded = "forwarded", Answered = "answered" });
