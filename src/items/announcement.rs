//! Tuyển dụng, khen thưởng, thông báo.

use super::frame;
use crate::ui;
use cong_api::{Item, ItemSummary, kinds::Announcement};
use leptos::prelude::*;

pub fn view(item: &Item, announcement: Announcement, related: Vec<ItemSummary>) -> AnyView {
    let facts = ui::attributes(vec![
        ("Loại", announcement.category),
        ("Hạn", announcement.deadline.as_ref().map(cong_api::Date::display).unwrap_or_default()),
        ("Nơi nhận, nơi làm", announcement.place),
        ("Số lượng", announcement.quantity),
    ]);
    frame::text(item, "", facts, ().into_any(), related)
}
