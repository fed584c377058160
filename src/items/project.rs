//! Dự án, đấu thầu: the nine prescribed fields.

use super::frame;
use crate::{still::Still, text, ui};
use cong_api::{Item, ItemSummary, kinds::Project};

pub fn view(item: &Item, project: &Project, related: &[ItemSummary]) -> Still {
    let facts = ui::attributes(&[
        ("Tên dự án", &item.title),
        ("Mục tiêu chính", &project.goal),
        ("Lĩnh vực", &project.field),
        ("Loại dự án", &project.type_),
        ("Thời gian thực hiện", &project.period),
        ("Kinh phí", &project.cost),
        ("Loại nguồn vốn", &project.funding_kind),
        ("Nguồn vốn", &project.funding_source),
        ("Tình trạng", &text::project_state(project.state).to_owned()),
        ("Chủ đầu tư", &project.investor),
        ("Địa điểm", &project.place),
    ]);
    frame::text(item, "", facts, Still::default(), related)
}
