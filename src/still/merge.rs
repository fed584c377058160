//! What changes in place: where a part that stands and a new one are alike only what differs is exchanged. Pictures are not drawn again, the focus stays.

use super::dom::{END, Standing, build, is};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// An old node and the one that it becomes.
type Pair = (Node, Node);

/// What a part that stands would have to change to become another, found out before it has to.
struct Plan {
    start: Node,
    html: String,
    pairs: Vec<Pair>,
}

thread_local! {
    static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// Finds out what would change.
pub fn plan(standing: &Standing, html: &str) {
    PLAN.set(pairs(standing, &build(html)).map(|pairs| Plan { start: standing.start.clone(), html: html.to_owned(), pairs }));
}

/// Changes now what was planned, and leaves nothing to change for later.
pub fn apply_now() -> bool {
    PLAN.with_borrow_mut(|plan| {
        let plan = plan.as_mut().filter(|plan| plan.start.is_connected());
        plan.map(|plan| apply(&std::mem::take(&mut plan.pairs))).is_some()
    })
}

/// Changes what was planned, if that was for this part and this text. A plan holds as long as the part stays as it is.
pub fn as_planned(standing: &Standing, html: &str) -> bool {
    let plan = PLAN.with_borrow_mut(|plan| plan.take_if(|plan| plan.start == standing.start)).filter(|plan| plan.html == html);
    plan.map(|plan| apply(&plan.pairs)).is_some()
}

/// Changes a part in place, if all of it may be.
pub fn in_place(standing: &Standing, new: &Standing) -> bool {
    pairs(standing, new).map(|pairs| apply(&pairs)).is_some()
}

/// Where two parts differ; nothing when the new one has to take the place of the old: something of it neither is the same nor says that it may be changed
/// (`data-stays`).
fn pairs(standing: &Standing, new: &Standing) -> Option<Vec<Pair>> {
    let nodes: Vec<_> = standing.nodes().into_iter().zip(new.nodes()).collect();
    let whole = nodes.last().is_some_and(|(old, new)| *old == standing.end && is(new, END));
    let mut pairs = Vec::new();
    for (old, new) in &nodes {
        if !old.is_equal_node(Some(new)) {
            if !whole || !new.dyn_ref::<Element>().is_some_and(|element| element.has_attribute("data-stays")) {
                return None;
            }
            differing(old, new, &mut pairs);
        }
    }
    whole.then_some(pairs)
}

/// Two elements that may become each other by their attributes and their children.
fn alike<'a>(old: &'a Node, new: &'a Node) -> Option<(&'a Element, &'a Element)> {
    let (old, new) = (old.dyn_ref::<Element>()?, new.dyn_ref::<Element>()?);
    (old.tag_name() == new.tag_name() && old.child_nodes().length() == new.child_nodes().length()).then_some((old, new))
}

fn differing(old: &Node, new: &Node, pairs: &mut Vec<Pair>) {
    let Some((element, model)) = alike(old, new) else { return pairs.push((old.clone(), new.clone())) };
    let alone = |node: &Node| node.clone_node().ok();
    if !alone(old).is_some_and(|old| old.is_equal_node(alone(new).as_ref())) {
        pairs.push((old.clone(), new.clone()));
    }
    for (old, new) in children(element).iter().zip(&children(model)) {
        if !old.is_equal_node(Some(new)) {
            differing(old, new, pairs);
        }
    }
}

fn apply(pairs: &[Pair]) {
    for (old, new) in pairs {
        if let Some((element, model)) = alike(old, new) {
            let names = element.get_attribute_names().concat(&model.get_attribute_names());
            for name in names.iter().filter_map(|name| name.as_string()) {
                let _ = match model.get_attribute(&name) {
                    wanted if wanted == element.get_attribute(&name) => Ok(()),
                    Some(value) => element.set_attribute(&name, &value),
                    None => element.remove_attribute(&name),
                };
            }
        } else if let Some(parent) = old.parent_node() {
            let _ = parent.replace_child(new, old);
        }
    }
}

fn children(element: &Element) -> Vec<Node> {
    let nodes = element.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.get(at)).collect()
}
