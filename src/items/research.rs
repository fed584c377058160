//! Đề tài khoa học.

use super::frame;
use crate::{still::Still, ui};
use cong_api::{Item, ItemSummary, kinds::Research};

pub fn view(item: &Item, research: &Research, related: &[ItemSummary]) -> Still {
    let facts = ui::attributes(&[
        ("Mã số", &research.code),
        ("Cấp quản lý", &research.level),
        ("Lĩnh vực", &research.field),
        ("Đơn vị chủ trì", &research.lead),
        ("Thời gian", &research.period),
        ("Kết quả", &research.result),
    ]);
    frame::text(item, "", facts, Still::default(), related)
}
