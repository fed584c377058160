//! A form whose answer is a page of the app: a plain GET form that also works without script (`behaviour/forms.rs`).

use crate::still::{Still, still};

/// The fields as a form that asks for `path`.
pub fn form(class: &'static str, path: &str, fields: Still) -> Still {
    still! { <form class=(!class.is_empty()).then_some(class) method="get" action=path>{fields}</form> }
}
