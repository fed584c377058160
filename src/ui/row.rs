//! A row of a list: where it belongs, its title, a sentence, and what is worth knowing before opening it.

use crate::still::{Still, still};

#[derive(Default)]
pub struct Row {
    pub href: String,
    pub title: String,
    /// The line above the title.
    pub kicker: String,
    pub summary: String,
    /// The line below: date, place, agency.
    pub meta: Option<Still>,
}

impl Row {
    pub fn view(self) -> Still {
        still! {
            <li class="row">
                {(!self.kicker.is_empty()).then(|| still! { <p class="where">{self.kicker}</p> })}
                <h3><a href=self.href>{self.title}</a></h3>
                {(!self.summary.is_empty()).then(|| still! { <p>{self.summary}</p> })}
                {self.meta.map(|meta| still! { <p class="when">{meta}</p> })}
            </li>
        }
    }
}
