//! The components, each with its states.

use super::{Samples, once, specimen};
use cong::{
    items, shell,
    still::{Put, Still, still},
    ui::{self, Crumb, Fact, SearchBox},
};
use cong_api::{Kind, ListQuery, kinds::Status, site::Alert};

pub fn parts(samples: &Samples) -> Vec<(&'static str, &'static str, Still)> {
    let list = |kind: Kind, most: usize| {
        let items = samples.items(kind, most);
        specimen(move || items::list(kind, &items))
    };
    let documents = samples.lists.iter().find(|(kind, ..)| *kind == Kind::Document).cloned();
    let mut parts = vec![
        ("nut", "Nút và liên kết", specimen(buttons)),
        ("tinh-trang", "Tình trạng: một từ, rồi một hình, rồi mới đến màu", specimen(states)),
        ("ghi-chu", "Ghi chú", specimen(notes)),
        ("canh-bao", "Cảnh báo khẩn", once(alerts(samples))),
        ("duong-dan", "Đường dẫn", specimen(crumbs)),
        (
            "o-tim",
            "Ô tìm",
            once(still! {
                <SearchBox id="tim-mau" class="search-l" label="Tìm trên cổng" placeholder="làm khai sinh cho con" />
                <p class="hint">"Gửi đi khi chưa gõ gì:"</p>
                <SearchBox id="tim-mau-loi" name="Ô tìm chưa gõ gì" label="Tìm trên cổng" missing=true />
            }),
        ),
        ("trang", "Các trang của danh sách", specimen(|| ui::pagination(4, 12, |page| format!("?trang={page}")))),
        ("the", "Thẻ chọn", specimen(tabs)),
        ("bon-dieu", "Bốn điều cần biết", specimen(facts)),
        ("thuoc-tinh", "Thuộc tính", specimen(attributes)),
        ("muc-luc", "Mục lục: tên … thời hạn · lệ phí", list(Kind::Procedure, 3)),
        ("so-van-ban", "Sổ văn bản: bảng trên máy tính, danh sách trên điện thoại", list(Kind::Document, 3)),
        ("tin", "Tin", list(Kind::Article, 2)),
        ("dong", "Dòng", list(Kind::Project, 2)),
        ("danh-ba", "Danh bạ", list(Kind::Contact, 4)),
        ("lich", "Lịch", list(Kind::Schedule, 3)),
        ("tranh", "Tranh", list(Kind::Destination, 3)),
    ];
    if let Some((_, query, listing)) = documents {
        parts.push(("bo-loc", "Bộ lọc", once(filters(query, listing.facets, listing.total))));
    }
    if let Some((item, procedure)) = samples.procedure.clone() {
        parts.push((
            "giay-to-mau",
            "Danh sách giấy tờ, các bước, bảng cách nộp",
            once(items::procedure::view(&item, &procedure, &[])),
        ));
    }
    if let Some(statistics) = samples.statistics.clone() {
        parts.push(("bieu-do", "Biểu đồ", specimen(move || ui::chart(&statistics))));
    }
    if let Some(map) = samples.map.clone() {
        parts.push(("ban-do", "Bản đồ", specimen(move || ui::map(&map))));
    }
    parts.push(("cho", "Đang tải, trống", specimen(waiting)));
    parts
}

fn buttons() -> Still {
    still! {
        <div class="actions">
            <a class="btn" href="#nut">"Nộp trực tuyến"</a>
            <a class="btn btn-2" href="#nut">"Xem giấy tờ cần có"</a>
            <button class="btn btn-2 btn-s" type="button">"Lọc"</button>
            <button class="link-button" type="button">"In, lưu PDF"</button>
        </div>
        <p><a href="#nut">"Liên kết trong câu"</a>", "<a href="https://dichvucong.gov.vn" rel="external noopener">"liên kết ra trang ngoài"</a>"."</p>
        <p class="more"><a href="#nut">"Tất cả thủ tục"</a></p>
    }
}

fn states() -> Still {
    let states = [Status::InForce, Status::PartlyExpired, Status::Expired, Status::Pending, Status::Unknown]
        .into_iter()
        .map(|status| still! { <li>{items::document::status(status)}</li> })
        .collect::<Still>();
    still! { <ul class="rowless">{states}</ul> }
}

fn notes() -> Still {
    still! {
        <div class="note"><p>"Ghi chú: điều nên biết thêm."</p></div>
        <div class="note note-strong"><p>"Ghi chú mạnh: tên và tổ chức này dùng đến hết ngày 30/6/2025."</p></div>
        <p class="illustrative">"Nội dung minh họa của bản dữ liệu tham chiếu."</p>
        <p class="hint">"Gợi ý dưới ô nhập."</p>
    }
}

fn alerts(samples: &Samples) -> Still {
    let sample = samples.site.alerts.first().cloned().unwrap_or_default();
    let levels = (1..=5).map(|level| Alert { level, title: format!("Cảnh báo cấp {level}"), ..sample.clone() }).collect();
    shell::alerts(levels, false)
}

fn crumbs() -> Still {
    ui::breadcrumbs(vec![Crumb::new("Thủ tục hành chính", "#duong-dan"), Crumb::group("Hộ tịch")], "Đăng ký khai sinh".to_owned())
        .still()
}

fn tabs() -> Still {
    still! {
        <nav class="tabs" aria-label="Loại kết quả">
            <a href="#the" aria-current="page">"Tất cả "<span>"128"</span></a>
            <a href="#the">"Thủ tục "<span>"96"</span></a>
            <a href="#the">"Văn bản "<span>"32"</span></a>
        </nav>
    }
}

fn facts() -> Still {
    ui::facts(vec![
        Fact::new("Lệ phí", "Không", "Đúng hạn thì miễn"),
        Fact::new("Thời hạn", "Trong ngày", ""),
        Fact::new("Nơi làm", "UBND xã", ""),
        Fact::new("Trực tuyến", "Toàn trình", ""),
    ])
}

fn attributes() -> Still {
    ui::attributes(&[
        ("Số ký hiệu", "54/2023/QĐ-UBND"),
        ("Cơ quan ban hành", "Ủy ban nhân dân tỉnh"),
        ("Ngày có hiệu lực", "1/1/2024"),
    ])
}

fn filters(query: ListQuery, facets: Vec<cong_api::Facet>, total: u32) -> Still {
    let chosen = ListQuery { words: "đất đai".to_owned(), ..query };
    still! {
        <div class="with-filters">
            {ui::filters(&chosen, &facets)}
            <div>{ui::result_bar(&chosen, &facets, total, "văn bản")}</div>
        </div>
    }
}

fn waiting() -> Still {
    still! {
        <div class="waiting"><span class="bar bar-title"></span><span class="bar"></span><span class="bar bar-short"></span></div>
        <div class="empty-list"><h3>"Không có văn bản nào hợp với bộ lọc"</h3><p>"Bỏ bớt một điều kiện, hoặc viết từ khóa ngắn hơn."</p></div>
    }
}
