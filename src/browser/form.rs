//! A GET form whose answer is a page of the app: with script it navigates, without it the browser does the same.

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
