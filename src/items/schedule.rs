//! Lịch: a week by days, an agenda, one entry.

use super::frame;
use crate::{
    feed,
    route::{Route, list_href},
    text, ui,
};
use cong_api::{Brief, Date, Item, ItemSummary, ListQuery, Stamp, kinds::Schedule};
use leptos::prelude::*;

fn monday(day: &Date) -> Option<Date> {
    day.plus_days(-i64::try_from(day.weekday()?).ok()?)
}

/// A week with the ways to the weeks around it.
pub fn week(query: &ListQuery, items: Vec<ItemSummary>, today: &Date) -> AnyView {
    let asked = query.week.clone().filter(|date| date.parts().is_some()).unwrap_or_else(|| today.clone());
    let Some(first) = monday(&asked) else { return ().into_any() };
    let this = monday(today);
    let turn = |days: i64| {
        let week = first.plus_days(days).filter(|week| Some(week) != this.as_ref());
        list_href(&ListQuery { week, page: 1, ..query.clone() })
    };
    let last = first.plus_days(6).unwrap_or_else(|| first.clone());
    let current = Some(&first) == this.as_ref();
    let back =
        (!current).then(|| view! { <a href=list_href(&ListQuery { week: None, page: 1, ..query.clone() })>"Về tuần này"</a> });
    view! {
        <nav class="weeks" aria-label="Chọn tuần">
            <a href=turn(-7) rel="prev">"Tuần trước"</a>
            <h2>{format!("Từ {} đến {}", first.display(), last.display())}</h2>
            <a href=turn(7) rel="next">"Tuần sau"</a>
            {back}
            <a href=feed::calendar(&Route::of_list(query).href()) download>{text::words().tools.calendar}</a>
        </nav>
        {days(items, &first, today)}
    }
    .into_any()
}

/// The days of the week of `day`; weekend days only when they hold something.
pub fn days(items: Vec<ItemSummary>, day: &Date, today: &Date) -> AnyView {
    let Some(first) = monday(day) else { return ().into_any() };
    let columns = (0..7)
        .filter_map(|offset| {
            let date = first.plus_days(offset)?;
            let entries: Vec<_> = items.iter().filter(|item| start(item).is_some_and(|s| s.date() == date)).cloned().collect();
            (offset < 5 || !entries.is_empty()).then(|| day_view(&date, entries, today))
        })
        .collect_view();
    view! { <div class="week">{columns}</div> }.into_any()
}

fn start(item: &ItemSummary) -> Option<&Stamp> {
    match &item.brief {
        Brief::Schedule { start, .. } => Some(start),
        _ => None,
    }
}

fn day_view(date: &Date, entries: Vec<ItemSummary>, today: &Date) -> AnyView {
    let is_today = date == today;
    let class = if is_today {
        "day today"
    } else if date < today {
        "day past"
    } else {
        "day"
    };
    let name = date.weekday().map_or("", |w| text::vi::WEEKDAYS[w]);
    let short = date.parts().map(|(_, month, day)| format!("{day}/{month}")).unwrap_or_default();
    let body = if entries.is_empty() {
        view! { <p class="empty">"Không có lịch công khai"</p> }.into_any()
    } else {
        view! { <dl>{entries.into_iter().map(entry).collect_view()}</dl> }.into_any()
    };
    view! { <div class=class><h3><span>{name}</span><b>{short}</b>{is_today.then(|| view! { <span>"Hôm nay"</span> })}</h3>{body}</div> }.into_any()
}

fn entry(item: ItemSummary) -> AnyView {
    let Brief::Schedule { leader, start, place, .. } = item.brief else { return ().into_any() };
    view! {
        <div>
            <dt>{start.display_time()}</dt>
            <dd><b>{leader}</b>" "<a href=Route::item(&item.address).href()>{item.title}</a>{(!place.is_empty()).then(|| view! { " "<small>{place}</small> })}</dd>
        </div>
    }
    .into_any()
}

/// Entries in order of time, for short lists.
pub fn agenda(items: Vec<ItemSummary>) -> AnyView {
    let rows = items
        .into_iter()
        .filter_map(|item| {
            let Brief::Schedule { leader, start, place, .. } = item.brief else { return None };
            let day = start.date();
            let day = format!("{} {}", day.weekday().map_or("", |w| text::vi::WEEKDAYS[w]), day.display());
            let time = start.display_time().map(|time| format!(", {time}"));
            Some(view! {
                <li>
                    <span class="doc-no">{day}{time}</span>
                    <span><a class="abstract" href=Route::item(&item.address).href()>{item.title}</a><br /><small>{super::dotted(&[&leader, &place])}</small></span>
                </li>
            })
        })
        .collect_view();
    view! { <ul class="docs agenda">{rows}</ul> }.into_any()
}

pub fn view(item: &Item, schedule: Schedule) -> AnyView {
    let end = schedule.end.as_ref().and_then(Stamp::display_time);
    let day = schedule.start.date();
    let weekday = day.weekday().map_or("", |w| text::vi::WEEKDAYS[w]);
    let time = super::dotted(&[
        &schedule.start.display_time().unwrap_or_default(),
        &end.map(|end| format!("đến {end}")).unwrap_or_default(),
    ]);
    view! {
        {ui::attributes(vec![
            ("Ngày", format!("{weekday}, {}", day.display())),
            ("Giờ", time),
            ("Chủ trì", schedule.leader),
            ("Địa điểm", schedule.place),
            ("Nội dung", item.summary.clone()),
            ("Cơ quan", item.agency.name.clone()),
        ])}
        {(!item.body.is_empty()).then(|| view! { <crate::ui::Html html=item.body.clone() /> })}
        {frame::attachments(item)}
        {frame::tools(item)}
    }
    .into_any()
}
