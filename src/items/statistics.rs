//! Thống kê: the chart, and the same numbers as a table.

use super::frame;
use crate::{
    still::{Still, still},
    text, ui,
};
use cong_api::{
    Item, ItemSummary,
    kinds::{Series, Statistics},
};

pub fn view(item: &Item, statistics: &Statistics, related: &[ItemSummary]) -> Still {
    let table = table(&item.title, statistics);
    let source = ui::attributes(&[
        ("Đơn vị", &statistics.unit),
        ("Nguồn", &statistics.source),
        ("Cách tính", &statistics.method),
        ("Đăng", &item.published.date().display()),
    ]);
    let several = (statistics.series.len() > 1).then(|| {
        let first = statistics.series.first().map(|s| s.name.clone()).unwrap_or_default();
        still! { <p class="source">{format!("Biểu đồ vẽ chỉ tiêu “{first}”; các chỉ tiêu khác ở bảng bên dưới.")}</p> }
    });
    let body = (!item.body.is_empty()).then(|| ui::prose(&item.body));
    still! {
        <div class="with-aside">
            <div>
                {ui::chart(statistics)}
                {several}
                {table}
                {body}
                {source}
                {frame::tools(item)}
            </div>
            {frame::aside(item, related)}
        </div>
    }
}

/// Periods down, series across: what is not known is said so.
fn table(title: &str, statistics: &Statistics) -> Still {
    let mut periods: Vec<&str> = Vec::new();
    for (period, _) in statistics.series.iter().flat_map(|s| &s.points) {
        if !periods.contains(&period.as_str()) {
            periods.push(period);
        }
    }
    let head = statistics.series.iter().map(|s| still! { <th scope="col">{s.name}</th> }).collect::<Still>();
    let value =
        |series: &Series, period: &str| series.points.iter().find(|(p, _)| p == period).map(|(_, v)| text::vi::decimal(*v));
    let rows = periods
        .into_iter()
        .map(|period| {
            let cells = statistics
                .series
                .iter()
                .map(|series| match value(series, period) {
                    Some(value) => still! { <td>{value}</td> },
                    None => still! { <td class="unknown"><span class="vh">"không có số liệu"</span><span aria-hidden="true">"…"</span></td> },
                })
                .collect::<Still>();
            still! { <tr><th scope="row">{period}</th>{cells}</tr> }
        })
        .collect::<Still>();
    let first = if statistics.period_title.is_empty() { "Kỳ".to_owned() } else { statistics.period_title.clone() };
    still! {
        <section class="scroll" tabindex="0" aria-label="Bảng số liệu">
            <table class="numbers">
                <caption>{format!("{title} ({})", statistics.unit)}</caption>
                <thead><tr><th scope="col">{first}</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}
