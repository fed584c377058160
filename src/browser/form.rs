//! Forms: a GET form whose answer is a page of the app, and boxes that were ticked before the app came.

use leptos::ev::SubmitEvent;

/// The filled-in fields of a form that is being submitted, in order; the browser's own submission is stopped.
pub fn submitted(event: &SubmitEvent) -> Vec<(String, String)> {
    #[cfg(feature = "browser")]
    {
        use wasm_bindgen::JsCast;
        event.prevent_default();
        let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
        let Some(data) = form.and_then(|form| web_sys::FormData::new_with_form(&form).ok()) else { return Vec::new() };
        let entries = js_sys::try_iter(&data).ok().flatten();
        entries
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let entry: js_sys::Array = entry.ok()?.dyn_into().ok()?;
                Some((entry.get(0).as_string()?, entry.get(1).as_string()?.trim().to_owned()))
            })
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }
    #[cfg(not(feature = "browser"))]
    {
        let _ = event;
        Vec::new()
    }
}

/// What stands beside the boxes of lists of that class that a person ticked before the app took the page over: nothing of it may be lost.
pub fn early_ticks(class: &str) -> Vec<String> {
    #[cfg(feature = "browser")]
    {
        let document = leptos::prelude::document();
        if document.document_element().is_none_or(|root| root.has_attribute("data-ready")) {
            return Vec::new();
        }
        let names = document.query_selector_all(&format!(".{class} input:checked+* b"));
        let names = names.map(|names| (0..names.length()).filter_map(|at| names.item(at)?.text_content()).collect());
        names.unwrap_or_default()
    }
    #[cfg(not(feature = "browser"))]
    {
        let _ = class;
        Vec::new()
    }
}
