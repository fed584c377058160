//! Lấy ý kiến dự thảo: how long it is open, the draft clause by clause, opinions with replies, the outcome.

use super::frame;
use crate::{
    route::Route,
    still::{Put, Still, still},
    ui::{self, Fact},
};
use cong_api::{Brief, Date, Item, ItemSummary, kinds::Consultation};

/// The drafts that are open, with the days left.
pub fn open_list(items: &[ItemSummary], today: &Date) -> Still {
    let rows = items
        .iter()
        .filter_map(|item| {
            let Brief::Consultation { closes, opinions, .. } = &item.brief else { return None };
            let left = match today.days_until(closes)? {
                0 => still! { <b>"Hôm nay là ngày cuối"</b> },
                days => still! { "Còn "<b>{format!("{days} ngày")}</b>{format!(", đến {}", closes.display())} },
            };
            let opinions = (*opinions > 0).then(|| still! { <br />{format!("{opinions} ý kiến")} });
            Some(still! { <li><a href=Route::item(&item.address).href()>{item.title}</a><span class="left">{left}{opinions}</span></li> })
        })
        .collect::<Still>();
    still! { <ul>{rows}</ul> }
}

pub fn view(item: &Item, consultation: &Consultation, today: &Date) -> Still {
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
        .iter()
        .map(|clause| still! { <section class="clause"><h3>{clause.heading}</h3>{ui::plain(&clause.text)}</section> })
        .collect::<Still>();
    let opinions = (!consultation.opinions.is_empty()).then(|| {
        let rows = consultation
            .opinions
            .iter()
            .map(|opinion| {
                let where_ = super::dotted(&[&opinion.from, &opinion.clause, &opinion.date.display()]);
                let reply =
                    (!opinion.reply.is_empty()).then(|| still! { <p class="reply"><b>"Giải trình: "</b>{opinion.reply}</p> });
                still! { <li><p class="where">{where_}</p><p>{opinion.text}</p>{reply}</li> }
            })
            .collect::<Still>();
        frame::part("y-kien", "Ý kiến và giải trình", still! { <ul class="opinions">{rows}</ul> })
    });
    let outcome =
        (!consultation.outcome.is_empty()).then(|| frame::part("ket-qua", "Kết quả tiếp thu", ui::plain(&consultation.outcome)));
    let send = (left >= 0 && !not_yet).then(|| {
        frame::part(
            "gop-y",
            "Gửi ý kiến",
            still! { <p>"Gửi ý kiến bằng văn bản đến: "<b>{consultation.address}</b>". Ghi rõ điều, khoản góp ý."</p> },
        )
    });
    let body = (!item.body.is_empty()).then(|| ui::prose(&item.body));
    still! {
        {facts}
        {body}
        {outcome}
        {frame::part("du-thao", "Toàn văn dự thảo", clauses.still())}
        {frame::attachments(item)}
        {send}
        {opinions}
        {frame::tools(item)}
    }
}
