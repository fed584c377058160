//! Every option, for those who write the code themselves.

use super::form;
use crate::widgets::{
    code::Code,
    kind::{Field, Size, WidgetKind},
};
use cong::still::{Put, Still, still};

/// The options in the order of the form: name, values, meaning.
const OPTIONS: [(&str, &str, &str); 9] = [
    ("kind", "xem bảng trên", "Loại nội dung. Bắt buộc."),
    (
        "section",
        "tên mục trong địa chỉ, ví dụ tin-tuc-su-kien",
        "Chuyên mục của cổng; khi có agency là mục trong trang của cơ quan đó, ví dụ tin-tuc.",
    ),
    ("agency", "tên cơ quan trong địa chỉ, ví dụ so-tu-phap", "Chỉ lấy của cơ quan này."),
    ("item", "phần cuối của địa chỉ, ví dụ 1.001193", "Thủ tục hay dự thảo nào."),
    ("count", "1–10", "Số mục của danh sách."),
    (
        "theme",
        "auto, light, dark, system",
        "Nền. auto (mặc định của thẻ): theo color-scheme của trang; system: theo máy của người đọc.",
    ),
    ("accent", "#rrggbb", "Màu nhấn. Cổng làm đậm hay nhạt đi cho tới khi chữ đạt tương phản 4,5:1 trên cả hai nền."),
    ("lang", "vi, en", "Ngôn ngữ. Thẻ không ghi thì theo lang của trang."),
    ("label", "chữ", "Tên khung và chữ của liên kết thay thế. Chỉ có ở thẻ; với iframe là title."),
];

pub fn view(origin: &str) -> Still {
    let kinds = WidgetKind::ALL.into_iter().map(kind_row).collect::<Still>();
    let options = OPTIONS
        .into_iter()
        .map(|(name, values, what)| still! { <tr><th scope="row"><code>{name}</code></th><td data-l="Giá trị"><span>{values}</span></td><td data-l="Nghĩa"><span>{what}</span></td></tr> })
        .collect::<Still>();
    let policy = Code::host_policy(origin);
    let plain = format!("{origin}/nhung/latest?section=tin-tuc-su-kien&count=3&theme=light");
    let oembed = format!("{origin}/oembed?url={{địa chỉ}}&format=json&maxwidth=600&maxheight=500");
    still! {
        <section class="part wide" id="tai-lieu" aria-labelledby="tai-lieu-ten">
            <h2 id="tai-lieu-ten">"Tài liệu"</h2>
            <h3>"Các loại"</h3>
            <table class="channels">
                <caption class="vh">"Các loại nội dung nhúng"</caption>
                <thead><tr><th scope="col">"kind"</th><th scope="col">"Hiện gì"</th><th scope="col">"Thuộc tính riêng"</th><th scope="col">"Chiều cao"</th></tr></thead>
                <tbody>{kinds}</tbody>
            </table>
            <h3>"Thuộc tính"</h3>
            <table class="channels">
                <caption class="vh">"Thuộc tính của thẻ và tham số của địa chỉ"</caption>
                <thead><tr><th scope="col">"Tên"</th><th scope="col">"Giá trị"</th><th scope="col">"Nghĩa"</th></tr></thead>
                <tbody>{options}</tbody>
            </table>
            <h3>"Địa chỉ của khung"</h3>
            <p>"Cùng tên làm tham số: " <code>{plain}</code> ". Tham số lạ được bỏ qua; tên mục, cơ quan hay mã không có thì khung báo và dẫn về cổng."</p>
            <h3>"Cách thẻ làm việc"</h3>
            <ul>
                <li>"Khung chỉ tải khi sắp tới tầm mắt. Trong lúc chờ, khi lỗi và khi cổng không trả lời, chỗ đó là một liên kết thường."</li>
                <li>"Chiều cao biết trước theo loại và số mục, nên trang không nhảy."</li>
                <li>"Liên kết trong khung mở ra cả cửa sổ, như mọi liên kết trong trang."</li>
                <li>"Không cookie, không lưu gì trên máy người đọc, không gọi tới nơi nào ngoài cổng."</li>
                <li>"Đổi thuộc tính, thêm thẻ sau, nhiều thẻ trong một trang đều được; script gọi hai lần cũng chỉ chạy một."</li>
            </ul>
            <h3>"Trang có Content-Security-Policy"</h3>
            <p>"Cho phép máy chủ của cổng, không cần " <code>"unsafe-inline"</code> ": " <code>{policy}</code></p>
            <h3>"oEmbed"</h3>
            <p>"Trình soạn thảo biết oEmbed chỉ cần dán địa chỉ của chuyên mục, thủ tục, dự thảo hay cơ quan trên cổng. Nơi trả lời: " <code>{oembed}</code> "."</p>
        </section>
    }
}

fn kind_row(kind: WidgetKind) -> Still {
    let (title, hint) = form::name(kind);
    let needs = kind.needs();
    let options: Vec<_> = kind
        .fields()
        .iter()
        .map(|field: &Field| {
            let must = if needs == Some(*field) { " (bắt buộc)" } else { "" };
            still! { <code>{field.name()}</code>{must}" " }
        })
        .collect();
    let options = if options.is_empty() { "không".still() } else { options.still() };
    let Size { base, each, usual } = kind.size();
    let height =
        if each == 0 { format!("{base} px") } else { format!("{base} + {each} px mỗi mục, thường {usual} mục") };
    still! {
        <tr>
            <th scope="row"><code>{kind.token()}</code></th>
            <td data-l="Hiện gì"><span>{title}": "{hint}</span></td>
            <td data-l="Thuộc tính"><span>{options}</span></td>
            <td data-l="Chiều cao"><span>{height}</span></td>
        </tr>
    }
}
