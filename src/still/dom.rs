//! Still parts in the browser: put in by its parser, or found where the server has left them.

use super::{ahead, merge};
use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Mountable, Position, PositionState},
    },
};
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, HtmlTemplateElement};

/// The texts of the comments before and after a part (`Still::bounded`).
const START: &str = "s";
pub(super) const END: &str = "e";

/// A part that stands in the page: everything from one bound to the other.
pub struct Standing {
    pub(super) start: Node,
    pub(super) end: Node,
}

/// In a document of its own: pictures are not fetched before they are put into the page.
pub(super) fn parse(html: &str) -> DocumentFragment {
    let template: HtmlTemplateElement = document().create_element("template").expect("a template").unchecked_into();
    template.set_inner_html(html);
    template.content()
}

pub fn build(html: &str) -> Standing {
    let (start, end) = bounds();
    let fragment = ahead::read(html).unwrap_or_else(|| parse(html));
    let _ = fragment.insert_before(&start, fragment.first_child().as_ref());
    let _ = fragment.append_child(&end);
    Standing { start, end }
}

pub(super) fn bounds() -> (Node, Node) {
    let document = document();
    (document.create_comment(START).into(), document.create_comment(END).into())
}

/// What the server has written, as it is.
pub fn found(cursor: &Cursor, position: &PositionState) -> Standing {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    let start = cursor.current();
    let end = end_of(&start).expect("the server's page has a still part here");
    cursor.set(end.clone());
    position.set(Position::NextChild);
    Standing { start, end }
}

/// What is the same stays, where all of the part does or may be changed in place; else the new takes the place of the old.
pub fn replace(standing: &mut Standing, html: &str) {
    if let Some(shown) = ahead::shown_after(&standing.end, html) {
        std::mem::replace(standing, shown).retire();
        return;
    }
    if merge::as_planned(standing, html) {
        return;
    }
    let mut new = build(html);
    if !merge::in_place(standing, &new) {
        standing.insert_before_this(&mut new);
        standing.unmount();
        *standing = new;
    }
}

/// Takes the place of the still part of the document's head.
pub fn put_into_head(html: &str) {
    let Some(head) = document().head() else { return };
    match part(head.first_child()) {
        Some(mut standing) => replace(&mut standing, html),
        None => build(html).mount(&head, None),
    }
}

/// The first part among these siblings.
pub(super) fn part(first: Option<Node>) -> Option<Standing> {
    let mut at = first;
    while let Some(start) = at {
        if let (true, Some(end)) = (is(&start, START), end_of(&start)) {
            return Some(Standing { start, end });
        }
        at = start.next_sibling();
    }
    None
}

pub(super) fn is(node: &Node, mark: &str) -> bool {
    node.node_type() == Node::COMMENT_NODE && node.node_value().as_deref() == Some(mark)
}

/// The bound that belongs to `start`; a part holds no other.
fn end_of(start: &Node) -> Option<Node> {
    let mut at = start.next_sibling();
    while let Some(node) = at {
        if is(&node, END) {
            return Some(node);
        }
        at = node.next_sibling();
    }
    None
}

impl Standing {
    /// Is hidden at once and leaves when there is time: to take a page apart costs as much as to put one in.
    fn retire(mut self) {
        let nodes = self.nodes();
        match nodes.get(1).and_then(|page| page.dyn_ref::<Element>()) {
            Some(page) if nodes.len() == 3 => {
                page.set_class_name(ahead::HIDDEN);
                crate::browser::once_painted(move || self.unmount());
            }
            _ => self.unmount(),
        }
    }

    /// Everything from bound to bound.
    pub(super) fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut at = Some(self.start.clone());
        while let Some(node) = at {
            let last = node == self.end;
            at = if last { None } else { node.next_sibling() };
            nodes.push(node);
        }
        nodes
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        if let Some(parent) = self.start.parent_node() {
            for node in self.nodes() {
                let _ = parent.remove_child(&node);
            }
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let fragment = document().create_document_fragment();
        for node in self.nodes() {
            let _ = fragment.append_child(&node);
        }
        let _ = parent.insert_before(&fragment, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.start.parent_node();
        if let Some(parent) = &parent {
            // The renderer calls every parent an element; it only inserts and removes.
            child.mount(parent.unchecked_ref::<Element>(), Some(&self.start));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        self.nodes().into_iter().filter_map(|node| node.dyn_into::<Element>().ok()).collect()
    }
}
