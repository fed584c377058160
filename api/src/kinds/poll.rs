//! Thăm dò ý kiến. The title of its item is the question.

use crate::Date;
use serde::{Deserialize, Serialize};

/// Thăm dò ý kiến.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Poll {
    pub opens: Date,
    pub closes: Date,
    pub choices: Vec<Choice>,
}

crate::wire::wire!(Poll { opens, closes, choices });

/// A choice and its tally.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choice {
    pub text: String,
    #[serde(default)]
    pub votes: u32,
}

crate::wire::wire!(Choice { text, votes });
