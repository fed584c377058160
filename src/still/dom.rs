//! Still parts in the browser: put in by its parser, or found where the server has left them.

use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Mountable, Position, PositionState},
    },
};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, HtmlTemplateElement};

/// The texts of the comments before and after a part (`Still::bounded`).
const START: &str = "s";
const END: &str = "e";

/// A part that stands in the page: everything from one bound to the other.
pub struct Standing {
    start: Node,
    end: Node,
}

thread_local! {
    /// What was read before its time, and what it was read from.
    static AHEAD: RefCell<Option<(String, DocumentFragment)>> = const { RefCell::new(None) };
}

pub fn parse_ahead(html: &str) {
    AHEAD.set(Some((html.to_owned(), parse(html))));
}

/// In a document of its own: pictures are not fetched before they are put into the page.
fn parse(html: &str) -> DocumentFragment {
    let template: HtmlTemplateElement = document().create_element("template").expect("a template").unchecked_into();
    template.set_inner_html(html);
    template.content()
}

pub fn build(html: &str) -> Standing {
    let document = document();
    let (start, end) = (Node::from(document.create_comment(START)), Node::from(document.create_comment(END)));
    let ahead = AHEAD.with_borrow_mut(|ahead| ahead.take_if(|(text, _)| text == html));
    let fragment = ahead.map_or_else(|| parse(html), |(_, fragment)| fragment);
    let _ = fragment.insert_before(&start, fragment.first_child().as_ref());
    let _ = fragment.append_child(&end);
    Standing { start, end }
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

/// What is the same stays, where all of the part does or may be changed in place (`data-stays`); else the new takes the place of the old.
pub fn replace(standing: &mut Standing, html: &str) {
    let mut new = build(html);
    let pairs: Vec<_> = standing.nodes().into_iter().zip(new.nodes()).collect();
    let same = pairs.last().is_some_and(|(old, new)| *old == standing.end && is(new, END));
    if same && pairs.iter().all(|(old, new)| stays(new) || old.is_equal_node(Some(new))) {
        pairs.iter().for_each(|(old, new)| merge(old, new));
        return;
    }
    standing.insert_before_this(&mut new);
    standing.unmount();
    *standing = new;
}

fn stays(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| element.has_attribute("data-stays"))
}

/// Makes `old` what `new` is and leaves alone what is the same already: pictures are not drawn again, the focus stays.
fn merge(old: &Node, new: &Node) {
    if old.is_equal_node(Some(new)) {
        return;
    }
    if let (Some(element), Some(model)) = (old.dyn_ref::<Element>(), new.dyn_ref::<Element>())
        && element.tag_name() == model.tag_name()
        && element.child_nodes().length() == model.child_nodes().length()
    {
        for name in
            element.get_attribute_names().iter().chain(model.get_attribute_names().iter()).filter_map(|name| name.as_string())
        {
            let _ = match model.get_attribute(&name) {
                wanted if wanted == element.get_attribute(&name) => Ok(()),
                Some(value) => element.set_attribute(&name, &value),
                None => element.remove_attribute(&name),
            };
        }
        children(element).iter().zip(&children(model)).for_each(|(old, new)| merge(old, new));
    } else if let Some(parent) = old.parent_node() {
        let _ = parent.replace_child(new, old);
    }
}

fn children(element: &Element) -> Vec<Node> {
    let nodes = element.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.get(at)).collect()
}

/// Takes the place of the still part of the document's head.
pub fn put_into_head(html: &str) {
    let Some(head) = document().head() else { return };
    let mut at = head.first_child();
    while let Some(start) = at {
        if let (true, Some(end)) = (is(&start, START), end_of(&start)) {
            return replace(&mut Standing { start, end }, html);
        }
        at = start.next_sibling();
    }
    build(html).mount(&head, None);
}

fn is(node: &Node, mark: &str) -> bool {
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
    /// Everything from bound to bound.
    fn nodes(&self) -> Vec<Node> {
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
