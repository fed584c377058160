//! Forms whose answers are pages of the app.

use super::{app, closest, combobox, first, set};
use crate::{browser, route::with_pairs, still::still, text};
use leptos_router::NavigateOptions;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement};

pub fn submitted(event: &Event, form: &Element) {
    let ours = form.matches("form[method=get][action^='/']").unwrap_or(false);
    let (Some(app), true, Some(path)) = (app(), ours, form.get_attribute("action")) else { return };
    event.prevent_default();
    let pairs = filled(form);
    let search = form.get_attribute("role").as_deref() == Some("search");
    if search {
        combobox::close();
        if !pairs.iter().any(|(name, _)| name == "q") {
            return lacks(form);
        }
    }
    // A filter moves neither scroll nor focus.
    (app.navigate)(&with_pairs(&path, &pairs), NavigateOptions { scroll: search, ..NavigateOptions::default() });
}

/// The fields that are filled in, in order.
fn filled(form: &Element) -> Vec<(String, String)> {
    let form = form.dyn_ref::<HtmlFormElement>();
    let Some(data) = form.and_then(|form| FormData::new_with_form(form).ok()) else { return Vec::new() };
    let entries = js_sys::try_iter(&data).ok().flatten();
    let pairs = entries.into_iter().flatten().filter_map(|entry| {
        let entry: js_sys::Array = entry.ok()?.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?.trim().to_owned()))
    });
    pairs.filter(|(_, value)| !value.is_empty()).collect()
}

/// A search box was submitted with nothing in it: says so at the field.
fn lacks(form: &Element) {
    let Some(field) = first(form, "input[name=q]") else { return };
    if first(form, ".field-error").is_none() {
        let id = format!("{}-loi", field.id());
        let error = still! { <p class="field-error" id=id role="alert">{text::words().search_box.missing}</p> };
        let _ = form.insert_adjacent_html("beforeend", &error.into_html());
        set(&field, "aria-invalid", "true");
        set(&field, "aria-describedby", &id);
    }
    browser::focus(&field.id());
}

/// Something is being typed into the field.
pub fn found(field: &Element) {
    if let Some(error) = closest(field, "form").and_then(|form| first(&form, ".field-error")) {
        error.remove();
        let _ = field.remove_attribute("aria-invalid");
        let _ = field.remove_attribute("aria-describedby");
    }
}
