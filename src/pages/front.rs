//! The first page: of the portal, or of the agency whose own host was asked.

use super::{Page, agencies, agency};
use crate::{
    items,
    load::SiteData,
    route::{Route, search_href},
    still::{Still, still},
    ui::{self, Head, Place, SearchBox, Sight, chart},
};
use cong_api::{AgencyHome, Answer, Error, Home, Kind, Portal, SearchQuery, Site, home::Figure};
use std::sync::Arc;

pub fn page(site: SiteData) -> Page {
    let ask = move |portal: Arc<dyn Portal>| -> Answer<(Option<Home>, Option<AgencyHome>)> {
        Box::pin(async move {
            // On an agency's own host the first page is the agency's: the portal's is not asked for.
            Ok(match site.ready().await?.host_agency.clone() {
                None => (Some(portal.home().await?), None),
                Some(agency) => (None, Some(portal.agency(agency).await?)),
            })
        })
    };
    Page::new(ask, |first: &(Option<Home>, Option<AgencyHome>), site: &Site| match first {
        (Some(home), _) => Ok(content(home, site)),
        (None, Some(home)) => Ok(agency::home(home, site)),
        (None, None) => Err(Error::NotFound),
    })
}

fn content(home: &Home, site: &Site) -> Still {
    let section = |kind: Kind, nth: usize| site.groups.iter().flat_map(|g| &g.sections).filter(|s| s.kind == kind).nth(nth);
    let href = |kind: Kind, nth: usize| section(kind, nth).map(|s| Route::section(&s.slug).href());
    let mut chapters: Vec<Still> = Vec::new();
    let mut chapter = |title: &str, intro: String, more: Option<(String, &str)>, body: Still| {
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
            events(home),
        );
    }
    if !home.news.is_empty() {
        chapter("Tin tức, sự kiện", String::new(), more(Kind::Article, 0, "Tất cả tin"), items::article::lead(&home.news));
    }
    if !home.directions.is_empty() {
        let intro = section(Kind::Document, 1).map(|s| s.intro.clone()).unwrap_or_default();
        chapter(
            "Văn bản chỉ đạo điều hành",
            intro,
            more(Kind::Document, 1, "Tất cả văn bản chỉ đạo"),
            items::document::register(&home.directions),
        );
    }
    chapter(
        "Lịch làm việc của lãnh đạo",
        "Tuần này.".to_owned(),
        more(Kind::Schedule, 0, "Cả tuần, tuần sau"),
        items::schedule::days(&home.schedule, &site.today, &site.today),
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
        speak(site, &home.consultations),
    );
    if home.figure.is_some() || !home.key_figures.is_empty() {
        chapter(
            "Tỉnh nhà qua con số",
            String::new(),
            more(Kind::Statistics, 1, "Thống kê, báo cáo"),
            figures(home.figure.as_ref(), &home.key_figures),
        );
    }
    let visit = (!home.destinations.is_empty()).then(|| visit(&home.destinations, href(Kind::Destination, 1)));
    still! {
        <Head title=&site.name description=&site.description path=Route::Home.href() bare=true follow=ui::feeds(&Route::Home.href()) />
        {ask(site)}
        {chapters}
        {visit}
    }
}

fn ask(site: &Site) -> Still {
    let examples = site
        .examples
        .iter()
        .map(|words| {
            let href = search_href(&SearchQuery { words: words.clone(), page: 1, ..SearchQuery::default() });
            still! { <li><a href=href>{words}</a></li> }
        })
        .collect::<Still>();
    let quick = site.quick.iter().map(|link| still! { <li><a href=link.href>{link.title}</a></li> }).collect::<Still>();
    still! {
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
                class="panorama" src=crate::route::picture("toan-canh.svg") width="2400" height="300" fetchpriority="low"
                alt="Toàn cảnh từ Trường Sơn ra biển: núi đá vôi, hang động, sông, cầu, đồi cát và biển."
            />
        </section>
    }
}

fn events(home: &Home) -> Still {
    let events = home
        .events
        .iter()
        .map(|event| still! { <div><h3>{event.title}</h3>{items::procedure::toc(&event.procedures)}</div> })
        .collect::<Still>();
    still! { <div class="events">{events}</div> }
}

fn speak(site: &Site, consultations: &[cong_api::ItemSummary]) -> Still {
    let link = |kind: Kind| {
        let sections = site.groups.iter().flat_map(|g| &g.sections);
        sections.into_iter().find(|s| s.kind == kind).map(|s| Route::section(&s.slug).href())
    };
    let door = |title: &'static str, text: &'static str, action: &'static str, href: Option<String>| {
        href.map(|href| still! { <div><h3>{title}</h3><p>{text}</p><a class="btn btn-2" href=href>{action}</a></div> })
    };
    let drafts = (!consultations.is_empty()).then(|| {
        still! { <div class="drafts"><h3>"Đang lấy ý kiến"</h3>{items::consultation::open_list(consultations, &site.today)}</div> }
    });
    still! {
        <div class="speak">
            {door("Hỏi", "Xem người khác đã hỏi gì và cơ quan trả lời ra sao; mỗi câu trả lời đều có căn cứ pháp luật.", "Xem hỏi đáp", link(Kind::Question))}
            {door("Phản ánh, kiến nghị", "Đường hỏng, rác thải, chậm hồ sơ: theo dõi từng việc đến khi có trả lời.", "Xem phản ánh", link(Kind::Feedback))}
            {door("Góp ý dự thảo", "Đọc toàn văn từng điều trước khi tỉnh ban hành, xem ý kiến và giải trình.", "Xem dự thảo", link(Kind::Consultation))}
        </div>
        {drafts}
    }
}

fn figures(figure: Option<&Figure>, keys: &[cong_api::home::KeyFigure]) -> Still {
    let figure = figure.map(|figure| {
        let href = Route::item(&figure.item.address).href();
        let source = figure.statistics.source.clone();
        still! {
            <figure>
                <h3>{figure.item.title}</h3>
                <p class="source">{figure.statistics.unit}</p>
                {chart(&figure.statistics)}
                <figcaption>"Nguồn: "{source}". "<a href=href>"Xem bảng số liệu"</a></figcaption>
            </figure>
        }
    });
    let rows = keys
        .iter()
        .map(|key| still! { <tr><th scope="row">{key.name}</th><td><b>{key.value}</b><span>{key.note}</span></td></tr> })
        .collect::<Still>();
    still! { <div class="figures">{figure}<table class="keyfigs"><caption class="vh">"Những con số chính"</caption><tbody>{rows}</tbody></table></div> }
}

fn visit(destinations: &[cong_api::ItemSummary], more: Option<String>) -> Still {
    let panels = destinations
        .iter()
        .map(|item| {
            let picture = item
                .picture
                .as_ref()
                .map(|p| still! { <div class="panel">{ui::picture(p, "", Place::Panel, Sight::Later)}</div> });
            still! { <a href=Route::item(&item.address).href()>{picture}<h3>{item.title}</h3><p>{item.summary}</p></a> }
        })
        .collect::<Still>();
    still! {
        <section class="section then" aria-labelledby="tham">
            <div class="wrap">
                <div class="section-in">
                    <div class="section-head"><h2 id="tham">"Dành cho du khách"</h2><p>"Đi đâu, mùa nào đẹp, đến bằng cách nào."</p></div>
                    <div class="section-body"><div class="tubinh">{panels}</div></div>
                    {more.map(|href| still! { <p class="more"><a href=href>"Cẩm nang du lịch"</a></p> })}
                </div>
            </div>
        </section>
    }
}
