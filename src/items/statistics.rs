//! Thống kê: the chart, and the same numbers as a table.

use super::frame;
use crate::{
    text,
    ui::{self, Chart, Html},
};
use cong_api::{
    Item, ItemSummary,
    kinds::{Series, Statistics},
};
use leptos::prelude::*;

pub fn view(item: &Item, statistics: Statistics, related: Vec<ItemSummary>) -> AnyView {
    let table = table(&item.title, &statistics);
    let source = ui::attributes(vec![
        ("Đơn vị", statistics.unit.clone()),
        ("Nguồn", statistics.source.clone()),
        ("Cách tính", statistics.method.clone()),
        ("Đăng", item.published.date().display()),
    ]);
    let several = (statistics.series.len() > 1).then(|| {
        let first = statistics.series.first().map(|s| s.name.clone()).unwrap_or_default();
        view! { <p class="source">{format!("Biểu đồ vẽ chỉ tiêu “{first}”; các chỉ tiêu khác ở bảng bên dưới.")}</p> }
    });
    let body = (!item.body.is_empty()).then(|| view! { <Html html=item.body.clone() /> });
    view! {
        <div class="with-aside">
            <div>
                <Chart statistics=statistics />
                {several}
                {table}
                {body}
                {source}
                {frame::tools(item)}
            </div>
            {frame::aside(item, related)}
        </div>
    }
    .into_any()
}

/// Periods down, series across: what is not known is said so.
fn table(title: &str, statistics: &Statistics) -> AnyView {
    let mut periods: Vec<&str> = Vec::new();
    for (period, _) in statistics.series.iter().flat_map(|s| &s.points) {
        if !periods.contains(&period.as_str()) {
            periods.push(period);
        }
    }
    let head = statistics.series.iter().map(|s| view! { <th scope="col">{s.name.clone()}</th> }).collect_view();
    let value =
        |series: &Series, period: &str| series.points.iter().find(|(p, _)| p == period).map(|(_, v)| text::vi::decimal(*v));
    let rows = periods
        .into_iter()
        .map(|period| {
            let cells = statistics
                .series
                .iter()
                .map(|series| match value(series, period) {
                    Some(value) => view! { <td>{value}</td> }.into_any(),
                    None => view! { <td class="unknown"><span class="vh">"không có số liệu"</span><span aria-hidden="true">"…"</span></td> }.into_any(),
                })
                .collect_view();
            view! { <tr><th scope="row">{period.to_owned()}</th>{cells}</tr> }
        })
        .collect_view();
    let first = if statistics.period_title.is_empty() { "Kỳ".to_owned() } else { statistics.period_title.clone() };
    view! {
        <section class="scroll" tabindex="0" aria-label="Bảng số liệu">
            <table class="numbers">
                <caption>{format!("{title} ({})", statistics.unit)}</caption>
                <thead><tr><th scope="col">{first}</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
