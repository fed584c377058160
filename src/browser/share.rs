//! Sharing a page: the device's own sheet where it has one (Web Share), and the clipboard.

#[cfg(feature = "browser")]
use js_sys::{Function, Object, Promise, Reflect};
#[cfg(feature = "browser")]
use wasm_bindgen::{JsCast, JsValue};

/// True where the device has a sheet of its own to share with.
pub fn has_sheet() -> bool {
    #[cfg(feature = "browser")]
    {
        method(&navigator(), "share").is_some()
    }
    #[cfg(not(feature = "browser"))]
    false
}

/// Opens the device's sheet. Closing it without sharing is no failure.
pub fn open_sheet(title: &str, address: &str) {
    #[cfg(feature = "browser")]
    if let Some(share) = method(&navigator(), "share") {
        let data = Object::new();
        let _ = Reflect::set(&data, &"title".into(), &title.into());
        let _ = Reflect::set(&data, &"url".into(), &address.into());
        if let Ok(promise) = share.call1(&navigator(), &data) {
            settle(promise, |_| {});
        }
    }
    #[cfg(not(feature = "browser"))]
    let _ = (title, address);
}

/// Copies a text; `done` is told whether it worked.
pub fn copy(text: &str, done: impl Fn(bool) + 'static) {
    #[cfg(feature = "browser")]
    {
        let clipboard = Reflect::get(&navigator(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
        match method(&clipboard, "writeText").map(|write| write.call1(&clipboard, &text.into())) {
            Some(Ok(promise)) => settle(promise, done),
            _ => done(false),
        }
    }
    #[cfg(not(feature = "browser"))]
    let _ = (text, done);
}

#[cfg(feature = "browser")]
fn settle(promise: JsValue, done: impl Fn(bool) + 'static) {
    leptos::task::spawn_local(async move {
        let outcome = wasm_bindgen_futures::JsFuture::from(promise.unchecked_into::<Promise>()).await;
        done(outcome.is_ok());
    });
}

#[cfg(feature = "browser")]
fn navigator() -> JsValue {
    Reflect::get(&leptos::prelude::window(), &"navigator".into()).unwrap_or(JsValue::UNDEFINED)
}

#[cfg(feature = "browser")]
fn method(object: &JsValue, name: &str) -> Option<Function> {
    if object.is_undefined() || object.is_null() {
        return None;
    }
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}
