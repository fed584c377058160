//! What changes in place: where a part that stands and a new one are alike only what differs is exchanged. Pictures are not drawn again, the focus stays.

use super::dom::{END, Standing, build, is};
use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// One thing to change. Found out before it has to be done: what is left is quickly done.
enum Step {
    Set(Element, String, String),
    Remove(Element, String),
    Exchange { parent: Node, old: Node, new: Node },
}

/// What a part that stands would have to change to become another.
struct Plan {
    start: Node,
    html: String,
    steps: Vec<Step>,
}

thread_local! {
    static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// Finds out what would change.
pub fn plan(standing: &Standing, html: &str) {
    PLAN.set(steps(standing, &build(html)).map(|steps| Plan { start: standing.start.clone(), html: html.to_owned(), steps }));
}

/// Changes now what was planned, and leaves nothing to change for later.
pub fn apply_now() -> bool {
    PLAN.with_borrow_mut(|plan| {
        let plan = plan.as_mut().filter(|plan| plan.start.is_connected());
        plan.map(|plan| take_all(&std::mem::take(&mut plan.steps))).is_some()
    })
}

/// Changes what was planned, if that was for this part and this text. A plan holds as long as the part stays as it is.
pub fn as_planned(standing: &Standing, html: &str) -> bool {
    let plan = PLAN.with_borrow_mut(|plan| plan.take_if(|plan| plan.start == standing.start)).filter(|plan| plan.html == html);
    plan.map(|plan| take_all(&plan.steps)).is_some()
}

/// Changes a part in place, if all of it may be.
pub fn in_place(standing: &Standing, new: &Standing) -> bool {
    steps(standing, new).map(|steps| take_all(&steps)).is_some()
}

/// From one part to another; nothing when the new one has to take the place of the old: something of it neither is the same nor says that it may be
/// changed (`data-stays`).
fn steps(standing: &Standing, new: &Standing) -> Option<Vec<Step>> {
    let nodes: Vec<_> = standing.nodes().into_iter().zip(new.nodes()).collect();
    let whole = nodes.last().is_some_and(|(old, new)| *old == standing.end && is(new, END));
    let mut steps = Vec::new();
    for (old, new) in &nodes {
        if !old.is_equal_node(Some(new)) {
            if !whole || !new.dyn_ref::<Element>().is_some_and(|element| element.has_attribute("data-stays")) {
                return None;
            }
            differing(old, new, &mut steps);
        }
    }
    whole.then_some(steps)
}

/// Two elements that may become each other by their attributes and their children.
fn alike<'a>(old: &'a Node, new: &'a Node) -> Option<(&'a Element, &'a Element)> {
    let (old, new) = (old.dyn_ref::<Element>()?, new.dyn_ref::<Element>()?);
    (old.tag_name() == new.tag_name() && old.child_nodes().length() == new.child_nodes().length()).then_some((old, new))
}

fn differing(old: &Node, new: &Node, steps: &mut Vec<Step>) {
    let Some((element, model)) = alike(old, new) else {
        if let Some(parent) = old.parent_node() {
            steps.push(Step::Exchange { parent, old: old.clone(), new: new.clone() });
        }
        return;
    };
    for name in names(element).filter(|name| !model.has_attribute(name)) {
        steps.push(Step::Remove(element.clone(), name));
    }
    for name in names(model) {
        let wanted = model.get_attribute(&name).unwrap_or_default();
        if element.get_attribute(&name).as_ref() != Some(&wanted) {
            steps.push(Step::Set(element.clone(), name, wanted));
        }
    }
    for (old, new) in children(element).iter().zip(&children(model)) {
        if !old.is_equal_node(Some(new)) {
            differing(old, new, steps);
        }
    }
}

fn names(element: &Element) -> impl Iterator<Item = String> {
    element.get_attribute_names().into_iter().filter_map(|name| name.as_string())
}

fn take_all(steps: &[Step]) {
    for step in steps {
        let _ = match step {
            Step::Set(element, name, value) => element.set_attribute(name, value),
            Step::Remove(element, name) => element.remove_attribute(name),
            Step::Exchange { parent, old, new } => parent.replace_child(new, old).map(drop),
        };
    }
}

/// Takes each kind of step, and takes it back, with an element that nobody sees.
pub fn rehearse(unseen: &Element) {
    let name = || "title".to_owned();
    let [old, new]: [Node; 2] = std::array::from_fn(|_| document().create_comment("").into());
    let _ = unseen.append_child(&old);
    take_all(&[
        Step::Set(unseen.clone(), name(), String::new()),
        Step::Remove(unseen.clone(), name()),
        Step::Exchange { parent: unseen.clone().into(), old, new },
    ]);
}

fn children(element: &Element) -> Vec<Node> {
    let nodes = element.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.get(at)).collect()
}
