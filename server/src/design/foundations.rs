//! What components are made of: colours, letters, space.

use super::specimen;
use cong::still::{Still, still};

/// Tokens of `style/tokens.css`, with what they are for.
const COLOURS: [(&str, &str); 16] = [
    ("--paper", "giấy: nền trang"),
    ("--paper-2", "giấy dó: dải nền"),
    ("--paper-3", "giấy dó sẫm: đầu bảng, khi nhấn"),
    ("--ink", "mực: chữ"),
    ("--ink-2", "mực nhạt: chữ phụ"),
    ("--ink-3", "mực nhạt hơn: ngày, nguồn"),
    ("--rule", "kẻ mảnh"),
    ("--rule-2", "viền ô nhập"),
    ("--lacquer", "son: nút chính, chỉ đôi"),
    ("--lacquer-line", "son: dấu đang chọn"),
    ("--water", "nước: liên kết, tiêu điểm"),
    ("--water-3", "nước nhạt: nền thông tin"),
    ("--ok", "còn hiệu lực"),
    ("--warn", "hết một phần"),
    ("--mark", "đánh dấu"),
    ("--then", "sơn then: cảnh báo, du khách"),
];

const SPACES: [(&str, u32); 9] =
    [("--s1", 4), ("--s2", 8), ("--s3", 12), ("--s4", 16), ("--s5", 24), ("--s6", 32), ("--s7", 48), ("--s8", 64), ("--s9", 96)];

pub fn parts() -> Vec<(&'static str, &'static str, Still)> {
    vec![("mau", "Màu", specimen(colours)), ("chu", "Chữ", specimen(letters)), ("khoang", "Khoảng cách", spaces())]
}

fn colours() -> Still {
    let rows = COLOURS
        .into_iter()
        .map(|(token, what)| {
            still! {
                <li>
                    <svg width="48" height="32" viewBox="0 0 48 32" aria-hidden="true"><rect width="48" height="32" fill=format!("var({token})") /></svg>
                    <span><code>{token}</code><small>{what}</small></span>
                </li>
            }
        })
        .collect::<Still>();
    still! { <ul class="swatches">{rows}</ul> }
}

fn letters() -> Still {
    still! {
        <p class="type-3xl">"Sông Gianh chở nắng"</p>
        <p class="type-2xl">"Nghị quyết về hỗ trợ hộ nghèo"</p>
        <p class="type-xl">"Giấy tờ cần có"</p>
        <p class="standfirst">"Người dân nộp hồ sơ một lần, theo dõi từng bước trên máy của mình."</p>
        <p>"Chữ thường cỡ 17 px, giãn dòng 1,65 vì dấu tiếng Việt chồng hai tầng: ắ ặ ể ễ ộ ỗ ữ ự."</p>
        <p><small>"Chữ nhỏ: ngày 25/11/2026, nguồn, ghi chú."</small></p>
        <p>"Số thẳng cột: " <span class="num">"1.234.567"</span> ", " <b>"54/2023/QĐ-UBND"</b>"."</p>
    }
}

fn spaces() -> Still {
    let rows = SPACES
        .into_iter()
        .map(|(token, pixels)| {
            still! {
                <li>
                    <svg width=pixels.to_string() height="16" aria-hidden="true"><rect width=pixels.to_string() height="16" fill="var(--water)" /></svg>
                    <span><code>{token}</code>" "{pixels}" px"</span>
                </li>
            }
        })
        .collect::<Still>();
    still! { <ul class="swatches">{rows}</ul> }
}
