//! Hỏi đáp: what was asked, what was answered, on what ground.

use super::frame;
use crate::ui::{self, Html};
use cong_api::{Item, ItemSummary, kinds::Question};
use leptos::prelude::*;

pub fn view(item: &Item, question: Question, related: Vec<ItemSummary>) -> AnyView {
    let asker = if question.asker.is_empty() { "Người hỏi không nêu tên".to_owned() } else { question.asker };
    let answer = if item.body.is_empty() {
        let due = question.due.as_ref().map(|day| format!(" Hạn trả lời: {}.", day.display()));
        view! { <p class="note">"Câu hỏi đã được tiếp nhận, đang chờ trả lời."{due}</p> }.into_any()
    } else {
        view! { <Html html=item.body.clone() /> }.into_any()
    };
    let times = ui::attributes(vec![
        ("Ngày hỏi", question.asked.display()),
        ("Ngày trả lời", question.answered.as_ref().map(cong_api::Date::display).unwrap_or_default()),
        ("Cơ quan trả lời", item.agency.name.clone()),
        ("Căn cứ", question.basis),
    ]);
    view! {
        <div class="with-aside">
            <div>
                <blockquote class="asked"><p>{question.question}</p><footer>{asker}</footer></blockquote>
                {frame::part("tra-loi", "Trả lời", answer)}
                {times}
                {frame::tools(item)}
            </div>
            {frame::aside(item, related)}
        </div>
    }
    .into_any()
}
