//! The tools of a page: print, copy, send, have it read aloud.

use super::{all, set, toggle};
use crate::{
    browser::{self, share, speech},
    text,
};
use leptos::prelude::document;
use web_sys::Element;

/// Says in the root's attributes what the device can do; the style sheet shows the tools for it.
pub fn offer() {
    let Some(root) = document().document_element() else { return };
    toggle(&root, "data-share", share::has_sheet());
    speech::on_voices(text::language().tag(), move |there| toggle(&root, "data-voice", there));
}

pub fn used(what: &str, button: &Element) {
    let said = |name: &str| button.get_attribute(name).unwrap_or_default();
    match what {
        "print" => browser::print(),
        "send" => share::open_sheet(&said("data-title"), &said("data-text")),
        "copy" => {
            let button = button.clone();
            share::copy(&said("data-text"), move |done| {
                if done {
                    let copied = text::words().tools.copied;
                    button.set_text_content(Some(copied));
                    all(".share [role=status]").iter().for_each(|line| line.set_text_content(Some(copied)));
                }
            });
        }
        "listen" if said("aria-pressed") == "true" => {
            speech::stop();
            reads(false);
        }
        "listen" => {
            reads(true);
            speech::read_page(text::language().tag(), || reads(false));
        }
        _ => {}
    }
}

/// Shows on the button whether the page is being read.
fn reads(on: bool) {
    let t = &text::words().tools;
    for button in all("[data-do=listen]") {
        set(&button, "aria-pressed", if on { "true" } else { "false" });
        button.set_text_content(Some(if on { t.stop } else { t.listen }));
    }
}
