//! A line of the export made an item of the portal.

use super::{channels, laws, papers, results, source::Line, steps, text};
use cong_api::{
    AgencyLink, Detail, Item, ItemAddress, Slug, Stamp,
    agency::Agency,
    kinds::{Channel, Glance, How, Level, Online, Procedure, Unparsed},
};
use std::collections::BTreeMap;

/// The day the export was taken; the source gives procedures no date of their own.
const EXPORTED: &str = "2026-07-01";
/// The widest text that the line of short answers holds, in characters.
const GLANCE: usize = 24;
const SUMMARY: usize = 300;

/// Where imported procedures go and who may publish them.
pub struct Target<'a> {
    pub section: Slug,
    pub agencies: &'a [Agency],
    /// Publishes what no agency's fields hold.
    pub fallback: AgencyLink,
}

/// Pieces that could not be read, by what they are a piece of.
pub type Failures = BTreeMap<&'static str, usize>;

/// The item, or why the line cannot be one. Counts what stayed text in `failures`.
pub fn convert(line: &Line, target: &Target<'_>, failures: &mut Failures) -> Result<Item, String> {
    let code = text::clean(&line.ma_thu_tuc);
    let slug = Slug::try_from(code.as_str()).map_err(|e| format!("ma_thu_tuc: {e}"))?;
    let procedure = procedure(code, line, failures);
    Ok(Item {
        address: ItemAddress { agency: None, section: target.section.clone(), slug },
        title: title(&line.ten_thu_tuc),
        summary: summary(&procedure),
        published: Stamp(EXPORTED.to_owned()),
        order: None,
        updated: None,
        agency: publisher(&procedure.field, target),
        also: Vec::new(),
        sections: Vec::new(),
        tags: Vec::new(),
        picture: None,
        body: String::new(),
        contents: Vec::new(),
        files: Vec::new(),
        related: Vec::new(),
        illustrative: false,
        detail: Detail::Procedure(procedure),
    })
}

fn procedure(code: String, line: &Line, failures: &mut Failures) -> Procedure {
    let mut kept = Kept { pieces: Vec::new(), failures };
    let result = text::tail(&line.ket_qua_xu_ly);
    let condition = text::tail(&line.yeu_cau_dieu_kien);

    let levels = levels(&line.cap_thuc_hien, &mut kept);
    let read = channels::parse(&text::clean(&line.cach_thuc_thuc_hien));
    kept.fail("channels", "Cách thức thực hiện", read.unparsed);
    let (papers, rest) = papers::parse(&text::clean(&line.thanh_phan_ho_so));
    kept.fail("papers", "Thành phần hồ sơ", rest);
    let (legal_basis, rest) = laws::parse(&text::clean(&line.can_cu_phap_ly));
    kept.fail("laws", "Căn cứ pháp lý", rest);
    let (results, rest) = results::parse(&result.body);
    kept.fail("results", "Kết quả thực hiện", vec![rest]);

    kept.note("Mô tả kết quả", &result.description);
    kept.note("Mô tả", &condition.description);
    kept.note("Loại thủ tục", &line.loai_thu_tuc);
    kept.note("Thủ tục liên quan", &line.thu_tuc_lien_quan);
    kept.note("Cơ quan được ủy quyền", &line.co_quan_duoc_uy_quyen);

    let pieces = kept.pieces;
    Procedure {
        decision: text::clean(&line.so_quyet_dinh),
        field: text::one_line(&text::clean(&line.linh_vuc)),
        levels,
        applicants: text::split_list(&text::clean(&line.doi_tuong_thuc_hien)),
        life_event: String::new(),
        glance: glance(&read.channels, &agencies(&line.co_quan_thuc_hien)),
        steps: steps::parse(&text::clean(&line.trinh_tu_thuc_hien)),
        online: online(&read.channels),
        channels: read.channels,
        papers,
        conditions: html(&condition.body),
        legal_basis,
        results,
        executing: agencies(&line.co_quan_thuc_hien),
        competent: agencies(&line.co_quan_co_tham_quyen),
        coordinating: agencies(&line.co_quan_phoi_hop),
        online_reason: String::new(),
        r#where: text::clean(&line.dia_chi_tiep_nhan),
        apply_url: address(&line.detail_url),
        keywords: [result.keywords, condition.keywords].iter().map(|k| text::one_line(k)).filter(|k| !k.is_empty()).collect(),
        unparsed: pieces,
        code,
    }
}

/// Pieces of the source that fit no field.
struct Kept<'a> {
    pieces: Vec<Unparsed>,
    failures: &'a mut Failures,
}

impl Kept<'_> {
    /// Text that should have been read and could not be.
    fn fail(&mut self, what: &'static str, field: &str, pieces: Vec<String>) {
        for piece in pieces {
            let piece = piece.strip_prefix(text::ABSENT).unwrap_or(&piece).to_owned();
            if piece.is_empty() {
                continue;
            }
            *self.failures.entry(what).or_default() += 1;
            self.pieces.push(Unparsed { field: field.to_owned(), text: piece });
        }
    }

    /// Text that is understood but has no field of its own.
    fn note(&mut self, field: &str, raw: &str) {
        let text = text::clean(raw);
        if !text.is_empty() {
            self.pieces.push(Unparsed { field: field.to_owned(), text });
        }
    }
}

fn levels(raw: &str, kept: &mut Kept<'_>) -> Vec<Level> {
    let mut levels = Vec::new();
    let mut others = Vec::new();
    for name in text::split_list(&text::clean(raw)) {
        match cong_api::fold::fold(&name).as_str() {
            "cap bo" => levels.push(Level::Ministry),
            "cap tinh" => levels.push(Level::Province),
            "cap huyen" => levels.push(Level::District),
            "cap xa" => levels.push(Level::Commune),
            _ => others.push(name),
        }
    }
    kept.fail("levels", "Cấp thực hiện", others);
    levels
}

fn title(raw: &str) -> String {
    let name = text::one_line(&text::clean(raw));
    let bare = name.strip_prefix("Thủ tục ").unwrap_or(&name);
    text::capitalised(bare.trim_end_matches(['.', ' ']).trim())
}

fn agencies(raw: &str) -> String {
    text::one_line(&text::clean(raw)).trim_end_matches('.').to_owned()
}

/// Only what a browser may safely follow: the export is not ours.
fn address(raw: &str) -> String {
    let url = text::clean(raw);
    if url.starts_with("https://") || url.starts_with("http://") { url } else { String::new() }
}

/// Lines become paragraphs; the text is escaped first, and passes the same gate as all HTML.
fn html(plain: &str) -> String {
    let escaped = plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let lines: Vec<_> = escaped.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { String::new() } else { crate::import::content::sanitise(&format!("<p>{}</p>", lines.join("</p><p>"))) }
}

/// Whether one can apply online, as far as the table of ways says. The export does not say how much of the service is online,
/// so a way online beside others counts as a part, and online as the only way as the whole.
fn online(channels: &[Channel]) -> Online {
    let online = channels.iter().any(|c| c.how == How::Online);
    let others = channels.iter().any(|c| c.how != How::Online);
    match (online, others) {
        (false, _) => Online::None,
        (true, true) => Online::Partial,
        (true, false) => Online::Full,
    }
}

/// Short answers from the first way. Ways that differ are said to differ: one of them alone would mislead.
fn glance(channels: &[Channel], executing: &str) -> Glance {
    let short = |value: &str| if value.chars().count() <= GLANCE { value.to_owned() } else { String::new() };
    let mut glance = Glance { place: short(executing), ..Glance::default() };
    let Some(first) = channels.first() else { return glance };
    let note = |differ: bool| if differ { "tùy cách nộp và trường hợp".to_owned() } else { String::new() };
    glance.fee = short(&first.fee);
    glance.time = short(&first.time);
    if !glance.fee.is_empty() {
        glance.fee_note = note(channels.iter().any(|c| c.fee != first.fee));
    }
    if !glance.time.is_empty() {
        glance.time_note = note(channels.iter().any(|c| c.time != first.time));
    }
    glance
}

/// One or two sentences made of facts, under 300 characters.
fn summary(procedure: &Procedure) -> String {
    let names = procedure.levels.iter().map(|level| match level {
        Level::Ministry => "cấp bộ",
        Level::Province => "cấp tỉnh",
        Level::District => "cấp huyện",
        Level::Commune => "cấp xã",
    });
    let mut parts: Vec<String> = Vec::new();
    if !procedure.field.is_empty() {
        parts.push(format!("Lĩnh vực {}", procedure.field));
    }
    parts.extend(names.map(str::to_owned));
    let mut summary = if parts.is_empty() { String::new() } else { format!("{}.", text::capitalised(&parts.join(", "))) };
    let who = [&procedure.executing, &procedure.competent].into_iter().find(|who| !who.is_empty());
    if let Some(who) = who {
        // A list of agencies that is too long gives its first.
        let first = text::split_list(who).into_iter().next().unwrap_or_default();
        let sentences = [who, &first].map(|who| format!(" {} giải quyết.", text::capitalised(who)));
        let room = SUMMARY - summary.chars().count().min(SUMMARY);
        summary.push_str(sentences.iter().find(|sentence| sentence.chars().count() < room).map_or("", String::as_str));
    }
    summary.trim().to_owned()
}

fn publisher(field: &str, target: &Target<'_>) -> AgencyLink {
    let holder = target.agencies.iter().find(|agency| agency.fields.iter().any(|f| f == field));
    holder.map_or_else(
        || target.fallback.clone(),
        |agency| AgencyLink { slug: agency.slug.clone(), name: agency.name.clone(), kind: agency.kind },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use cong_api::agency::AgencyKind;

    fn converted(json: &str) -> (Result<Item, String>, Failures) {
        let slug = |text: &str| Slug::try_from(text).expect("a slug");
        let fallback = AgencyLink { slug: slug("van-phong"), name: "Văn phòng".into(), kind: AgencyKind::Other };
        let target = Target { section: slug("thu-tuc"), agencies: &[], fallback };
        let mut failures = Failures::new();
        (convert(&Line::read(json.as_bytes()).expect("a line"), &target, &mut failures), failures)
    }

    #[test]
    fn a_line_becomes_an_item() {
        let (item, failures) = converted(
            r#"{"ma_thu_tuc":"1.004222","ten_thu_tuc":"Thủ tục đăng ký thường trú.","linh_vuc":"Cư trú","cap_thuc_hien":"Cấp xã, Cơ quan khác",
            "co_quan_thuc_hien":"Công an cấp Xã","loai_thu_tuc":"Loại khác","detail_url":"javascript:alert(1)",
            "cach_thuc_thuc_hien":"Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến7 Ngày làm việc10,000 VNĐTrực tiếp7 Ngày làm việc20,000 VNĐ",
            "yeu_cau_dieu_kien":"- Tuổi < 14 & ở chung\n- Có giấy"}"#,
        );
        let item = item.expect("an item");
        assert_eq!(item.title, "Đăng ký thường trú");
        assert_eq!(item.summary, "Lĩnh vực Cư trú, cấp xã. Công an cấp Xã giải quyết.");
        let Detail::Procedure(procedure) = &item.detail else { panic!("a procedure") };
        assert_eq!((procedure.levels.as_slice(), procedure.online), (&[Level::Commune][..], Online::Partial));
        assert_eq!((procedure.glance.fee.as_str(), procedure.glance.place.as_str()), ("10.000 đồng", "Công an cấp Xã"));
        assert!(!procedure.glance.fee_note.is_empty() && procedure.glance.time_note.is_empty());
        assert_eq!(procedure.conditions, "<p>- Tuổi &lt; 14 &amp; ở chung</p><p>- Có giấy</p>");
        assert_eq!(procedure.apply_url, "");
        let kept: Vec<_> = procedure.unparsed.iter().map(|u| (u.field.as_str(), u.text.as_str())).collect();
        assert_eq!(kept, [("Cấp thực hiện", "Cơ quan khác"), ("Loại thủ tục", "Loại khác")]);
        assert_eq!(failures, Failures::from([("levels", 1)]), "what is understood is no failure");
    }

    #[test]
    fn a_code_that_is_no_slug_is_refused() {
        let (item, _) = converted(r#"{"ma_thu_tuc":"1/2 x","ten_thu_tuc":"x"}"#);
        assert!(item.expect_err("a fault").contains("ma_thu_tuc"));
    }
}
