//! What a reader does with a page: print it, save it, share it, have it read aloud. Printing and saving are R6.

use crate::{
    app,
    browser::{self, share, speech},
    route, text,
};
use leptos::prelude::*;

/// The id of the sheet to share with.
const SHEET: &str = "chia-se";

/// The tools of a page; `calendar` is the address of its iCalendar file, where it has one.
pub fn tools(title: String, path: String, calendar: Option<String>) -> AnyView {
    let t = &text::words().tools;
    let site = app::site().now();
    let address = format!("{}{path}", site.map(|site| site.origin.clone()).unwrap_or_default());
    let calendar = calendar.map(|href| view! { <a href=href download>{t.calendar}</a> });
    view! {
        <div class="tools no-print" role="group" aria-label=t.label>
            <button class="link-button" type="button" on:click=|_| browser::print()>{text::words().item.print}</button>
            <button class="link-button" type="button" popovertarget=SHEET>{t.share}</button>
            {listen()}
            {calendar}
        </div>
        {sheet(title, path, address)}
    }
    .into_any()
}

/// A button where the device has a voice for the language.
fn listen() -> AnyView {
    let t = &text::words().tools;
    let language = text::language().tag();
    let able = RwSignal::new(false);
    let reading = RwSignal::new(false);
    Effect::new(move |_| speech::on_voices(language, move |there| set(able, there)));
    on_cleanup(speech::stop);
    let turn = move |_| {
        if reading.get_untracked() {
            speech::stop();
            reading.set(false);
        } else {
            reading.set(true);
            speech::read_page(language, move || set(reading, false));
        }
    };
    view! {
        <button class="link-button" type="button" hidden=move || !able.get() aria-pressed=move || reading.get().to_string() on:click=turn>
            {move || if reading.get() { t.stop } else { t.listen }}
        </button>
    }
    .into_any()
}

/// What comes late may find the page gone.
fn set(signal: RwSignal<bool>, to: bool) {
    let _ = signal.try_set(to);
}

/// The address to copy, to send and to scan. Works as it stands without script, but for copying.
fn sheet(title: String, path: String, address: String) -> AnyView {
    let t = &text::words().tools;
    let code = route::qr(&path);
    let mail = format!("mailto:?subject={}&body={}", route::encode(&title), route::encode(&address));
    let able = RwSignal::new(false);
    let copied = RwSignal::new(false);
    Effect::new(move |_| able.set(share::has_sheet()));
    let (to_send, to_copy) = (address.clone(), address.clone());
    view! {
        <div class="sheet share no-print" id=SHEET popover="auto" role="dialog" aria-labelledby="chia-se-ten">
            <p class="sheet-title" id="chia-se-ten" tabindex="-1" autofocus>{t.share_title}</p>
            <p class="address">{address}</p>
            <div class="actions">
                <button class="btn btn-2 btn-s needs-script" type="button" on:click=move |_| share::copy(&to_copy, move |done| set(copied, done))>
                    {move || if copied.get() { t.copied } else { t.copy }}
                </button>
                <button class="btn btn-2 btn-s" type="button" hidden=move || !able.get() on:click=move |_| share::open_sheet(&title, &to_send)>{t.send}</button>
                <a class="btn btn-2 btn-s" href=mail>{t.mail}</a>
            </div>
            <p class="vh" role="status">{move || copied.get().then_some(t.copied)}</p>
            <img class="qr" loading="lazy" src=code width="200" height="200" alt=t.qr />
            <p class="hint">{t.qr_hint}</p>
            <button class="btn btn-2" type="button" popovertarget=SHEET popovertargetaction="hide">{text::words().shell.close}</button>
        </div>
    }
    .into_any()
}
