//! Vietnamese: names of kinds, states, filters; dates and numbers as newspapers print them.

use cong_api::{
    Kind, Sort,
    agency::AgencyKind,
    kinds::{CaseState, How, Level, Online, ProjectState, RelationKind, Status},
    search::SuggestionKind,
};

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "Tin, bài",
        Kind::Page => "Giới thiệu",
        Kind::Document => "Văn bản",
        Kind::Gazette => "Công báo",
        Kind::Procedure => "Thủ tục",
        Kind::Project => "Dự án",
        Kind::Consultation => "Dự thảo",
        Kind::Question => "Hỏi đáp",
        Kind::Feedback => "Phản ánh",
        Kind::Schedule => "Lịch",
        Kind::Research => "Đề tài",
        Kind::Statistics => "Số liệu",
        Kind::Poll => "Thăm dò",
        Kind::Album => "Tranh, ảnh",
        Kind::Destination => "Điểm đến",
        Kind::Contact => "Danh bạ",
        Kind::Announcement => "Thông báo",
        Kind::Agencies => "Cơ quan",
    }
}

pub fn counted(kind: Option<Kind>, _total: u32) -> &'static str {
    let Some(kind) = kind else { return "mục" };
    match kind {
        Kind::Article => "tin, bài",
        Kind::Page => "bài",
        Kind::Document => "văn bản",
        Kind::Gazette => "số công báo",
        Kind::Procedure => "thủ tục",
        Kind::Project => "dự án",
        Kind::Consultation => "dự thảo",
        Kind::Question => "câu hỏi",
        Kind::Feedback => "phản ánh",
        Kind::Schedule => "việc",
        Kind::Research => "đề tài",
        Kind::Statistics => "bảng số liệu",
        Kind::Poll => "cuộc thăm dò",
        Kind::Album => "album",
        Kind::Destination => "điểm",
        Kind::Contact => "mục danh bạ",
        Kind::Announcement => "thông báo",
        Kind::Agencies => "cơ quan",
    }
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Pending => "Chưa có hiệu lực",
        Status::InForce => "Còn hiệu lực",
        Status::PartlyExpired => "Hết hiệu lực một phần",
        Status::Expired => "Hết hiệu lực",
        Status::Unknown => "Chưa xác định hiệu lực",
    }
}

pub fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Amends => "Sửa đổi, bổ sung",
        RelationKind::AmendedBy => "Được sửa đổi bởi",
        RelationKind::Replaces => "Thay thế",
        RelationKind::ReplacedBy => "Được thay thế bởi",
        RelationKind::Guides => "Hướng dẫn",
        RelationKind::BasedOn => "Căn cứ",
    }
}

pub fn online(online: Online) -> &'static str {
    match online {
        Online::Full => "Toàn trình",
        Online::Partial => "Một phần",
        Online::None => "Chưa có",
    }
}

pub fn how(how: How) -> &'static str {
    match how {
        How::Online => "Trực tuyến",
        How::InPerson => "Trực tiếp",
        How::Post => "Bưu chính",
    }
}

pub fn level(level: Level) -> &'static str {
    match level {
        Level::Ministry => "Cấp bộ",
        Level::Province => "Cấp tỉnh",
        Level::District => "Cấp huyện",
        Level::Commune => "Cấp xã",
    }
}

pub fn project_state(state: ProjectState) -> &'static str {
    match state {
        ProjectState::Preparing => "Đang chuẩn bị",
        ProjectState::UnderWay => "Đang triển khai",
        ProjectState::Done => "Đã hoàn thành",
    }
}

pub fn case_state(state: CaseState) -> &'static str {
    match state {
        CaseState::Received => "Đã tiếp nhận",
        CaseState::Forwarded => "Đã chuyển cơ quan trả lời",
        CaseState::Answered => "Đã trả lời",
    }
}

pub fn agency_kind(kind: AgencyKind) -> &'static str {
    match kind {
        AgencyKind::Department => "Sở và cơ quan ngang sở",
        AgencyKind::Locality => "Thành phố, thị xã, huyện",
        AgencyKind::Other => "Đơn vị khác",
    }
}

pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "Mới nhất",
        Sort::Oldest => "Cũ nhất",
        Sort::Title => "Tên, A đến Y",
    }
}

pub fn suggestion(kind: SuggestionKind) -> &'static str {
    match kind {
        SuggestionKind::Procedure => "Thủ tục",
        SuggestionKind::Item => "Trang",
        SuggestionKind::Section => "Chuyên mục",
        SuggestionKind::Agency => "Cơ quan",
        SuggestionKind::Query => "Nhiều người tìm",
    }
}

pub fn facet(name: &str) -> &'static str {
    match name {
        "su-kien" => "Việc trong đời",
        "linh-vuc" => "Lĩnh vực",
        "hinh-thuc" => "Hình thức",
        "ban-hanh" => "Cơ quan ban hành",
        "trang-thai" => "Tình trạng",
        "hieu-luc" => "Hiệu lực",
        "loai" => "Loại",
        "cap" => "Cấp giải quyết",
        "truc-tuyen" => "Nộp trực tuyến",
        "doi-tuong" => "Người nộp",
        "cap-de-tai" => "Cấp đề tài",
        "co-quan" => "Cơ quan",
        "nam" => "Năm",
        "muc" => "Chuyên mục",
        _ => "Khác",
    }
}

/// The occasions of life that procedures are filed under.
pub fn life_event(token: &str) -> Option<&'static str> {
    Some(match token {
        "co-con" => "Khi có con",
        "gia-dinh" => "Gia đình, hộ tịch",
        "nha-dat" => "Nhà, đất, chỗ ở",
        "lam-an" => "Làm ăn, đi làm",
        "giay-to" => "Giấy tờ tùy thân",
        "xe-co" => "Xe cộ, đi lại",
        "an-sinh" => "Ốm đau, hưu trí, trợ cấp",
        _ => return None,
    })
}

/// Weekdays, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];

/// `1234567` → `1.234.567`.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1234.5` → `1.234,5`; whole numbers without a fraction.
pub fn decimal(value: f64) -> String {
    let text = crate::text::plain(value);
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, fraction) = text.split_once('.').map_or((text, ""), |(whole, fraction)| (whole, fraction));
    let grouped = whole.parse().map_or_else(|_| whole.to_owned(), self::number);
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped},{fraction}") }
}

/// The size of a file, as people say it.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} byte"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{} MB", bytes.div_ceil(1_048_576)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_read_the_vietnamese_way() {
        assert_eq!(super::number(1_234_567), "1.234.567");
        assert_eq!(super::number(12), "12");
        assert_eq!(super::decimal(5096.3), "5.096,3");
        assert_eq!(super::decimal(-0.5), "−0,5");
        assert_eq!(super::decimal(118.0), "118");
    }
}
