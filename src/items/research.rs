//! Đề tài khoa học.

use super::frame;
use crate::ui;
use cong_api::{Item, ItemSummary, kinds::Research};
use leptos::prelude::*;

pub fn view(item: &Item, research: Research, related: Vec<ItemSummary>) -> AnyView {
    let facts = ui::attributes(vec![
        ("Mã số", research.code),
        ("Cấp quản lý", research.level),
        ("Lĩnh vực", research.field),
        ("Đơn vị chủ trì", research.lead),
        ("Thời gian", research.period),
        ("Kết quả", research.result),
    ]);
    frame::text(item, "", facts, ().into_any(), related)
}
