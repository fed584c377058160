//! Văn bản: a register, not cards; then its attributes, summary, relations and files.

use super::frame;
use crate::{
    route::Route,
    still::{Put, Still, still},
    text, ui,
};
use cong_api::{
    Brief, Item, ItemSummary,
    kinds::{Document, Status},
};

/// A word first, a shape second, a colour third (rule 7 of the look).
pub fn status(status: Status) -> Still {
    let class = match status {
        Status::InForce => "status status-ok",
        Status::PartlyExpired => "status status-part",
        Status::Expired => "status status-off",
        Status::Pending => "status status-soon",
        Status::Unknown => "status status-unknown",
    };
    still! { <span class=class>{text::status(status)}</span> }
}

pub fn register(items: &[ItemSummary]) -> Still {
    let rows = items.iter().filter_map(register_row).collect::<Still>();
    still! {
        <table class="reg">
            <caption class="vh">"Danh sách văn bản"</caption>
            <thead><tr><th scope="col">"Số ký hiệu"</th><th scope="col">"Trích yếu"</th><th scope="col">"Ban hành"</th><th scope="col">"Hiệu lực"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn register_row(item: &ItemSummary) -> Option<Still> {
    let Brief::Document { form, number, authority, issued, effective, status: state } = &item.brief else { return None };
    let since = effective.as_ref().map(|day| still! { <small>{format!("từ {}", day.display())}</small> });
    Some(still! {
        <tr>
            <th scope="row">{ui::unbroken(number)}</th>
            <td class="abs"><a href=Route::item(&item.address).href()>{item.title}</a><small>{authority}" · "{form}</small></td>
            <td class="d" data-l="Ban hành">{issued.display()}</td>
            <td class="st">{status(*state)}{since}</td>
        </tr>
    })
}

pub fn view(item: &Item, document: &Document, related: &[ItemSummary]) -> Still {
    let date = |day: &Option<cong_api::Date>| day.as_ref().map(cong_api::Date::display).unwrap_or_default();
    let attributes = ui::attributes(&[
        ("Số ký hiệu", &document.number),
        ("Hình thức", &document.form),
        ("Cơ quan ban hành", &document.authority),
        ("Người ký", &super::dotted(&[&document.signer, &document.signer_title])),
        ("Ngày ban hành", &document.issued.display()),
        ("Ngày có hiệu lực", &date(&document.effective)),
        ("Ngày hết hiệu lực", &date(&document.expires)),
        ("Lĩnh vực", &document.field),
    ]);
    let relations = (!document.relations.is_empty()).then(|| {
        let rows = document
            .relations
            .iter()
            .map(|relation| {
                let name = super::dotted(&[&relation.number, &relation.title]);
                let name = match &relation.address {
                    Some(address) => still! { <a href=Route::item(address).href()>{name}</a> },
                    None => name.still(),
                };
                still! { <li><b>{text::relation(relation.kind)}</b><span>{name}</span></li> }
            })
            .collect::<Still>();
        frame::part("lien-quan", "Văn bản liên quan", still! { <ul class="laws">{rows}</ul> })
    });
    let summary = (!item.body.is_empty()).then(|| frame::part("noi-dung", "Nội dung chính", ui::prose(&item.body)));
    let files = if item.files.is_empty() {
        still! { <p class="hint">"Cổng chưa có tệp toàn văn của văn bản này. Toàn văn tra tại " <a href="https://vbpl.vn" rel="external noopener">"Cơ sở dữ liệu quốc gia về văn bản pháp luật"</a> "."</p> }
    } else {
        frame::files(item)
    };
    let related = (!related.is_empty()).then(|| still! { <section><h2>"Văn bản gần"</h2>{frame::links(related)}</section> });
    still! {
        <div class="with-aside">
            <div>
                <div class="document-state">{status(document.status)}</div>
                <section class="part" id="thuoc-tinh"><h2 class="vh">"Thuộc tính"</h2>{attributes}</section>
                {summary}
                {relations}
                {frame::part("tep", "Toàn văn", files)}
                {frame::tools(item)}
            </div>
            <aside class="side" aria-label="Văn bản gần">{related}</aside>
        </div>
    }
}
