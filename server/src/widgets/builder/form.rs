//! The form: every field with its label, a hint, and the error that belongs to it.

use super::Built;
use crate::widgets::{
    kind::{MOST, WidgetKind},
    query::{BASE, Why, Wrong},
};
use cong::still::{Put, Still, still};
use cong_api::Kind;

/// Kinds as a webmaster reads them.
pub fn name(kind: WidgetKind) -> (&'static str, &'static str) {
    match kind {
        WidgetKind::Latest => ("Tin mới", "của một chuyên mục hay một cơ quan"),
        WidgetKind::Documents => ("Văn bản mới", "số ký hiệu, trích yếu, hiệu lực"),
        WidgetKind::Procedure => ("Một thủ tục", "lệ phí, thời hạn, nơi nộp, giấy tờ"),
        WidgetKind::ProceduresSearch => ("Ô tìm thủ tục", "kết quả mở trên cổng"),
        WidgetKind::Search => ("Ô tìm chung", "trên cả cổng hay trong trang một cơ quan"),
        WidgetKind::Alerts => ("Cảnh báo khẩn", "hiện khi có, báo yên khi không"),
        WidgetKind::Schedule => ("Lịch lãnh đạo", "từ hôm nay"),
        WidgetKind::Consultation => ("Lấy ý kiến dự thảo", "đếm ngày còn lại"),
        WidgetKind::Contact => ("Liên hệ cơ quan", "trụ sở, điện thoại, giờ làm việc"),
    }
}

/// What to do about a slip.
pub fn advice(wrong: &Wrong) -> String {
    match (wrong.name, wrong.why) {
        ("item", Why::Missing) => "Nhập mã thủ tục, ví dụ 1.001193.".to_owned(),
        ("agency", Why::Missing) => "Chọn cơ quan cần hiện liên hệ.".to_owned(),
        ("item", Why::Unknown) => {
            "Cổng không có mã này. Chép phần cuối trong địa chỉ của thủ tục hay dự thảo trên cổng.".to_owned()
        }
        ("item", _) => "Mã chỉ gồm chữ thường không dấu, số, dấu chấm và gạch nối, ví dụ 1.001193.".to_owned(),
        ("section", _) => "Chuyên mục này không hợp với loại hay cơ quan đã chọn. Chọn mục khác, hoặc để trống.".to_owned(),
        ("agency", _) => "Cổng không có cơ quan này. Chọn lại trong danh sách.".to_owned(),
        ("count", _) => format!("Nhập số nguyên từ 1 đến {MOST}."),
        ("accent", _) => "Nhập màu dạng #rrggbb, ví dụ #0b5a61.".to_owned(),
        ("kind", _) => "Chọn một trong các loại bên dưới.".to_owned(),
        _ => "Chọn lại một giá trị trong danh sách.".to_owned(),
    }
}

/// All slips before the form, each leading to its field.
pub fn summary(built: &Built) -> Still {
    let rows = built
        .wrong
        .iter()
        .map(|wrong| still! { <li><a href=format!("#o-{}", wrong.name)>{advice(wrong)}</a></li> })
        .collect::<Still>();
    still! {
        <div id="tom-tat-loi" class="note note-strong" role="alert" hidden=built.wrong.is_empty()>
            <h2>"Cần sửa"</h2>
            <ul>{rows}</ul>
        </div>
    }
}

/// A field with its name in the address, its label and its hint. `kinds`: those that use it; the script hides it for others.
struct Field<'a> {
    built: &'a Built,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
}

impl Field<'_> {
    fn id(&self) -> String {
        format!("o-{}", self.name)
    }

    fn described(&self) -> String {
        format!("goi-y-{0} loi-{0}", self.name)
    }

    fn error(&self) -> Option<String> {
        self.built.wrong.iter().find(|wrong| wrong.name == self.name).map(advice)
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error().map(|_| "true")
    }

    /// Label, hint, the control, the error.
    fn around(&self, control: Still) -> Still {
        let kinds: Vec<&str> = WidgetKind::ALL
            .into_iter()
            .filter(|kind| kind.fields().iter().all(|field| field.name() != self.name))
            .map(WidgetKind::token)
            .collect();
        let is_option = crate::widgets::kind::Field::ALL.iter().any(|field| field.name() == self.name);
        let not_for = is_option.then(|| kinds.join(" "));
        let error = self.error();
        let fine = error.is_none();
        still! {
            <div class="field" data-not-for=not_for>
                <label for=self.id()>{self.label}</label>
                <small id=format!("goi-y-{}", self.name)>{self.hint}</small>
                {control}
                <p class="field-error" id=format!("loi-{}", self.name) hidden=fine>{error}</p>
            </div>
        }
    }

    fn input(&self, kind: &'static str, mode: Option<&'static str>) -> Still {
        let value = self.built.said(self.name).to_owned();
        self.around(
            still! {
                <input
                    id=self.id() name=self.name type=kind inputmode=mode value=value autocomplete="off" spellcheck="false" maxlength="120"
                    aria-describedby=self.described() aria-invalid=self.invalid()
                />
            },
        )
    }

    fn select(&self, options: Still) -> Still {
        self.around(still! {
            <select id=self.id() name=self.name aria-describedby=self.described() aria-invalid=self.invalid()>{options}</select>
        })
    }

    fn choice(&self, options: &[(&str, &str)]) -> Still {
        let options: Vec<_> = options.iter().map(|(value, text)| self.option(value, (*text).to_owned())).collect();
        self.select(options.still())
    }

    fn option(&self, value: &str, text: String) -> Still {
        let selected = self.built.said(self.name) == value;
        still! { <option value=value.to_owned() selected=selected>{text}</option> }
    }
}

pub fn view(built: &Built) -> Still {
    let field = |name: &'static str, label: &'static str, hint: &'static str| Field { built, name, label, hint };
    let section = field("section", "Chuyên mục", "Để trống: mục đầu tiên hợp với loại đã chọn.");
    let agency = field("agency", "Cơ quan", "Để trống: cả cổng.");
    let theme = field("theme", "Nền sáng, tối", "Theo trang: sáng hay tối như trang của cơ quan.");
    let lang = field("lang", "Ngôn ngữ", "Theo trang: như thuộc tính lang của trang.");
    let agencies =
        built.editions.main.site.agencies.iter().map(|a| agency.option(a.slug.as_str(), a.name.clone())).collect::<Still>();
    still! {
        <form id="chon" method="get" action=BASE>
            {kinds(built)}
            {section.select(still! { {section.option("", "Mục đầu tiên".to_owned())}{sections(built, &section)} })}
            {agency.select(still! { {agency.option("", "Cả cổng".to_owned())}{agencies} })}
            {field("item", "Mã thủ tục, dự thảo", "Phần cuối của địa chỉ trên cổng, ví dụ 1.001193. Dự thảo: để trống thì lấy dự thảo sắp đóng nhất.").input("text", None)}
            {field("count", "Số mục", "Từ 1 đến 10. Để trống: theo loại.").input("text", Some("numeric"))}
            {theme.choice(&[("", "Theo trang"), ("light", "Sáng"), ("dark", "Tối"), ("system", "Theo máy của người đọc")])}
            {field("accent", "Màu nhấn", "Dạng #rrggbb, để trống: màu của cổng. Cổng tự chỉnh đậm nhạt cho dễ đọc.").input("text", None)}
            {lang.choice(&[("", "Theo trang"), ("vi", "Tiếng Việt"), ("en", "Tiếng Anh")])}
            {field("label", "Tên khung", "Cho người dùng trình đọc màn hình, và là chữ của liên kết khi chưa tải được. Để trống: tên nội dung.").input("text", None)}
            <button class="btn">"Xem mã"</button>
        </form>
    }
}

fn kinds(built: &Built) -> Still {
    let error = built.wrong.iter().find(|wrong| wrong.name == "kind").map(advice);
    let fine = error.is_none();
    let rows = WidgetKind::ALL
        .into_iter()
        .enumerate()
        .map(|(at, kind)| {
            let (title, hint) = name(kind);
            let id = if at == 0 { "o-kind".to_owned() } else { format!("o-kind-{}", kind.token()) };
            let checked = built.query.kind == kind;
            still! {
                <label class="kind">
                    <input type="radio" id=id name="kind" value=kind.token() checked=checked />
                    <span><b>{title}</b>" "<small>{hint}</small></span>
                </label>
            }
        })
        .collect::<Still>();
    still! {
        <fieldset class="field kinds" aria-describedby="loi-kind">
            <legend>"Loại nội dung"</legend>
            {rows}
            <p class="field-error" id="loi-kind" hidden=fine>{error}</p>
        </fieldset>
    }
}

/// The sections of the portal, of agencies' sites and of the English edition.
fn sections(built: &Built, field: &Field) -> Still {
    let main = &built.editions.main.site;
    let group = |title: String, options: Vec<(String, String)>| {
        let options: Vec<_> = options.into_iter().map(|(slug, title)| field.option(&slug, title)).collect();
        still! { <optgroup label=title>{options}</optgroup> }
    };
    let portal = main.groups.iter().map(|menu| {
        let sections = menu.sections.iter().filter(|section| section.kind != Kind::Agencies);
        group(menu.title.clone(), sections.map(|section| (section.slug.to_string(), section.title.clone())).collect())
    });
    let own = main.agency_sections.iter().filter(|section| section.shows.is_none());
    let own = group(
        "Trong trang của cơ quan đã chọn".to_owned(),
        own.map(|section| (section.slug.to_string(), section.title.clone())).collect(),
    );
    let english = built.editions.english.as_ref().map(|state| {
        let sections = state.site.groups.iter().flat_map(|menu| &menu.sections).filter(|section| section.kind != Kind::Agencies);
        group("Bản tiếng Anh".to_owned(), sections.map(|section| (section.slug.to_string(), section.title.clone())).collect())
    });
    still! { {portal.collect::<Still>()}{own}{english} }
}
