//! The answer: the widget at two widths, and its code in three forms.

use super::Built;
use crate::widgets::code::{Code, SANDBOX};
use cong::still::{Still, still};

pub fn view(built: &Built) -> Still {
    let Some((_, href)) = &built.found else {
        return still! {
            <h2 id="ket-qua-ten">"Xem thử và mã"</h2>
            <p class="hint">"Sửa các ô có lỗi, mã sẽ hiện ở đây."</p>
        };
    };
    let label = built.label();
    let says_language = !built.said("lang").is_empty();
    let origin = &built.editions.main.site.origin;
    let code = Code { query: &built.query, origin, label: &label, href, follows_host: built.follows_host(), says_language };
    let height = built.query.height();
    still! {
        <h2 id="ket-qua-ten">"Xem thử và mã"</h2>
        {contrast(built)}
        <div class="previews">
            {preview(built, "phone", "Điện thoại, 360 px", &label)}
            {preview(built, "desk", "Máy tính, hết chiều rộng cột", &label)}
        </div>
        <p class="hint">{format!("Chiều cao {height} px, biết trước: trang không nhảy khi khung tải xong.")}</p>
        {snippet("ma-the", "Mã dùng thẻ cong-widget", "Nên dùng: có liên kết thay thế khi cổng không trả lời, theo nền và ngôn ngữ của trang.", code.element(true))}
        {snippet("ma-khung", "Mã iframe", "Cho trình soạn thảo không nhận script.", code.frame_with_link())}
        <details class="strict">
            <summary>"Trang có Content-Security-Policy"</summary>
            {snippet("ma-csp-the", "Mã không có thuộc tính style", "", code.element(false))}
            {snippet("ma-csp-css", "Thêm vào tệp CSS của trang", "", code.rule())}
            {snippet("ma-csp", "Thêm vào chính sách của trang", "", Code::host_policy(origin))}
        </details>
    }
}

/// What became of the accent, when it had to be changed.
fn contrast(built: &Built) -> Option<Still> {
    let accent = built.query.accent?;
    let (light, dark) = (accent.on_light().ink, accent.on_dark().ink);
    let told = |name: &str, shown| {
        if shown == accent { format!("nền {name}: giữ nguyên") } else { format!("nền {name}: {shown}") }
    };
    Some(
        still! { <p class="hint">{format!("Màu {accent} hiện trên {}, trên {}; chữ đạt tương phản 4,5:1 (WCAG 2.2).", told("sáng", light), told("tối", dark))}</p> },
    )
}

fn preview(built: &Built, class: &'static str, caption: &'static str, label: &str) -> Still {
    let title = format!("{label} ({caption})");
    still! {
        <figure class=format!("preview {class}")>
            <figcaption>{caption}</figcaption>
            <iframe src=built.query.path() title=title height=built.query.height().to_string() sandbox=SANDBOX></iframe>
        </figure>
    }
}

fn snippet(id: &'static str, title: &'static str, hint: &'static str, code: String) -> Still {
    still! {
        <div class="snippet">
            <h3>{title}</h3>
            {(!hint.is_empty()).then(|| still! { <p class="hint">{hint}</p> })}
            <pre><code id=id>{code}</code></pre>
        </div>
    }
}
