//! Hỏi đáp: what was asked, what was answered, on what ground.

use super::frame;
use crate::{
    still::{Still, still},
    ui,
};
use cong_api::{Item, ItemSummary, kinds::Question};

pub fn view(item: &Item, question: &Question, related: &[ItemSummary]) -> Still {
    let asker = if question.asker.is_empty() { "Người hỏi không nêu tên" } else { &question.asker };
    let answer = if item.body.is_empty() {
        let due = question.due.as_ref().map(|day| format!(" Hạn trả lời: {}.", day.display()));
        still! { <p class="note">"Câu hỏi đã được tiếp nhận, đang chờ trả lời."{due}</p> }
    } else {
        ui::prose(&item.body)
    };
    let times = ui::attributes(&[
        ("Ngày hỏi", &question.asked.display()),
        ("Ngày trả lời", &question.answered.as_ref().map(cong_api::Date::display).unwrap_or_default()),
        ("Cơ quan trả lời", &item.agency.name),
        ("Căn cứ", &question.basis),
    ]);
    still! {
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
}
