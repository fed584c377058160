//! Phản ánh, kiến nghị: what was reported, what was done.

use super::frame;
use crate::{
    still::{Still, still},
    ui,
};
use cong_api::{Item, ItemSummary, kinds::Feedback};

pub fn view(item: &Item, feedback: &Feedback, related: &[ItemSummary]) -> Still {
    let answer = if item.body.is_empty() {
        still! { <p class="note">"Phản ánh đã được tiếp nhận, cơ quan đang xử lý."</p> }
    } else {
        ui::prose(&item.body)
    };
    let facts = ui::attributes(&[
        ("Nơi xảy ra", &feedback.place),
        ("Loại việc", &feedback.category),
        ("Ngày nhận", &feedback.received.display()),
        ("Ngày trả lời", &feedback.answered.as_ref().map(cong_api::Date::display).unwrap_or_default()),
        ("Cơ quan xử lý", &item.agency.name),
    ]);
    still! {
        <div class="with-aside">
            <div>
                <blockquote class="asked"><p>{feedback.text}</p></blockquote>
                {frame::part("tra-loi", "Kết quả xử lý", answer)}
                {facts}
                {frame::tools(item)}
            </div>
            {frame::aside(item, related)}
        </div>
    }
}
