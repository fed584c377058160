//! The first page: of the portal, or of the agency whose own host was asked.

use super::{agencies, agency};
use crate::{
    app, items,
    load::Ask,
    route::{Route, search_href},
    ui::{self, Chart, Head, SearchBox},
};
use cong_api::{Error, Home, Kind, SearchQuery, Site, home::Figure};
use leptos::prelude::*;

#[component]
pub fn Front() -> impl IntoView {
    let site = app::site();
    let ask = move || {
        Ok(Ask::new("", move |portal| {
            Box::pin(async move {
                // On an agency's own host the first page is the agency's: the portal's is not asked for.
                let home = if site.ready().await?.host_agency.is_none() { Some(portal.home().await?) } else { None };
                Ok(home)
            })
        }))
    };
    ui::answer(ask, |home: Option<Home>, site: &Site| match (home, site.host_agency.clone()) {
        (Some(home), _) => content(home, site),
        (None, Some(slug)) => agency::home_of(move || Ok(slug.clone())),
        (None, None) => ui::failure(&Error::NotFound, || ()),
    })
}

fn content(home: Home, site: &Site) -> AnyView {
    let section = |kind: Kind, nth: usize| site.groups.iter().flat_map(|g| &g.sections).filter(|s| s.kind == kind).nth(nth);
    let href = |kind: Kind, nth: usize| section(kind, nth).map(|s| Route::section(&s.slug).href());
    let mut chapters: Vec<AnyView> = Vec::new();
    let mut chapter = |title: &str, intro: String, more: Option<(String, &str)>, body: AnyView| {
        let id = format!("chuong-{}", chapters.len() + 1);
        let more = more.map(|(href, text)| (href, text.to_owned()));
        chapters.push(agency::chapter_view(id, title.to_owned(), intro, more, body));
    };
    let more = |kind: Kind, nth: usize, text: &'static str| href(kind, nth).map(|h| (h, text));
    if !home.events.is_empty() {
        chapter(
            "Thủ tục làm nhiều nhất",
            "Thời hạn và lệ phí ghi ngay tại đây, để khỏi đi lại nhiều lần.".to_owned(),
            more(Kind::Procedure, 0, "Tất cả thủ tục"),
            events(&home),
        );
    }
    if !home.news.is_empty() {
        chapter("Tin tức, sự kiện", String::new(), more(Kind::Article, 0, "Tất cả tin"), items::article::lead(home.news));
    }
    if !home.directions.is_empty() {
        let intro = section(Kind::Document, 1).map(|s| s.intro.clone()).unwrap_or_default();
        chapter(
            "Văn bản chỉ đạo điều hành",
            intro,
            more(Kind::Document, 1, "Tất cả văn bản chỉ đạo"),
            items::document::register(home.directions),
        );
    }
    chapter(
        "Lịch làm việc của lãnh đạo",
        "Tuần này.".to_owned(),
        more(Kind::Schedule, 0, "Cả tuần, tuần sau"),
        items::schedule::days(home.schedule, &site.today, &site.today),
    );
    chapter(
        "Cơ quan, địa phương",
        format!("{} trang thành phần, cùng một cách tìm, cùng một địa chỉ liên hệ.", site.agencies.len()),
        Some((Route::Agencies.href(), "Tất cả cơ quan")),
        agencies::index(site, false),
    );
    chapter(
        "Nói với chính quyền",
        "Mỗi câu hỏi, phản ánh đều được trả lời công khai, không hiện danh tính người gửi.".to_owned(),
        None,
        speak(site, home.consultations),
    );
    if home.figure.is_some() || !home.key_figures.is_empty() {
        chapter(
            "Tỉnh nhà qua con số",
            String::new(),
            more(Kind::Statistics, 1, "Thống kê, báo cáo"),
            figures(home.figure, home.key_figures),
        );
    }
    let visit = (!home.destinations.is_empty()).then(|| visit(home.destinations, href(Kind::Destination, 1)));
    view! {
        <Head title=site.name.clone() description=site.description.clone() path=Route::Home.href() bare=true follow=ui::feeds(&Route::Home.href()) />
        {ask(site)}
        {chapters}
        {visit}
    }
    .into_any()
}

fn ask(site: &Site) -> AnyView {
    let examples = site
        .examples
        .iter()
        .map(|words| {
            let href = search_href(&SearchQuery { words: words.clone(), page: 1, ..SearchQuery::default() });
            view! { <li><a href=href>{words.clone()}</a></li> }
        })
        .collect_view();
    let quick =
        site.quick.iter().map(|link| view! { <li><a href=link.href.clone()>{link.title.clone()}</a></li> }).collect_view();
    view! {
        <section class="band ask" aria-labelledby="tieu-de">
            <div class="wrap ask-grid">
                <div>
                    <h1 id="tieu-de">"Bạn cần làm việc gì?"</h1>
                    <SearchBox
                        id="q" class="search-l" label="Tìm thủ tục, văn bản, cơ quan, tin tức. Gõ có dấu hay không dấu đều được."
                        placeholder="làm khai sinh cho con"
                    />
                    <ul class="examples"><li class="lead">"Nhiều người tìm:"</li>{examples}</ul>
                </div>
                <div class="lookup"><h2>"Việc hay cần"</h2><ul class="quick">{quick}</ul></div>
            </div>
            <img
                class="panorama" src=crate::route::picture("toan-canh.svg") width="2400" height="300"
                alt="Toàn cảnh từ Trường Sơn ra biển: núi đá vôi, hang động, sông, cầu, đồi cát và biển."
            />
        </section>
    }
    .into_any()
}

fn events(home: &Home) -> AnyView {
    let events = home
        .events
        .iter()
        .map(|event| view! { <div><h3>{event.title.clone()}</h3>{items::procedure::toc(event.procedures.clone())}</div> })
        .collect_view();
    view! { <div class="events">{events}</div> }.into_any()
}

fn speak(site: &Site, consultations: Vec<cong_api::ItemSummary>) -> AnyView {
    let link = |kind: Kind| {
        let sections = site.groups.iter().flat_map(|g| &g.sections);
        sections.into_iter().find(|s| s.kind == kind).map(|s| Route::section(&s.slug).href())
    };
    let door = |title: &'static str, text: &'static str, action: &'static str, href: Option<String>| {
        href.map(|href| view! { <div><h3>{title}</h3><p>{text}</p><a class="btn btn-2" href=href>{action}</a></div> })
    };
    let drafts = (!consultations.is_empty()).then(|| {
        view! { <div class="drafts"><h3>"Đang lấy ý kiến"</h3>{items::consultation::open_list(consultations, &site.today)}</div> }
    });
    view! {
        <div class="speak">
            {door("Hỏi", "Xem người khác đã hỏi gì và cơ quan trả lời ra sao; mỗi câu trả lời đều có căn cứ pháp luật.", "Xem hỏi đáp", link(Kind::Question))}
            {door("Phản ánh, kiến nghị", "Đường hỏng, rác thải, chậm hồ sơ: theo dõi từng việc đến khi có trả lời.", "Xem phản ánh", link(Kind::Feedback))}
            {door("Góp ý dự thảo", "Đọc toàn văn từng điều trước khi tỉnh ban hành, xem ý kiến và giải trình.", "Xem dự thảo", link(Kind::Consultation))}
        </div>
        {drafts}
    }
    .into_any()
}

fn figures(figure: Option<Figure>, keys: Vec<cong_api::home::KeyFigure>) -> AnyView {
    let figure = figure.map(|figure| {
        let href = Route::item(&figure.item.address).href();
        let source = figure.statistics.source.clone();
        view! {
            <figure>
                <h3>{figure.item.title}</h3>
                <p class="source">{figure.statistics.unit.clone()}</p>
                <Chart statistics=figure.statistics />
                <figcaption>"Nguồn: "{source}". "<a href=href>"Xem bảng số liệu"</a></figcaption>
            </figure>
        }
    });
    let rows = keys
        .into_iter()
        .map(|key| view! { <tr><th scope="row">{key.name}</th><td><b>{key.value}</b><span>{key.note}</span></td></tr> })
        .collect_view();
    view! { <div class="figures">{figure}<table class="keyfigs"><caption class="vh">"Những con số chính"</caption><tbody>{rows}</tbody></table></div> }.into_any()
}

fn visit(destinations: Vec<cong_api::ItemSummary>, more: Option<String>) -> AnyView {
    let panels = destinations
        .into_iter()
        .map(|item| {
            let picture = item.picture.map(|p| view! { <div class="panel"><img class="scene" loading="lazy" src=crate::route::picture(&p.src) width="1200" height="900" alt="" /></div> });
            view! { <a href=Route::item(&item.address).href()>{picture}<h3>{item.title}</h3><p>{item.summary}</p></a> }
        })
        .collect_view();
    view! {
        <section class="section then" aria-labelledby="tham">
            <div class="wrap">
                <div class="section-in">
                    <div class="section-head"><h2 id="tham">"Dành cho du khách"</h2><p>"Đi đâu, mùa nào đẹp, đến bằng cách nào."</p></div>
                    <div class="section-body"><div class="tubinh">{panels}</div></div>
                    {more.map(|href| view! { <p class="more"><a href=href>"Cẩm nang du lịch"</a></p> })}
                </div>
            </div>
        </section>
    }
    .into_any()
}
