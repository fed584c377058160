//! Tuyển dụng, khen thưởng, thông báo.

use super::frame;
use crate::{still::Still, ui};
use cong_api::{Item, ItemSummary, kinds::Announcement};

pub fn view(item: &Item, announcement: &Announcement, related: &[ItemSummary]) -> Still {
    let facts = ui::attributes(&[
        ("Loại", &announcement.category),
        ("Hạn", &announcement.deadline.as_ref().map(cong_api::Date::display).unwrap_or_default()),
        ("Nơi nhận, nơi làm", &announcement.place),
        ("Số lượng", &announcement.quantity),
    ]);
    frame::text(item, "", facts, Still::default(), related)
}
