//! Emergency alerts: whole on home, one line elsewhere (rule 8 of the look).

use crate::{
    route::Route,
    still::{Still, still},
    text,
};
use cong_api::site::Alert;

/// Whole, or a line each.
pub fn band(alerts: Vec<Alert>, whole: bool) -> Still {
    alerts.into_iter().map(|alert| if whole { full(alert) } else { slim(alert) }).collect::<Still>()
}

/// The official colour of the level is a plate; the level is always a word too.
fn plate(level: u8) -> Still {
    let class = format!("alert-plate alert-plate-{}", level.clamp(1, 5));
    still! { <p class=class>{(text::words().alert.level)(level)}</p> }
}

fn slim(alert: Alert) -> Still {
    still! {
        <section class="alert alert-slim" aria-label=text::words().alert.label>
            <div class="wrap">{plate(alert.level)}<a href=format!("{}#canh-bao", Route::Home.href())><b>{alert.title}</b></a></div>
        </section>
    }
}

fn full(alert: Alert) -> Still {
    let t = &text::words().alert;
    let illustrative = alert.illustrative.then(|| still! { <span>" "{t.illustrative}</span> });
    still! {
        <section class="alert" aria-label=text::words().alert.label id="canh-bao">
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
                    <ol>{alert.todo.into_iter().map(|todo| still! { <li>{todo}</li> }).collect::<Still>()}</ol>
                </details>
                <div class="alert-call">
                    <h3>{t.call}</h3>
                    <ul>
                        {alert
                            .hotlines
                            .into_iter()
                            .map(|line| still! { <li><a href=format!("tel:{}", line.phone)><span>{line.name}</span>" "<b>{line.phone}</b></a></li> })
                            .collect::<Still>()}
                    </ul>
                </div>
            </div>
        </section>
    }
}
