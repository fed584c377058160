//! Thủ tục hành chính: a guide. What it costs, how long, where; who may apply, what to bring, how to hand it in, the steps.

use super::{checklist, frame};
use crate::{
    route::{Route, list_href},
    text,
    ui::{self, Fact, Html},
};
use cong_api::{
    Brief, Facet, Item, ItemSummary, ListQuery,
    fold::fold,
    kinds::{Channel, Glance, Online, Procedure},
};
use leptos::prelude::*;

/// Set like a timetable: name … time · fee. The answer stands beside the link, so that a click is saved.
pub fn toc(items: Vec<ItemSummary>) -> AnyView {
    let rows = items
        .into_iter()
        .map(|item| {
            let (time, fee) = match item.brief {
                Brief::Procedure { time, fee, .. } => (time, fee),
                _ => (String::new(), String::new()),
            };
            view! {
                <li>
                    <a href=Route::item(&item.address).href()>
                        <span class="name">{item.title}</span>
                        <span class="dots" aria-hidden="true"></span>
                        <span class="time">{time}</span>
                        <span class="fee">{fee}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="toc">{rows}</ul> }.into_any()
}

/// The ways into a long list: by life event, by field.
pub fn ways(query: &ListQuery, facets: &[Facet]) -> Option<AnyView> {
    let t = &text::words().procedure;
    let way = |name: &'static str, title: &'static str| {
        let facet = facets.iter().find(|facet| facet.name == name && facet.values.len() > 1)?;
        let mut values = facet.values.clone();
        if name == "linh-vuc" {
            values.sort_by_cached_key(|value| fold(&ui::label(value)));
        }
        let links = values.into_iter().map(|value| {
            let only = ListQuery { filters: vec![(name.to_owned(), value.value.clone())], page: 1, ..query.clone() };
            view! { <li><a href=list_href(&only)>{ui::label(&value)}<span>{text::number(u64::from(value.count))}</span></a></li> }
        });
        Some((title, view! { <ul class=format!("ways-list {name}")>{links.collect_view()}</ul> }))
    };
    let events = way("su-kien", t.by_event).map(|(title, list)| view! { <div><h2 class="h-list">{title}</h2>{list}</div> });
    // Forty fields are folded on a phone, as filters are.
    let fields = way("linh-vuc", t.by_field).map(|(title, list)| {
        view! { <div><h2 class="h-list">{title}</h2><details class="filters"><summary>{t.all_fields}</summary>{list}</details></div> }
    });
    (events.is_some() || fields.is_some()).then(|| view! { <div class="ways-in">{events}{fields}</div> }.into_any())
}

pub fn view(item: &Item, procedure: Procedure, related: Vec<ItemSummary>) -> AnyView {
    let t = &text::words().procedure;
    let mut parts: Vec<(&'static str, &'static str)> = Vec::new();
    let mut views: Vec<AnyView> = Vec::new();
    let mut add = |id: &'static str, title: &'static str, body: Option<AnyView>| {
        if let Some(body) = body {
            parts.push((id, title));
            views.push(frame::part(id, title, body));
        }
    };
    add("ai", t.who, who(&procedure));
    add("giay-to", t.papers, (!procedure.papers.is_empty()).then(|| checklist::view(&procedure.code, &procedure.papers)));
    add("nop", t.channels, (!procedure.channels.is_empty()).then(|| channels(&procedure.channels)));
    add("buoc", t.steps, (!procedure.steps.is_empty()).then(|| steps(&procedure)));
    add("ket-qua", t.results, (!procedure.results.is_empty()).then(|| bullets(&procedure.results)));
    add("luu-y", t.more, (!item.body.is_empty()).then(|| view! { <Html html=item.body.clone() /> }.into_any()));
    add("mau", t.forms, (!item.files.is_empty()).then(|| frame::files(item)));
    add("can-cu", t.laws, (!procedure.legal_basis.is_empty()).then(|| laws(&procedure)));
    add("goc", t.source_text, (!procedure.unparsed.is_empty()).then(|| unparsed(&procedure)));
    views.push(record(item, &procedure));
    let related = (!related.is_empty()).then(|| frame::part("lien-quan", t.near, toc(related)));
    view! {
        {glance(&procedure.at_a_glance(), procedure.online, &procedure.online_reason)}
        <div class="proc-grid">
            {frame::contents(&parts)}
            <div>{views}{related}</div>
            {apply(&procedure)}
        </div>
    }
    .into_any()
}

/// Fee, time limit, place and how it is done online, as large figures.
pub fn glance(glance: &Glance, online: Online, online_reason: &str) -> AnyView {
    let t = &text::words().procedure;
    let fit = |text: String, note: &str| {
        // A long value would break the row of large figures: it becomes the note.
        if text.chars().count() > 40 { (t.see_below.to_owned(), String::new()) } else { (text, note.to_owned()) }
    };
    let (fee, fee_note) = fit(glance.fee.clone(), &glance.fee_note);
    let (time, time_note) = fit(glance.time.clone(), &glance.time_note);
    let (place, place_note) = fit(glance.place.clone(), &glance.place_note);
    ui::facts(vec![
        Fact::new(t.fee, fee, fee_note),
        Fact::new(t.time, time, time_note),
        Fact::new(t.place, place, place_note),
        Fact::new(t.online, text::online(online), online_reason),
    ])
}

fn who(procedure: &Procedure) -> Option<AnyView> {
    if procedure.applicants.is_empty() && procedure.conditions.is_empty() {
        return None;
    }
    let applicants = (!procedure.applicants.is_empty()).then(|| view! { <p>{procedure.applicants.join("; ")}"."</p> });
    let conditions = (!procedure.conditions.is_empty())
        .then(|| view! { <h3>{text::words().procedure.conditions}</h3><Html html=procedure.conditions.clone() class="plain" /> });
    Some(view! { {applicants}{conditions} }.into_any())
}

fn channels(channels: &[Channel]) -> AnyView {
    let t = &text::words().procedure;
    let rows = channels
        .iter()
        .map(|channel| {
            let or_dash = |text: &str| if text.is_empty() { t.not_stated.to_owned() } else { text.to_owned() };
            let place = super::dotted(&[&channel.place, &channel.note]);
            view! {
                <tr>
                    <th scope="row">{text::how(channel.how)}</th>
                    <td data-l=t.time><span>{or_dash(&channel.time)}</span></td>
                    <td data-l=t.fee><span>{or_dash(&channel.fee)}</span></td>
                    <td data-l=t.receiver><span>{or_dash(&place)}</span></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="channels">
            <caption class="vh">{t.channels_caption}</caption>
            <thead><tr><th scope="col">{t.how}</th><th scope="col">{t.time}</th><th scope="col">{t.fee}</th><th scope="col">{t.receiver}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn steps(procedure: &Procedure) -> AnyView {
    let rows = procedure
        .steps
        .iter()
        .map(|step| {
            let title = (!step.title.is_empty()).then(|| view! { <h3>{step.title.clone()}</h3> });
            let text = step.text.split('\n').filter(|line| !line.trim().is_empty());
            let text = text.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            view! { <li><div>{title}{text}</div></li> }
        })
        .collect_view();
    view! { <ol class="steps">{rows}</ol> }.into_any()
}

fn bullets(lines: &[String]) -> AnyView {
    view! { <ul>{lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view()}</ul> }.into_any()
}

fn laws(procedure: &Procedure) -> AnyView {
    let rows = procedure
        .legal_basis
        .iter()
        .map(|law| {
            let number = ui::unbroken(law.number.clone());
            let number = match &law.address {
                Some(address) => view! { <a href=Route::item(address).href()>{number}</a> }.into_any(),
                None => number,
            };
            view! { <li><b>{number}</b><span>{law.name.clone()}</span></li> }
        })
        .collect_view();
    view! { <ul class="laws">{rows}</ul> }.into_any()
}

/// What the source says in a form that no field takes: shown as it is rather than lost.
fn unparsed(procedure: &Procedure) -> AnyView {
    let rows = procedure
        .unparsed
        .iter()
        .map(|piece| view! { <details><summary>{piece.field.clone()}</summary><p>{piece.text.clone()}</p></details> })
        .collect_view();
    view! { <div class="unparsed">{rows}</div> }.into_any()
}

fn record(item: &Item, procedure: &Procedure) -> AnyView {
    let t = &text::words().procedure;
    let levels: Vec<&str> = procedure.levels.iter().map(|level| text::level(*level)).collect();
    view! {
        <div class="record">
            {ui::attributes(vec![
                (t.decision, procedure.decision.clone()),
                (t.level, levels.join(", ")),
                (t.executing, procedure.executing.clone()),
                (t.competent, procedure.competent.clone()),
                (t.coordinating, procedure.coordinating.clone()),
                (t.receiving, procedure.r#where.clone()),
                (t.posted_by, item.agency.name.clone()),
                (t.updated, text::date(&item.updated.as_ref().unwrap_or(&item.published).date())),
            ])}
            {frame::tools(item)}
        </div>
    }
    .into_any()
}

fn apply(procedure: &Procedure) -> AnyView {
    let t = &text::words().procedure;
    let online = procedure.online != Online::None && !procedure.apply_url.is_empty();
    let door = if online {
        view! {
            <p>{t.apply_login}</p>
            <a class="btn" href=procedure.apply_url.clone() rel="external noopener">{t.apply_online}</a>
        }
        .into_any()
    } else {
        view! { <p>{t.apply_offline}</p> }.into_any()
    };
    view! { <aside class="apply" aria-labelledby="nop-hs"><h2 id="nop-hs">{t.apply}</h2>{door}<a class="btn btn-2" href="#giay-to">{t.see_papers}</a></aside> }.into_any()
}
