//! The search box: a plain GET form that also works without script; with it, offers while typing.

use super::suggestions::{self, Combobox};
use crate::{
    browser,
    route::{Route, with_pairs},
    text,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

#[component]
pub fn SearchBox(
    /// The id of the field, unique on the page.
    id: &'static str,
    /// Added to the class `search`: `search-l`, `search-s`.
    #[prop(optional)]
    class: &'static str,
    #[prop(optional, into)] value: String,
    /// The name of the landmark: different for two boxes of a page.
    #[prop(default = text::words().search.portal)]
    name: &'static str,
    /// The visible label; without it the box is named for screen readers only.
    #[prop(optional)]
    label: &'static str,
    #[prop(optional, into)] placeholder: String,
    /// Searches only this agency's site.
    #[prop(optional, into)]
    agency: String,
    /// It was submitted with nothing in it.
    #[prop(optional)]
    missing: bool,
) -> impl IntoView {
    let lacks = RwSignal::new(missing);
    let state = Combobox::new(id);
    // Without script the field is a plain one: it becomes a combobox when the app has taken over.
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let navigate = use_navigate();
    let open = navigate.clone();
    Effect::new(move |_| {
        if let Some(href) = state.taken() {
            open(&href, NavigateOptions::default());
        }
    });
    let submit = move |event| {
        let pairs = browser::submitted(&event);
        state.close();
        if pairs.iter().any(|(name, _)| name == "q") {
            navigate(&with_pairs(&Route::Search.href(), &pairs), NavigateOptions::default());
        } else {
            lacks.set(true);
            browser::focus(id);
        }
    };
    view! {
        <form role="search" aria-label=name method="get" action=Route::Search.href() on:submit=submit>
            {(!label.is_empty()).then(|| view! { <label for=id>{label}</label> })}
            <div class=format!("search {class}")>
                <input
                    id=id name="q" type="search" value=value autocomplete="off" maxlength="300" placeholder=placeholder
                    aria-label=label.is_empty().then_some(name)
                    role=move || ready.get().then_some("combobox")
                    aria-autocomplete=move || ready.get().then_some("list")
                    aria-expanded=move || ready.get().then(|| state.is_open().to_string())
                    aria-controls=move || ready.get().then(|| format!("{id}-goi-y"))
                    aria-activedescendant=move || state.active_id(id)
                    aria-invalid=move || lacks.get().then_some("true")
                    aria-describedby=move || lacks.get().then(|| format!("{id}-loi"))
                    on:input=move |event| {
                        lacks.set(false);
                        state.typed(event_target_value(&event));
                    }
                    on:keydown=move |event| state.key(&event)
                    on:blur=move |_| state.close()
                />
                {(!agency.is_empty()).then(|| view! { <input type="hidden" name="co-quan" value=agency /> })}
                <button>{text::words().search.button}</button>
                {suggestions::list(id, state)}
            </div>
            {move || lacks.get().then(|| view! { <p class="field-error" id=format!("{id}-loi") role="alert">{text::words().search.missing}</p> })}
        </form>
    }
}
