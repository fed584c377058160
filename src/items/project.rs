//! Dự án, đấu thầu: the nine prescribed fields.

use super::frame;
use crate::{text, ui};
use cong_api::{Item, ItemSummary, kinds::Project};
use leptos::prelude::*;

pub fn view(item: &Item, project: Project, related: Vec<ItemSummary>) -> AnyView {
    let facts = ui::attributes(vec![
        ("Tên dự án", item.title.clone()),
        ("Mục tiêu chính", project.goal),
        ("Lĩnh vực", project.field),
        ("Loại dự án", project.type_),
        ("Thời gian thực hiện", project.period),
        ("Kinh phí", project.cost),
        ("Loại nguồn vốn", project.funding_kind),
        ("Nguồn vốn", project.funding_source),
        ("Tình trạng", text::project_state(project.state).to_owned()),
        ("Chủ đầu tư", project.investor),
        ("Địa điểm", project.place),
    ]);
    frame::text(item, "", facts, ().into_any(), related)
}
