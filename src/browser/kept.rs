//! What a page keeps on this device: lists of words under a key, as JSON. Nothing of it is sent anywhere.

use js_sys::{Array, JSON};

/// The words under a key; none where nothing was kept or the browser keeps nothing.
pub fn list(key: &str) -> Vec<String> {
    let kept = storage().and_then(|storage| storage.get_item(key).ok().flatten());
    let kept = kept.and_then(|text| JSON::parse(&text).ok()).filter(Array::is_array);
    kept.map(|kept| Array::from(&kept).iter().filter_map(|word| word.as_string()).collect()).unwrap_or_default()
}

/// Keeps the words; an empty list leaves nothing behind.
pub fn keep(key: &str, words: &[String]) {
    let Some(storage) = storage() else { return };
    let list: Array = words.iter().map(|word| wasm_bindgen::JsValue::from_str(word)).collect();
    // A full or forbidden storage is no reason to fail: the ticks last as long as the page.
    let _ = match JSON::stringify(&list) {
        Ok(text) if !words.is_empty() => storage.set_item(key, &String::from(text)),
        _ => storage.remove_item(key),
    };
}

fn storage() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}
