//! The first frame of a page that was laid out ahead shows one screen: what begins below it is folded away at the size that it has, so that it is neither
//! painted nor looked at. It comes with the next frame.

use leptos::prelude::window;
use std::fmt::Write;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What is folded away; all of it comes back when this is dropped.
pub struct Folded(Vec<HtmlElement>);

impl Folded {
    /// Folds a page that is laid out and not yet seen. As tall as the window: the header above the page leaves room for a toolbar that goes away.
    pub fn below_the_screen(page: &Element) -> Self {
        let tall = window().inner_height().ok().and_then(|tall| tall.as_f64()).unwrap_or(f64::INFINITY);
        let mut below = Vec::new();
        find(page, page.get_bounding_client_rect().top() + tall, &mut below);
        // All is measured before anything is changed.
        let fold = |(element, [width, height]): (HtmlElement, [i32; 2])| {
            let mut style = "content-visibility:hidden;contain-intrinsic-size:".to_owned();
            let _ = write!(style, "{width}px {height}px");
            element.style().set_css_text(&style);
            element
        };
        Self(below.into_iter().map(fold).collect())
    }
}

impl Drop for Folded {
    fn drop(&mut self) {
        // Asked for, the attribute is there to be removed: browsers write it when somebody looks.
        for element in self.0.iter().filter(|element| element.has_attribute("style")) {
            let _ = element.remove_attribute("style");
        }
    }
}

/// What begins below the edge. Of what lies across it the parts are looked at.
fn find(part: &Element, edge: f64, below: &mut Vec<(HtmlElement, [i32; 2])>) {
    let mut next = part.first_element_child();
    while let Some(child) = next {
        next = child.next_element_sibling();
        let place = child.get_bounding_client_rect();
        if place.top() > edge {
            if let Some(element) = child.dyn_ref::<HtmlElement>().filter(|element| !element.has_attribute("style")) {
                below.push((element.clone(), [element.offset_width(), element.offset_height()]));
            }
        } else if place.bottom() > edge {
            find(&child, edge, below);
        }
    }
}
