//! What a page keeps on this device: lists of words under a key. Nothing of it is sent anywhere.

/// The words under a key; none where nothing was kept or the browser keeps nothing.
pub fn list(key: &str) -> Vec<String> {
    #[cfg(feature = "browser")]
    {
        let kept = storage().and_then(|storage| storage.get_item(key).ok().flatten());
        kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }
    #[cfg(not(feature = "browser"))]
    {
        let _ = key;
        Vec::new()
    }
}

/// Keeps the words; an empty list leaves nothing behind.
pub fn keep(key: &str, words: &[String]) {
    #[cfg(feature = "browser")]
    if let Some(storage) = storage() {
        // A full or forbidden storage is no reason to fail: the ticks last as long as the page.
        let _ = match serde_json::to_string(words) {
            Ok(text) if !words.is_empty() => storage.set_item(key, &text),
            _ => storage.remove_item(key),
        };
    }
    #[cfg(not(feature = "browser"))]
    let _ = (key, words);
}

#[cfg(feature = "browser")]
fn storage() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}
