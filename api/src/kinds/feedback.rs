//! Phản ánh, kiến nghị. The body of its item is the answer.

use crate::{Date, kinds::CaseState};
use serde::{Deserialize, Serialize};

/// Phản ánh, kiến nghị.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Feedback {
    #[serde(default)]
    pub code: String,
    pub category: String,
    pub place: String,
    pub received: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Date>,
    pub text: String,
    pub state: CaseState,
}

crate::wire::wire!(Feedback { code, category, place, received, answered, text, state });
