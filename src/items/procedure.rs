//! Thủ tục hành chính: a guide. What it costs, how long, where; who may apply, what to bring, how to hand it in, the steps.

use super::frame;
use crate::{
    route::Route,
    text::vi,
    ui::{self, Fact, Html},
};
use cong_api::{
    Brief, Item, ItemSummary,
    kinds::{Channel, Glance, Online, Papers, Procedure},
};
use leptos::prelude::*;

/// Set like a timetable: name … time · fee. The answer stands beside the link, so that a click is saved.
pub fn toc(items: Vec<ItemSummary>) -> AnyView {
    let rows = items
        .into_iter()
        .map(|item| {
            let meta = match &item.brief {
                Brief::Procedure { time, fee, .. } => super::dotted(&[time, fee]),
                _ => String::new(),
            };
            view! {
                <li>
                    <a href=Route::item(&item.address).path()>
                        <span class="name">{item.title}</span>
                        <span class="dots" aria-hidden="true"></span>
                        <span class="meta">{meta}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="toc">{rows}</ul> }.into_any()
}

pub fn view(item: &Item, procedure: Procedure, related: Vec<ItemSummary>) -> AnyView {
    let mut parts: Vec<(&'static str, &'static str)> = Vec::new();
    let mut views: Vec<AnyView> = Vec::new();
    let mut add = |id: &'static str, title: &'static str, body: Option<AnyView>| {
        if let Some(body) = body {
            parts.push((id, title));
            views.push(frame::part(id, title, body));
        }
    };
    add("ai", "Ai làm được", who(&procedure));
    add("giay-to", "Giấy tờ cần có", (!procedure.papers.is_empty()).then(|| papers(&procedure.papers)));
    add("nop", "Nộp ở đâu, bao lâu", (!procedure.channels.is_empty()).then(|| channels(&procedure.channels)));
    add("buoc", "Các bước", (!procedure.steps.is_empty()).then(|| steps(&procedure)));
    add("ket-qua", "Kết quả", (!procedure.results.is_empty()).then(|| bullets(&procedure.results)));
    add("luu-y", "Cần biết thêm", (!item.body.is_empty()).then(|| view! { <Html html=item.body.clone() /> }.into_any()));
    add("mau", "Mẫu đơn, tờ khai", (!item.files.is_empty()).then(|| frame::files(item)));
    add("can-cu", "Căn cứ pháp lý", (!procedure.legal_basis.is_empty()).then(|| laws(&procedure)));
    add("goc", "Nguyên văn từ nguồn", (!procedure.unparsed.is_empty()).then(|| unparsed(&procedure)));
    views.push(record(item, &procedure));
    let related = (!related.is_empty()).then(|| frame::part("lien-quan", "Thủ tục gần", toc(related)));
    view! {
        {glance(&procedure.at_a_glance(), procedure.online, &procedure.online_reason)}
        <div class="proc-grid">
            {frame::contents(&parts)}
            <div>{views}{related}</div>
            {apply(&procedure)}
        </div>
    }
    .into_any()
}

/// Fee, time limit, place and how it is done online, as large figures.
pub fn glance(glance: &Glance, online: Online, online_reason: &str) -> AnyView {
    let fit = |text: String, note: &str| {
        // A long value would break the row of large figures: it becomes the note.
        if text.chars().count() > 40 { ("Xem bên dưới".to_owned(), String::new()) } else { (text, note.to_owned()) }
    };
    let (fee, fee_note) = fit(glance.fee.clone(), &glance.fee_note);
    let (time, time_note) = fit(glance.time.clone(), &glance.time_note);
    let (place, place_note) = fit(glance.place.clone(), &glance.place_note);
    ui::facts(vec![
        Fact::new("Lệ phí", fee, fee_note),
        Fact::new("Thời hạn", time, time_note),
        Fact::new("Nơi làm", place, place_note),
        Fact::new("Trực tuyến", vi::online(online), online_reason),
    ])
}

fn who(procedure: &Procedure) -> Option<AnyView> {
    if procedure.applicants.is_empty() && procedure.conditions.is_empty() {
        return None;
    }
    let applicants = (!procedure.applicants.is_empty()).then(|| view! { <p>{procedure.applicants.join("; ")}"."</p> });
    let conditions = (!procedure.conditions.is_empty())
        .then(|| view! { <h3>"Điều kiện"</h3><Html html=procedure.conditions.clone() class="plain" /> });
    Some(view! { {applicants}{conditions} }.into_any())
}

/// A checklist with real boxes: it works on the screen and on paper.
fn papers(cases: &[Papers]) -> AnyView {
    let cases = cases
        .iter()
        .map(|case| {
            let heading = (!case.case.is_empty()).then(|| view! { <h3>{case.case.clone()}</h3> });
            let rows = case
                .items
                .iter()
                .map(|paper| {
                    let count = [
                        paper.originals.filter(|n| *n > 0).map(|n| format!("{n} bản chính")),
                        paper.copies.filter(|n| *n > 0).map(|n| format!("{n} bản sao")),
                    ];
                    let count = count.into_iter().flatten().collect::<Vec<_>>().join(", ");
                    let note = [count, paper.form.clone(), paper.note.clone()];
                    let note = note.iter().filter(|s| !s.is_empty()).cloned().collect::<Vec<_>>().join(". ");
                    let note = (!note.is_empty()).then(|| view! { <small>{note}</small> });
                    view! { <li><label><input type="checkbox" /><span><b>{paper.name.clone()}</b>{note}</span></label></li> }
                })
                .collect_view();
            view! { {heading}<ul class="papers">{rows}</ul> }
        })
        .collect_view();
    view! { <p class="hint">"Đánh dấu thứ đã có. Trang không gửi đi đâu."</p>{cases} }.into_any()
}

fn channels(channels: &[Channel]) -> AnyView {
    let rows = channels
        .iter()
        .map(|channel| {
            let or_dash = |text: &str| if text.is_empty() { "Chưa nêu".to_owned() } else { text.to_owned() };
            let place = super::dotted(&[&channel.place, &channel.note]);
            view! {
                <tr>
                    <th scope="row">{vi::how(channel.how)}</th>
                    <td data-l="Thời hạn"><span>{or_dash(&channel.time)}</span></td>
                    <td data-l="Lệ phí"><span>{or_dash(&channel.fee)}</span></td>
                    <td data-l="Nơi nhận"><span>{or_dash(&place)}</span></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="channels">
            <caption class="vh">"Cách nộp, thời hạn, lệ phí"</caption>
            <thead><tr><th scope="col">"Cách nộp"</th><th scope="col">"Thời hạn"</th><th scope="col">"Lệ phí"</th><th scope="col">"Nơi nhận"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn steps(procedure: &Procedure) -> AnyView {
    let rows = procedure
        .steps
        .iter()
        .map(|step| {
            let title = (!step.title.is_empty()).then(|| view! { <h3>{step.title.clone()}</h3> });
            let text = step.text.split('\n').filter(|line| !line.trim().is_empty());
            let text = text.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            view! { <li><div>{title}{text}</div></li> }
        })
        .collect_view();
    view! { <ol class="steps">{rows}</ol> }.into_any()
}

fn bullets(lines: &[String]) -> AnyView {
    view! { <ul>{lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view()}</ul> }.into_any()
}

fn laws(procedure: &Procedure) -> AnyView {
    let rows = procedure
        .legal_basis
        .iter()
        .map(|law| view! { <li><b>{ui::unbroken(law.number.clone())}</b><span>{law.name.clone()}</span></li> })
        .collect_view();
    view! { <ul class="laws">{rows}</ul> }.into_any()
}

/// What the source says in a form that no field takes: shown as it is rather than lost.
fn unparsed(procedure: &Procedure) -> AnyView {
    let rows = procedure
        .unparsed
        .iter()
        .map(|piece| view! { <details><summary>{piece.field.clone()}</summary><p>{piece.text.clone()}</p></details> })
        .collect_view();
    view! { <div class="unparsed">{rows}</div> }.into_any()
}

fn record(item: &Item, procedure: &Procedure) -> AnyView {
    let levels: Vec<&str> = procedure.levels.iter().map(|level| vi::level(*level)).collect();
    view! {
        <div class="record">
            {ui::attributes(vec![
                ("Quyết định công bố", procedure.decision.clone()),
                ("Cấp thực hiện", levels.join(", ")),
                ("Cơ quan thực hiện", procedure.executing.clone()),
                ("Cơ quan có thẩm quyền", procedure.competent.clone()),
                ("Cơ quan phối hợp", procedure.coordinating.clone()),
                ("Địa chỉ tiếp nhận", procedure.r#where.clone()),
                ("Đăng bởi", item.agency.name.clone()),
                ("Cập nhật", item.updated.as_ref().unwrap_or(&item.published).date().display()),
            ])}
            {frame::tools()}
        </div>
    }
    .into_any()
}

fn apply(procedure: &Procedure) -> AnyView {
    let online = procedure.online != Online::None && !procedure.apply_url.is_empty();
    let door = if online {
        view! {
            <p>"Đăng nhập Cổng Dịch vụ công quốc gia bằng tài khoản định danh VNeID."</p>
            <a class="btn" href=procedure.apply_url.clone() rel="external noopener">"Nộp trực tuyến"</a>
        }
        .into_any()
    } else {
        view! { <p>"Thủ tục này nộp tại nơi tiếp nhận hoặc qua bưu chính; xem mục “Nộp ở đâu”."</p> }.into_any()
    };
    view! { <aside class="apply" aria-labelledby="nop-hs"><h2 id="nop-hs">"Nộp hồ sơ"</h2>{door}<a class="btn btn-2" href="#giay-to">"Xem giấy tờ cần có"</a></aside> }.into_any()
}
