//! A row of a list: where it belongs, its title, a sentence, and what is worth knowing before opening it.

use leptos::prelude::*;

#[component]
pub fn Row(
    href: String,
    title: String,
    /// The line above the title.
    #[prop(optional, into)]
    kicker: String,
    #[prop(optional, into)] summary: String,
    /// The line below: date, place, agency.
    #[prop(optional)]
    meta: Option<AnyView>,
) -> impl IntoView {
    view! {
        <li class="row">
            {(!kicker.is_empty()).then(|| view! { <p class="where">{kicker}</p> })}
            <h3><a href=href>{title}</a></h3>
            {(!summary.is_empty()).then(|| view! { <p>{summary}</p> })}
            {meta.map(|meta| view! { <p class="when">{meta}</p> })}
        </li>
    }
}
