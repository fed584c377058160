//! How an operation fails, and how the wire says so.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why an operation of the portal gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Error {
    /// Nothing lives at that address.
    NotFound,
    /// It lives elsewhere now: the path to go to.
    Moved(String),
    /// The request does not make sense; the text says what and where.
    Invalid(String),
    /// The line or the server failed; asking again may help.
    Unavailable(String),
    /// It came, but not in the form that this build of the app knows: app and server are of different builds. Only a client meets it.
    Unreadable(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Moved(path) => write!(f, "moved to {path}"),
            Self::Invalid(what) => write!(f, "invalid request: {what}"),
            Self::Unavailable(what) => write!(f, "unavailable: {what}"),
            Self::Unreadable(what) => write!(f, "of another build: {what}"),
        }
    }
}

impl std::error::Error for Error {}

/// The envelope of every error of the API: problem details (RFC 9457), media type `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A URI reference that names the sort of problem.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    /// HTTP status code.
    pub status: u16,
    /// What was wrong with this very request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Where the thing lives now, with status 301.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
}

crate::wire::wire!(Problem { kind = "type", title, status, detail, location });

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let (kind, title, status) = match &error {
            Error::NotFound => ("/problems/not-found", "Nothing lives at this address", 404),
            Error::Moved(_) => ("/problems/moved", "It lives at another address now", 301),
            Error::Invalid(_) => ("/problems/invalid-request", "The request does not make sense", 400),
            Error::Unavailable(_) | Error::Unreadable(_) => ("/problems/unavailable", "The portal cannot answer just now", 503),
        };
        let (detail, location) = match error {
            Error::NotFound => (None, None),
            Error::Moved(path) => (None, Some(path)),
            Error::Invalid(what) | Error::Unavailable(what) | Error::Unreadable(what) => (Some(what), None),
        };
        Self { kind: kind.into(), title: title.into(), status, detail, location }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        let detail = problem.detail.unwrap_or(problem.title);
        match (problem.status, problem.location) {
            (301, Some(path)) => Self::Moved(path),
            (404 | 410, _) => Self::NotFound,
            (400..=499, _) => Self::Invalid(detail),
            _ => Self::Unavailable(detail),
        }
    }
}
