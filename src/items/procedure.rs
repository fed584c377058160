//! Thủ tục hành chính: a guide. What it costs, how long, where; who may apply, what to bring, how to hand it in, the steps.

use super::{checklist, frame};
use crate::{
    route::{Route, list_href},
    still::{Still, still},
    text,
    ui::{self, Fact},
};
use cong_api::{
    Brief, Facet, Item, ItemSummary, ListQuery,
    kinds::{Channel, Glance, Online, Procedure},
};

/// Set like a timetable: name … time · fee. The answer stands beside the link, so that a click is saved.
pub fn toc(items: &[ItemSummary]) -> Still {
    let rows = items
        .iter()
        .map(|item| {
            let (time, fee) = match &item.brief {
                Brief::Procedure { time, fee, .. } => (time, fee),
                _ => return still! { <li><a href=Route::item(&item.address).href()>{item.title}</a></li> },
            };
            still! {
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
        .collect::<Still>();
    still! { <ul class="toc">{rows}</ul> }
}

/// The ways into a long list: by life event, by field.
pub fn ways(query: &ListQuery, facets: &[Facet]) -> Option<Still> {
    let t = &text::of_pages().procedure;
    let way = |name: &'static str, title: &'static str| {
        let facet = facets.iter().find(|facet| facet.name == name && facet.values.len() > 1)?;
        let links = facet.values.iter().map(|value| {
            let only = ListQuery { filters: vec![(name.to_owned(), value.value.clone())], page: 1, ..query.clone() };
            still! { <li><a href=list_href(&only)>{ui::label(value)}<span>{text::number(u64::from(value.count))}</span></a></li> }
        });
        Some((title, still! { <ul class=format!("ways-list {name}")>{links.collect::<Still>()}</ul> }))
    };
    let events = way("su-kien", t.by_event).map(|(title, list)| still! { <div><h2 class="h-list">{title}</h2>{list}</div> });
    // Forty fields are folded on a phone, as filters are.
    let fields = way("linh-vuc", t.by_field).map(|(title, list)| {
        still! { <div><h2 class="h-list">{title}</h2><details class="filters"><summary>{t.all_fields}</summary>{list}</details></div> }
    });
    (events.is_some() || fields.is_some()).then(|| still! { <div class="ways-in">{events}{fields}</div> })
}

pub fn view(item: &Item, procedure: &Procedure, related: &[ItemSummary]) -> Still {
    let t = &text::of_pages().procedure;
    let mut parts: Vec<(&'static str, &'static str)> = Vec::new();
    let mut views: Vec<Still> = Vec::new();
    let mut add = |id: &'static str, title: &'static str, body: Option<Still>| {
        if let Some(body) = body {
            parts.push((id, title));
            views.push(frame::part(id, title, body));
        }
    };
    add("ai", t.who, who(procedure));
    add("giay-to", t.papers, (!procedure.papers.is_empty()).then(|| checklist::view(&procedure.code, &procedure.papers)));
    add("nop", t.channels, (!procedure.channels.is_empty()).then(|| channels(&procedure.channels)));
    add("buoc", t.steps, (!procedure.steps.is_empty()).then(|| steps(procedure)));
    add("ket-qua", t.results, (!procedure.results.is_empty()).then(|| bullets(&procedure.results)));
    add("luu-y", t.more, (!item.body.is_empty()).then(|| ui::prose(&item.body)));
    add("mau", t.forms, (!item.files.is_empty()).then(|| frame::files(item)));
    add("can-cu", t.laws, (!procedure.legal_basis.is_empty()).then(|| laws(procedure)));
    add("goc", t.source_text, (!procedure.unparsed.is_empty()).then(|| unparsed(procedure)));
    views.push(record(item, procedure));
    let related = (!related.is_empty()).then(|| frame::part("lien-quan", t.near, toc(related)));
    still! {
        {glance(&procedure.at_a_glance(), procedure.online, &procedure.online_reason)}
        <div class="proc-grid">
            {frame::contents(&parts)}
            <div>{views}{related}</div>
            {apply(procedure)}
        </div>
    }
}

/// Fee, time limit, place and how it is done online, as large figures.
pub fn glance(glance: &Glance, online: Online, online_reason: &str) -> Still {
    let t = &text::of_pages().procedure;
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

fn who(procedure: &Procedure) -> Option<Still> {
    if procedure.applicants.is_empty() && procedure.conditions.is_empty() {
        return None;
    }
    let applicants = (!procedure.applicants.is_empty()).then(|| still! { <p>{procedure.applicants.join("; ")}"."</p> });
    let conditions = (!procedure.conditions.is_empty())
        .then(|| still! { <h3>{text::of_pages().procedure.conditions}</h3>{ui::plain(&procedure.conditions)} });
    Some(still! { {applicants}{conditions} })
}

fn channels(channels: &[Channel]) -> Still {
    let t = &text::of_pages().procedure;
    let rows = channels
        .iter()
        .map(|channel| {
            let or_dash = |text: &str| if text.is_empty() { t.not_stated.to_owned() } else { text.to_owned() };
            let place = super::dotted(&[&channel.place, &channel.note]);
            still! {
                <tr>
                    <th scope="row">{text::how(channel.how)}</th>
                    <td data-l=t.time><span>{or_dash(&channel.time)}</span></td>
                    <td data-l=t.fee><span>{or_dash(&channel.fee)}</span></td>
                    <td data-l=t.receiver><span>{or_dash(&place)}</span></td>
                </tr>
            }
        })
        .collect::<Still>();
    still! {
        <table class="channels">
            <caption class="vh">{t.channels_caption}</caption>
            <thead><tr><th scope="col">{t.how}</th><th scope="col">{t.time}</th><th scope="col">{t.fee}</th><th scope="col">{t.receiver}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn steps(procedure: &Procedure) -> Still {
    let rows = procedure
        .steps
        .iter()
        .map(|step| {
            let title = (!step.title.is_empty()).then(|| still! { <h3>{step.title}</h3> });
            let text = step.text.split('\n').filter(|line| !line.trim().is_empty());
            let text = text.map(|line| still! { <p>{line}</p> }).collect::<Still>();
            still! { <li><div>{title}{text}</div></li> }
        })
        .collect::<Still>();
    still! { <ol class="steps">{rows}</ol> }
}

fn bullets(lines: &[String]) -> Still {
    still! { <ul>{lines.iter().map(|line| still! { <li>{line}</li> }).collect::<Still>()}</ul> }
}

fn laws(procedure: &Procedure) -> Still {
    let rows = procedure
        .legal_basis
        .iter()
        .map(|law| {
            let number = ui::unbroken(&law.number);
            let number = match &law.address {
                Some(address) => still! { <a href=Route::item(address).href()>{number}</a> },
                None => number,
            };
            still! { <li><b>{number}</b><span>{law.name}</span></li> }
        })
        .collect::<Still>();
    still! { <ul class="laws">{rows}</ul> }
}

/// What the source says in a form that no field takes: shown as it is rather than lost.
fn unparsed(procedure: &Procedure) -> Still {
    let rows = procedure
        .unparsed
        .iter()
        .map(|piece| still! { <details><summary>{piece.field}</summary><p>{piece.text}</p></details> })
        .collect::<Still>();
    still! { <div class="unparsed">{rows}</div> }
}

fn record(item: &Item, procedure: &Procedure) -> Still {
    let t = &text::of_pages().procedure;
    let levels: Vec<&str> = procedure.levels.iter().map(|level| text::level(*level)).collect();
    still! {
        <div class="record">
            {ui::attributes(&[
                (t.decision, &procedure.decision),
                (t.level, &levels.join(", ")),
                (t.executing, &procedure.executing),
                (t.competent, &procedure.competent),
                (t.coordinating, &procedure.coordinating),
                (t.receiving, &procedure.r#where),
                (t.posted_by, &item.agency.name),
                (t.updated, &text::date(&item.updated.as_ref().unwrap_or(&item.published).date())),
            ])}
            {frame::tools(item)}
        </div>
    }
}

fn apply(procedure: &Procedure) -> Still {
    let t = &text::of_pages().procedure;
    let online = procedure.online != Online::None && !procedure.apply_url.is_empty();
    let door = if online {
        still! {
            <p>{t.apply_login}</p>
            <a class="btn" href=procedure.apply_url rel="external noopener">{t.apply_online}</a>
        }
    } else {
        still! { <p>{t.apply_offline}</p> }
    };
    still! { <aside class="apply" aria-labelledby="nop-hs"><h2 id="nop-hs">{t.apply}</h2>{door}<a class="btn btn-2" href="#giay-to">{t.see_papers}</a></aside> }
}
