//! What a reader does with a page: print it, save it, share it, have it read aloud (`behaviour/tools.rs`). Printing and saving are R6.

use crate::{
    app, route,
    still::{Still, still},
    text,
};

/// The id of the sheet to share with.
const SHEET: &str = "chia-se";

/// The tools of a page; `calendar` is the address of its iCalendar file, where it has one.
pub fn tools(title: &str, path: &str, calendar: Option<String>) -> Still {
    let t = &text::words().tools;
    let site = app::site().now();
    let address = format!("{}{path}", site.map(|site| site.origin.clone()).unwrap_or_default());
    still! {
        <div class="tools no-print" role="group" aria-label=t.label>
            <button class="link-button" type="button" data-do="print">{text::of_pages().item.print}</button>
            <button class="link-button" type="button" popovertarget=SHEET>{t.share}</button>
            <button class="link-button needs-voice" type="button" data-do="listen" aria-pressed="false">{t.listen}</button>
            {calendar.map(|href| still! { <a href=href download>{t.calendar}</a> })}
        </div>
        {sheet(title, path, &address)}
    }
}

/// The address to copy, to send and to scan. Works as it stands without script, but for copying.
fn sheet(title: &str, path: &str, address: &str) -> Still {
    let t = &text::words().tools;
    let mail = format!("mailto:?subject={}&body={}", route::encode(title), route::encode(address));
    still! {
        <div class="sheet share no-print" id=SHEET popover="auto" role="dialog" aria-labelledby="chia-se-ten">
            <p class="sheet-title" id="chia-se-ten" tabindex="-1" autofocus>{t.share_title}</p>
            <p class="address">{address}</p>
            <div class="actions">
                <button class="btn btn-2 btn-s needs-script" type="button" data-do="copy" data-text=address>{t.copy}</button>
                <button class="btn btn-2 btn-s needs-share" type="button" data-do="send" data-title=title data-text=address>{t.send}</button>
                <a class="btn btn-2 btn-s" href=mail>{t.mail}</a>
            </div>
            <p class="vh" role="status"></p>
            <img class="qr" loading="lazy" src=route::qr(path) width="200" height="200" alt=t.qr />
            <p class="hint">{t.qr_hint}</p>
            <button class="btn btn-2" type="button" popovertarget=SHEET popovertargetaction="hide">{text::words().shell.close}</button>
        </div>
    }
}
