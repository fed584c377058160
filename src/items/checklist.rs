//! The papers of a procedure as a checklist with real boxes: it works on the screen and on paper, and what is ticked stays on this device
//! (`behaviour/checklist.rs`).

use crate::{
    still::{Still, still},
    text,
};
use cong_api::kinds::{Paper, Papers};

pub fn view(code: &str, cases: &[Papers]) -> Still {
    let t = &text::of_pages().procedure;
    let lists = cases.iter().map(|case| {
        still! {
            {(!case.case.is_empty()).then(|| still! { <h3>{case.case}</h3> })}
            <ul class="papers" data-ticks=code>{case.items.iter().map(row).collect::<Still>()}</ul>
            <p class="hint ticked" role="status"></p>
        }
    });
    still! {
        <p class="hint">{t.papers_hint}</p>
        {lists.collect::<Still>()}
        <button class="link-button no-print" type="button" data-do="untick" hidden>{t.untick}</button>
    }
}

fn row(paper: &Paper) -> Still {
    let t = &text::of_pages().procedure;
    let count = [paper.originals.filter(|n| *n > 0).map(t.originals), paper.copies.filter(|n| *n > 0).map(t.copies)];
    let count = count.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let note = super::joined(&[&count, &paper.form, &paper.note], ". ");
    let note = (!note.is_empty()).then(|| still! { <small>{note}</small> });
    still! { <li><label><input type="checkbox" /><span><b>{paper.name}</b>{note}</span></label></li> }
}
