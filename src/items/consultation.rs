//! Lấy ý kiến dự thảo: how long it is open, the draft clause by clause, opinions with replies, the outcome.

use super::frame;
use crate::{
    route::Route,
    ui::{self, Fact, Html},
};
use cong_api::{Brief, Date, Item, ItemSummary, kinds::Consultation};
use leptos::prelude::*;

/// The drafts that are open, with the days left.
pub fn open_list(items: Vec<ItemSummary>, today: &Date) -> AnyView {
    let rows = items
        .into_iter()
        .filter_map(|item| {
            let Brief::Consultation { closes, opinions, .. } = item.brief else { return None };
            let left = match today.days_until(&closes)? {
                0 => view! { <b>"Hôm nay là ngày cuối"</b> }.into_any(),
                days => view! { "Còn "<b>{format!("{days} ngày")}</b>{format!(", đến {}", closes.display())} }.into_any(),
            };
            let opinions = (opinions > 0).then(|| view! { <br />{format!("{opinions} ý kiến")} });
            Some(view! { <li><a href=Route::item(&item.address).href()>{item.title}</a><span class="left">{left}{opinions}</span></li> })
        })
        .collect_view();
    view! { <ul>{rows}</ul> }.into_any()
}

pub fn view(item: &Item, consultation: Consultation, today: &Date) -> AnyView {
    let left = today.days_until(&consultation.closes).unwrap_or(-1);
    let not_yet = today.days_until(&consultation.opens).unwrap_or(0) > 0;
    let state = match left {
        _ if not_yet => "Chưa mở".to_owned(),
        0 => "Hôm nay là ngày cuối".to_owned(),
        1.. => format!("Còn {left} ngày"),
        _ => "Đã đóng".to_owned(),
    };
    let facts = ui::facts(vec![
        Fact::new("Tình trạng", state, ""),
        Fact::new("Mở từ", consultation.opens.display(), ""),
        Fact::new("Nhận ý kiến đến hết", consultation.closes.display(), ""),
        Fact::new("Ý kiến đã đăng", consultation.opinions.len().to_string(), ""),
    ]);
    let clauses = consultation
        .clauses
        .into_iter()
        .map(
            |clause| view! { <section class="clause"><h3>{clause.heading}</h3><Html html=clause.text class="plain" /></section> },
        )
        .collect_view();
    let opinions = (!consultation.opinions.is_empty()).then(|| {
        let rows = consultation
            .opinions
            .into_iter()
            .map(|opinion| {
                let where_ = super::dotted(&[&opinion.from, &opinion.clause, &opinion.date.display()]);
                let reply =
                    (!opinion.reply.is_empty()).then(|| view! { <p class="reply"><b>"Giải trình: "</b>{opinion.reply}</p> });
                view! { <li><p class="where">{where_}</p><p>{opinion.text}</p>{reply}</li> }
            })
            .collect_view();
        frame::part("y-kien", "Ý kiến và giải trình", view! { <ul class="opinions">{rows}</ul> }.into_any())
    });
    let outcome = (!consultation.outcome.is_empty()).then(|| {
        frame::part("ket-qua", "Kết quả tiếp thu", view! { <Html html=consultation.outcome.clone() class="plain" /> }.into_any())
    });
    let send = (left >= 0 && !not_yet).then(|| {
        frame::part(
            "gop-y",
            "Gửi ý kiến",
            view! { <p>"Gửi ý kiến bằng văn bản đến: "<b>{consultation.address.clone()}</b>". Ghi rõ điều, khoản góp ý."</p> }
                .into_any(),
        )
    });
    let body = (!item.body.is_empty()).then(|| view! { <Html html=item.body.clone() /> });
    view! {
        {facts}
        {body}
        {outcome}
        {frame::part("du-thao", "Toàn văn dự thảo", clauses.into_any())}
        {frame::attachments(item)}
        {send}
        {opinions}
        {frame::tools(item)}
    }
    .into_any()
}
