//! A chart from zero with its numbers printed; the same numbers stand in a table beside it.

use crate::{
    still::{Still, still},
    text::{self, place},
};
use cong_api::kinds::{Chart as Drawing, Series, Statistics};

/// Units of the drawing for a point, and for its bar: eight points with their numbers are as wide as a phone.
const STEP: f64 = 42.0;
const BAR: f64 = 26.0;
const FIT: usize = 8;
/// CSS pixels that a unit has at most: letters of 13 units stay smaller than headings.
const LARGEST: f64 = 1.5;
const HEIGHT: f64 = 204.0;
const BASE: f64 = 176.0;
const TOP: f64 = 28.0;

/// The first series of a statistics table, drawn. Negative values are drawn as nothing: such tables ask for `chart = "none"`.
pub fn chart(statistics: &Statistics) -> Still {
    let series = statistics.series.first().filter(|s| !s.points.is_empty());
    let drawing = statistics.chart;
    let Some(series) = series.filter(|_| drawing != Drawing::None) else { return Still::default() };
    let width = (series.points.len() as f64 * STEP).max(4.0 * STEP);
    let label = described(series, &statistics.unit);
    let marks = match drawing {
        Drawing::Line => line(series, width),
        _ => bars(series, width),
    };
    // A handful of points fits a phone; more keep their size and scroll by themselves: letters stay legible.
    let scrolls = series.points.len() > FIT;
    let class = if scrolls { "chart chart-wide" } else { "chart" };
    still! {
        <section class=class tabindex=scrolls.then_some("0") aria-label=format!("Biểu đồ: {}", series.name)>
            <svg viewBox=format!("0 0 {} {}", place(width), place(HEIGHT)) width=place(width * LARGEST) height=place(HEIGHT * LARGEST) role="img" aria-label=label>
                <path class="axis" d=format!("M0 {}H{}", place(BASE + 0.5), place(width)) fill="none" />
                {marks}
            </svg>
        </section>
    }
}

fn described(series: &Series, unit: &str) -> String {
    let points: Vec<String> =
        series.points.iter().map(|(period, value)| format!("{period}: {}", text::vi::decimal(*value))).collect();
    format!("{}, {unit}. {}.", series.name, points.join("; "))
}

fn scale(series: &Series) -> f64 {
    let most = series.points.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    if most > 0.0 { (BASE - TOP) / most } else { 0.0 }
}

fn bars(series: &Series, width: f64) -> Still {
    let scale = scale(series);
    let step = width / series.points.len() as f64;
    let last = series.points.len() - 1;
    series
        .points
        .iter()
        .enumerate()
        .map(|(at, (period, value))| {
            let height = (value.max(0.0) * scale).round();
            let middle = (at as f64 + 0.5) * step;
            let class = if at == last { "bar" } else { "bar-2" };
            still! {
                <rect class=class x=place(middle - BAR / 2.0) y=place(BASE - height) width=place(BAR) height=place(height) />
                <text class="v" x=place(middle) y=place(BASE - height - 8.0) text-anchor="middle">{text::vi::decimal(*value)}</text>
                <text x=place(middle) y="196" text-anchor="middle">{period}</text>
            }
        })
        .collect::<Still>()
}

fn line(series: &Series, width: f64) -> Still {
    let scale = scale(series);
    let step = width / series.points.len() as f64;
    let points: Vec<(f64, f64)> = series
        .points
        .iter()
        .enumerate()
        .map(|(at, (_, value))| ((at as f64 + 0.5) * step, (BASE - value.max(0.0) * scale).round()))
        .collect();
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{} {}", place(*x), place(*y))).collect();
    let marks = points
        .iter()
        .zip(&series.points)
        .map(|((x, y), (period, value))| {
            still! {
                <circle class="bar" cx=place(*x) cy=place(*y) r="4" />
                <text class="v" x=place(*x) y=place(y - 10.0) text-anchor="middle">{text::vi::decimal(*value)}</text>
                <text x=place(*x) y="196" text-anchor="middle">{period}</text>
            }
        })
        .collect::<Still>();
    still! { <path class="trend" d=format!("M{}", path.join("L")) fill="none" />{marks} }
}
