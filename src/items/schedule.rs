//! Lịch: a week by days, an agenda, one entry.

use super::frame;
use crate::{
    feed,
    route::{Route, list_href},
    still::{Still, still},
    text, ui,
};
use cong_api::{Brief, Date, Item, ItemSummary, ListQuery, Stamp, kinds::Schedule};

fn monday(day: &Date) -> Option<Date> {
    day.plus_days(-i64::try_from(day.weekday()?).ok()?)
}

/// A week with the ways to the weeks around it.
pub fn week(query: &ListQuery, items: &[ItemSummary], today: &Date) -> Still {
    let asked = query.week.clone().filter(|date| date.parts().is_some()).unwrap_or_else(|| today.clone());
    let Some(first) = monday(&asked) else { return Still::default() };
    let this = monday(today);
    let turn = |days: i64| {
        let week = first.plus_days(days).filter(|week| Some(week) != this.as_ref());
        list_href(&ListQuery { week, page: 1, ..query.clone() })
    };
    let last = first.plus_days(6).unwrap_or_else(|| first.clone());
    let current = Some(&first) == this.as_ref();
    let back =
        (!current).then(|| still! { <a href=list_href(&ListQuery { week: None, page: 1, ..query.clone() })>"Về tuần này"</a> });
    still! {
        <nav class="weeks" aria-label="Chọn tuần">
            <a href=turn(-7) rel="prev">"Tuần trước"</a>
            <h2>{format!("Từ {} đến {}", first.display(), last.display())}</h2>
            <a href=turn(7) rel="next">"Tuần sau"</a>
            {back}
            <a href=feed::calendar(&Route::of_list(query).href()) download>{text::words().tools.calendar}</a>
        </nav>
        {days(items, &first, today)}
    }
}

/// The days of the week of `day`; weekend days only when they hold something.
pub fn days(items: &[ItemSummary], day: &Date, today: &Date) -> Still {
    let Some(first) = monday(day) else { return Still::default() };
    let columns = (0..7)
        .filter_map(|offset| {
            let date = first.plus_days(offset)?;
            let entries: Vec<_> = items.iter().filter(|item| start(item).is_some_and(|s| s.date() == date)).collect();
            (offset < 5 || !entries.is_empty()).then(|| day_view(&date, &entries, today))
        })
        .collect::<Still>();
    still! { <div class="week">{columns}</div> }
}

fn start(item: &ItemSummary) -> Option<&Stamp> {
    match &item.brief {
        Brief::Schedule { start, .. } => Some(start),
        _ => None,
    }
}

fn day_view(date: &Date, entries: &[&ItemSummary], today: &Date) -> Still {
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
        still! { <p class="empty">"Không có lịch công khai"</p> }
    } else {
        still! { <dl>{entries.iter().map(|item| entry(item)).collect::<Still>()}</dl> }
    };
    still! { <div class=class><h3><span>{name}</span><b>{short}</b>{is_today.then(|| still! { <span>"Hôm nay"</span> })}</h3>{body}</div> }
}

fn entry(item: &ItemSummary) -> Still {
    let Brief::Schedule { leader, start, place, .. } = &item.brief else { return Still::default() };
    still! {
        <div>
            <dt>{start.display_time()}</dt>
            <dd><b>{leader}</b>" "<a href=Route::item(&item.address).href()>{item.title}</a>{(!place.is_empty()).then(|| still! { " "<small>{place}</small> })}</dd>
        </div>
    }
}

/// Entries in order of time, for short lists.
pub fn agenda(items: &[ItemSummary]) -> Still {
    let rows = items
        .iter()
        .filter_map(|item| {
            let Brief::Schedule { leader, start, place, .. } = &item.brief else { return None };
            let day = start.date();
            let day = format!("{} {}", day.weekday().map_or("", |w| text::vi::WEEKDAYS[w]), day.display());
            let time = start.display_time().map(|time| format!(", {time}"));
            Some(still! {
                <li>
                    <span class="doc-no">{day}{time}</span>
                    <span><a class="abstract" href=Route::item(&item.address).href()>{item.title}</a><br /><small>{super::dotted(&[leader, place])}</small></span>
                </li>
            })
        })
        .collect::<Still>();
    still! { <ul class="docs agenda">{rows}</ul> }
}

pub fn view(item: &Item, schedule: &Schedule) -> Still {
    let end = schedule.end.as_ref().and_then(Stamp::display_time);
    let day = schedule.start.date();
    let weekday = day.weekday().map_or("", |w| text::vi::WEEKDAYS[w]);
    let time = super::dotted(&[
        &schedule.start.display_time().unwrap_or_default(),
        &end.map(|end| format!("đến {end}")).unwrap_or_default(),
    ]);
    still! {
        {ui::attributes(&[
            ("Ngày", &format!("{weekday}, {}", day.display())),
            ("Giờ", &time),
            ("Chủ trì", &schedule.leader),
            ("Địa điểm", &schedule.place),
            ("Nội dung", &item.summary),
            ("Cơ quan", &item.agency.name),
        ])}
        {(!item.body.is_empty()).then(|| ui::prose(&item.body))}
        {frame::attachments(item)}
        {frame::tools(item)}
    }
}
