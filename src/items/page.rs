//! Trang giới thiệu: a long text with its contents beside it.

use super::frame;
use crate::{
    still::{Still, still},
    text,
    ui::{self, Place, Sight, plate},
};
use cong_api::{Item, ItemSummary, kinds::Page};

pub fn view(item: &Item, page: &Page, related: &[ItemSummary]) -> Still {
    let contents = (item.contents.len() > 1).then(|| frame::headings(item));
    let updated = text::date(&item.updated.as_ref().unwrap_or(&item.published).date());
    still! {
        {page.map.as_deref().map(ui::map)}
        {item.picture.as_ref().map(|picture| plate(picture, Place::Plate, Sight::First))}
        <div class="article-grid">
            <div>{contents}</div>
            <div class="main">
                {ui::prose(&item.body)}
                <p class="when">{format!("{} · {updated}", item.agency.name)}</p>
                {frame::tools(item)}
            </div>
            {frame::aside(item, related)}
        </div>
    }
}
