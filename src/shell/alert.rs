//! Emergency alerts: whole on home, one line elsewhere (rule 8 of the look).

use cong_api::site::Alert;
use leptos::prelude::*;

#[component]
pub fn AlertBand(alerts: Vec<Alert>, whole: bool) -> impl IntoView {
    alerts.into_iter().map(|alert| if whole { full(alert) } else { slim(alert) }).collect_view()
}

/// The official colour of the level is a plate; the level is always a word too.
fn plate(level: u8) -> AnyView {
    let class = format!("alert-plate alert-plate-{}", level.clamp(1, 5));
    view! { <p class=class>{format!("Rủi ro thiên tai cấp {level}")}</p> }.into_any()
}

fn slim(alert: Alert) -> AnyView {
    view! {
        <section class="alert alert-slim" aria-label="Cảnh báo khẩn">
            <div class="wrap">{plate(alert.level)}<a href="/#canh-bao"><b>{alert.title}</b></a></div>
        </section>
    }
    .into_any()
}

fn full(alert: Alert) -> AnyView {
    let illustrative = alert.illustrative.then(|| view! { <span>" Nội dung minh họa."</span> });
    view! {
        <section class="alert" id="canh-bao" aria-label="Cảnh báo khẩn">
            <div class="wrap">
                <div>
                    {plate(alert.level)}
                    <h2>{alert.title}</h2>
                    <p class="alert-meta">
                        "Hiệu lực từ "<b>{alert.from.display()}</b>" đến "<b>{alert.to.display()}</b>". "{alert.area}"."
                        {illustrative}
                    </p>
                </div>
                <details class="alert-do">
                    <summary>"Việc cần làm ngay"</summary>
                    <ol>{alert.todo.into_iter().map(|todo| view! { <li>{todo}</li> }).collect_view()}</ol>
                </details>
                <div class="alert-call">
                    <h3>"Gọi khi cần"</h3>
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
