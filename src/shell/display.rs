//! Theme, size of letters and contrast as the reader wants them. `public/page.js` reads the boxes, sets attributes of the root and keeps them on the
//! device; the page's first script (index.html) sets them before the first paint, and the style sheet does the rest. Nothing of it is in the wasm
//! but this markup.

use crate::{
    still::{Still, still},
    text,
};

/// The id of the panel, which the scripts know too.
const PANEL: &str = "hien-thi";

/// Opens the panel. Without script there is nothing to choose, and the button is hidden.
pub fn opener() -> Still {
    still! { <button class="display-open needs-script" type="button" popovertarget=PANEL>{text::words().display.title}</button> }
}

pub fn panel() -> Still {
    let t = &text::words().display;
    still! {
        <div class="sheet display" id=PANEL popover="auto" role="dialog" aria-labelledby="hien-thi-ten">
            <p class="sheet-title" id="hien-thi-ten" tabindex="-1" autofocus>{t.title}</p>
            {choice("theme", t.theme, [("", t.as_system), ("light", t.light), ("dark", t.dark)])}
            {choice("text", t.text, [("", t.medium), ("large", t.large), ("larger", t.larger)])}
            {choice("contrast", t.contrast, [("", t.as_system), ("standard", t.standard), ("more", t.high)])}
            <p class="hint">{t.kept}</p>
            <button class="btn btn-2" type="button" popovertarget=PANEL popovertargetaction="hide">{text::words().shell.close}</button>
        </div>
    }
}

fn choice(name: &'static str, legend: &'static str, values: [(&'static str, &'static str); 3]) -> Still {
    let boxes = values
        .into_iter()
        .map(|(value, label)| {
            let first = value.is_empty();
            still! { <label class="choice"><input type="radio" name=name value=value checked=first />{label}</label> }
        })
        .collect::<Still>();
    still! { <fieldset class="choices"><legend>{legend}</legend>{boxes}</fieldset> }
}
