//! Phản ánh, kiến nghị: what was reported, what was done.

use super::frame;
use crate::ui::{self, Html};
use cong_api::{Item, ItemSummary, kinds::Feedback};
use leptos::prelude::*;

pub fn view(item: &Item, feedback: Feedback, related: Vec<ItemSummary>) -> AnyView {
    let answer = if item.body.is_empty() {
        view! { <p class="note">"Phản ánh đã được tiếp nhận, cơ quan đang xử lý."</p> }.into_any()
    } else {
        view! { <Html html=item.body.clone() /> }.into_any()
    };
    let facts = ui::attributes(vec![
        ("Nơi xảy ra", feedback.place),
        ("Loại việc", feedback.category),
        ("Ngày nhận", feedback.received.display()),
        ("Ngày trả lời", feedback.answered.as_ref().map(cong_api::Date::display).unwrap_or_default()),
        ("Cơ quan xử lý", item.agency.name.clone()),
    ]);
    view! {
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
    .into_any()
}
