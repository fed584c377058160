//! The papers of a procedure as a checklist with real boxes: it works on the screen and on paper, and what is ticked stays on this device.

use crate::{
    browser::{form, kept},
    text,
};
use cong_api::kinds::{Paper, Papers};
use leptos::prelude::*;

/// What is ticked, by the names of papers: a list that changes keeps the ticks of what stays.
#[derive(Clone, Copy)]
struct Ticks {
    have: RwSignal<Vec<String>>,
    /// Where they are kept.
    key: StoredValue<String>,
}

impl Ticks {
    fn of(code: &str) -> Self {
        let ticks = Self { have: RwSignal::new(Vec::new()), key: StoredValue::new(format!("giay-to {code}")) };
        let early = StoredValue::new(form::early_ticks("papers"));
        // After the server's page has been taken over, which knows of no ticks.
        Effect::new(move |_| {
            let key = ticks.key.get_value();
            let mut have = kept::list(&key);
            let early = early.get_value().into_iter().filter(|name| !have.contains(name)).collect::<Vec<_>>();
            if !early.is_empty() {
                have.extend(early);
                kept::keep(&key, &have);
            }
            ticks.have.set(have);
        });
        ticks
    }

    fn turn(self, name: &str, on: bool) {
        self.have.update(|have| {
            have.retain(|other| other != name);
            if on {
                have.push(name.to_owned());
            }
        });
        kept::keep(&self.key.get_value(), &self.have.read_untracked());
    }

    fn clear(self) {
        self.have.set(Vec::new());
        kept::keep(&self.key.get_value(), &[]);
    }
}

pub fn view(code: &str, cases: &[Papers]) -> AnyView {
    let t = &text::words().procedure;
    let ticks = Ticks::of(code);
    let views = cases
        .iter()
        .map(|case| {
            let heading = (!case.case.is_empty()).then(|| view! { <h3>{case.case.clone()}</h3> });
            let names: Vec<String> = case.items.iter().map(|paper| paper.name.clone()).collect();
            let all = names.len();
            let count = move || {
                let have = ticks.have.read();
                let ticked = names.iter().filter(|name| have.contains(name)).count();
                (ticked > 0).then(|| (t.ticked)(ticked, all))
            };
            let rows = case.items.iter().map(|paper| row(paper, ticks)).collect_view();
            view! { {heading}<ul class="papers">{rows}</ul><p class="hint ticked" role="status">{count}</p> }
        })
        .collect_view();
    view! {
        <p class="hint">{t.papers_hint}</p>
        {views}
        <button class="link-button no-print" type="button" hidden=move || ticks.have.read().is_empty() on:click=move |_| ticks.clear()>{t.untick}</button>
    }
    .into_any()
}

fn row(paper: &Paper, ticks: Ticks) -> AnyView {
    let t = &text::words().procedure;
    let count = [paper.originals.filter(|n| *n > 0).map(t.originals), paper.copies.filter(|n| *n > 0).map(t.copies)];
    let count = count.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let note = [count, paper.form.clone(), paper.note.clone()];
    let note = note.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(". ");
    let note = (!note.is_empty()).then(|| view! { <small>{note}</small> });
    let name = paper.name.clone();
    let (mine, turned) = (name.clone(), name.clone());
    view! {
        <li><label>
            <input
                type="checkbox"
                prop:checked=move || ticks.have.read().contains(&mine)
                on:change=move |event| ticks.turn(&turned, event_target_checked(&event))
            />
            <span><b>{name}</b>{note}</span>
        </label></li>
    }
    .into_any()
}
