//! Emergency alerts: whole on home, one line elsewhere (rule 8 of the look).

use crate::{route::Route, text};
use cong_api::site::Alert;
use leptos::prelude::*;

#[component]
pub fn AlertBand(alerts: Vec<Alert>, whole: bool) -> impl IntoView {
    alerts.into_iter().map(|alert| if whole { full(alert) } else { slim(alert) }).collect_view()
}

/// The official colour of the level is a plate; the level is always a word too.
fn plate(level: u8) -> AnyView {
    let class = format!("alert-plate alert-plate-{}", level.clamp(1, 5));
    view! { <p class=class>{(text::words().alert.level)(level)}</p> }.into_any()
}

fn slim(alert: Alert) -> AnyView {
    view! {
        <section class="alert alert-slim" aria-label=text::words().alert.label>
            <div class="wrap">{plate(alert.level)}<a href=format!("{}#canh-bao", Route::Home.href())><b>{alert.title}</b></a></div>
        </section>
    }
    .into_any()
}

fn full(alert: Alert) -> AnyView {
    let t = &text::words().alert;
    let illustrative = alert.illustrative.then(|| view! { <span>" "{t.illustrative}</span> });
    view! {
        <section class="alert" id="canh-bao" aria-label=text::words().alert.label>
            <div class="wrap">
                <div>
                    {plate(alert.level)}
                    <h2>{alert.title}</h2>
                    <p class="alert-meta">
                        {t.from}" "<b>{text::stamp(&alert.from)}</b>" "{t.to}" "<b>{text::stamp(&alert.to)}</b>". "{alert.area}"."
                        {illustrative}
                    </p>
                </div>
                <details class="alert-do">
                    <summary>{t.todo}</summary>
                    <ol>{alert.todo.into_iter().map(|todo| view! { <li>{todo}</li> }).collect_view()}</ol>
                </details>
                <div class="alert-call">
                    <h3>{t.call}</h3>
                    <ul>
                        {alert
                            .hotlines
                            .into_iter()
                            .map(|line| view! { <li><a href=format!("tel:{}", line.phone)><span>{line.name}</span>" "<b>{line.phone.clone()}</b></a></li> })
                            .collect_view()}
                    </ul>
                </div>
            </div>
        </section>
    }
    .into_any()
}
