//! A component site: its first page and its sections.

use super::{Page, section};
use crate::{
    items,
    route::{Route, list_href, with_pairs},
    still::{Put, Still, still},
    ui::{self, Crumb, Head, SearchBox},
};
use cong_api::{
    AgencyHome, Answer, Error, Kind, ListQuery, Listing, Portal, Site, Slug,
    agency::{Agency as Record, Part, Unit},
    site::{AgencySection as SectionOf, Shows},
};
use std::sync::Arc;

pub fn page(agency: Slug) -> Page {
    Page::new(move |portal| portal.agency(agency.clone()), home)
}

/// The first page of an agency's site.
pub fn home(home: &AgencyHome, site: &Site) -> Still {
    let agency = &home.agency;
    let path = Route::agency(&agency.slug).href();
    let description = if agency.tagline.is_empty() { format!("Trang của {}", agency.name) } else { agency.tagline.clone() };
    let mut chapters: Vec<Still> = Vec::new();
    let mut chapter = |title: &str, intro: &str, more: Option<(String, &str)>, body: Still| {
        let id = format!("muc-{}", chapters.len() + 1);
        chapters.push(chapter_view(id, title.to_owned(), intro.to_owned(), more.map(|(h, t)| (h, t.to_owned())), body));
    };
    let sections = &site.agency_sections;
    let link = |section: &SectionOf| Route::AgencySection(agency.slug.clone(), section.slug.clone()).href();
    let more = |kind: Kind, text: &'static str| sections.iter().find(|s| s.kind == kind && !s.own).map(|s| (link(s), text));
    let shown = |part: Shows, text: &'static str| sections.iter().find(|s| s.shows == Some(part)).map(|s| (link(s), text));
    if home.fields.len() > 1 {
        let list = more(Kind::Procedure, "").map(|(href, _)| href).unwrap_or_default();
        let fields = home
            .fields
            .iter()
            .take(12)
            .map(|f| still! { <a href=with_pairs(&list, &[("linh-vuc".to_owned(), f.value.clone())])>{f.label}<span>{f.count}" thủ tục"</span></a> })
            .collect::<Still>();
        chapter(
            "Thủ tục theo lĩnh vực",
            "",
            more(Kind::Procedure, "Tất cả thủ tục"),
            still! { <div class="fields">{fields}</div> },
        );
    }
    if !home.news.is_empty() {
        chapter("Tin mới", "", more(Kind::Article, "Tất cả tin"), items::list(Kind::Article, &home.news));
    }
    if !home.documents.is_empty() {
        chapter("Văn bản", "", more(Kind::Document, "Tất cả văn bản"), items::list(Kind::Document, &home.documents));
    }
    if !home.schedule.is_empty() {
        chapter("Lịch công tác", "", more(Kind::Schedule, "Cả tuần, tuần sau"), items::schedule::agenda(&home.schedule));
    }
    if !home.questions.is_empty() {
        chapter(
            "Hỏi đáp",
            "Trả lời trong 15 ngày làm việc.",
            more(Kind::Question, "Tất cả câu hỏi"),
            items::list(Kind::Question, &home.questions),
        );
    }
    if !agency.leaders.is_empty() {
        chapter(
            "Lãnh đạo",
            "Theo chức danh và lĩnh vực phụ trách.",
            shown(Shows::Leaders, "Lãnh đạo và sơ đồ tổ chức"),
            leaders(agency),
        );
    }
    if !home.pages.is_empty() {
        chapter("Tìm hiểu thêm", "", shown(Shows::Introduction, "Giới thiệu"), items::list(Kind::Page, &home.pages));
    }
    let procedures = (!home.procedures.is_empty()).then(|| {
        still! { <div class="most-used"><h2 class="h-list">"Thủ tục thường làm"</h2>{items::procedure::toc(&home.procedures)}</div> }
    });
    still! {
        <Head title=&agency.name description=description path=&path bare=true follow=ui::feeds(&path) />
        <div class="band">
            <div class="wrap agency-top">
                <div>
                    {title(agency)}
                    <SearchBox id="tim-co-quan" name="Tìm trong trang của cơ quan" label="Tìm trong trang này" agency=agency.slug.to_string() />
                    {procedures}
                </div>
                {contact(agency, true)}
            </div>
        </div>
        {succession(agency)}
        {chapters}
        <div class="wrap">{ui::follow(&path)}</div>
    }
}

/// The name stands large in the masthead already: here it is said, and the motto is read.
fn title(agency: &Record) -> Still {
    if agency.tagline.is_empty() {
        return still! { <h1 class="agency-title">{agency.name}</h1> };
    }
    still! { <h1 class="agency-title"><span class="vh">{format!("{}: ", agency.name)}</span>{agency.tagline}</h1> }
}

/// A chapter of a first page: title in the margin, content beside it, “see all” last.
pub fn chapter_view(id: String, title: String, intro: String, more: Option<(String, String)>, body: Still) -> Still {
    still! {
        <section class="section" aria-labelledby=id>
            <div class="wrap">
                <div class="section-in">
                    <div class="section-head"><h2 id=id>{title}</h2>{(!intro.is_empty()).then(|| still! { <p>{intro}</p> })}</div>
                    <div class="section-body">{body}</div>
                    {more.map(|(href, text)| still! { <p class="more"><a href=href>{text}</a></p> })}
                </div>
            </div>
        </section>
    }
}

/// Where it is and how to reach it; with its heading where it is a part of a page, and not the page.
fn contact(agency: &Record, part: bool) -> Still {
    let hours = (!agency.hours.is_empty()).then(|| agency.hours.clone().still());
    let rows = [
        ("Trụ sở", ui::address(&agency.address)),
        ("Giờ làm việc", hours),
        ("Điện thoại", ui::phone(&agency.phone)),
        ("Thư điện tử", ui::email(&agency.email)),
    ];
    let rows = rows.into_iter().filter_map(|(name, value)| Some(still! { <div><dt>{name}</dt><dd>{value?}</dd></div> }));
    still! {
        <div class="contact">
            {part.then(|| still! { <h2>"Liên hệ"</h2> })}
            <dl>{rows.collect::<Still>()}</dl>
            <p class="hint">"Chưa rõ nên gọi ai? Xem " <a href=Route::Contact.href()>"danh bạ chung"</a></p>
        </div>
    }
}

/// What became of an agency that is no more.
fn succession(agency: &Record) -> Option<Still> {
    let end = agency.valid_to.as_ref()?.display();
    let heirs = agency
        .successors
        .iter()
        .map(|heir| {
            let part = if heir.part == Part::Partial { " (một phần)" } else { "" };
            match &heir.agency {
                Some(slug) => still! { <li><a href=Route::agency(slug).href()>{heir.name}</a>{part}</li> },
                None => still! { <li>{heir.name}{part}</li> },
            }
        })
        .collect::<Still>();
    let many = agency.successors.len() > 3;
    let list = (!agency.successors.is_empty()).then(|| {
        still! {
            <details open=!many><summary>"Nơi tiếp nhận nhiệm vụ, địa bàn"</summary><ul class="heirs">{heirs}</ul></details>
        }
    });
    Some(
        still! { <div class="wrap"><div class="note note-strong"><p>{format!("Tên và tổ chức này dùng đến hết ngày {end}. Nội dung cũ vẫn giữ tại đây.")}</p>{list}</div></div> },
    )
}

fn leaders(agency: &Record) -> Still {
    let leaders = agency
        .leaders
        .iter()
        .map(|leader| still! { <li><b>{leader.role}</b><small>{leader.duty}</small></li> })
        .collect::<Still>();
    still! { <ul class="people">{leaders}</ul> }
}

fn chart(units: &[Unit], class: &'static str) -> Still {
    let units = units
        .iter()
        .map(|unit| {
            let duty = (!unit.duty.is_empty()).then(|| still! { <small>{unit.duty}</small> });
            let inner = (!unit.units.is_empty()).then(|| chart(&unit.units, "org"));
            still! { <li><b>{unit.name}</b>{duty}{inner}</li> }
        })
        .collect::<Still>();
    still! { <ul class=class>{units}</ul> }
}

/// A section of an agency's site.
pub fn section_page(query: ListQuery) -> Page {
    let ask = move |portal: Arc<dyn Portal>| -> Answer<(ListQuery, Listing, Record)> {
        let query = query.clone();
        Box::pin(async move {
            let agency = query.agency.clone().ok_or(Error::NotFound)?;
            let (query, listing) = section::listing(&portal, query).await?;
            Ok((query, listing, portal.agency(agency).await?.agency))
        })
    };
    Page::new(ask, |(query, listing, agency): &(ListQuery, Listing, Record), site: &Site| {
        let section = query.section.as_ref().and_then(|slug| site.agency_section(slug.as_str()));
        section.map(|section| section_view(site, section, agency, query, listing)).ok_or(Error::NotFound)
    })
}

fn section_view(site: &Site, section: &SectionOf, agency: &Record, query: &ListQuery, listing: &Listing) -> Still {
    let crumbs = vec![Crumb::new(agency.name.clone(), Route::agency(&agency.slug).href())];
    let path = list_href(&ListQuery { filters: Vec::new(), words: String::new(), ..query.clone() });
    let followed = section::followed(query);
    let mut ways = ui::feeds(&followed);
    ways.extend((section.kind == Kind::Schedule).then(|| ui::in_calendar(&Route::of_list(query).href())));
    let page = if listing.page > 1 { format!(", trang {}", listing.page) } else { String::new() };
    let title = format!("{}{page}", section.title);
    let own = match section.shows {
        Some(Shows::Introduction) => {
            Some(still! { <div class="part">{ui::prose(&agency.introduction)}</div> {organisation(agency)} })
        }
        Some(Shows::Leaders) => Some(still! { {leaders(agency)} {organisation(agency)} }),
        Some(Shows::Contact) => Some(contact(agency, false)),
        None => None,
    };
    // A section that has something of its own shows no “nothing here”.
    let list = (listing.total > 0 || own.is_none()).then(|| section::list(section.kind, query, listing, &site.today));
    still! {
        <div class="wrap page">
            <Head title=title description=format!("{} – {}", section.title, agency.name) path=path crumbs=crumbs standfirst=&section.intro follow=ways />
            {own}
            {list}
            {ui::follow(&followed)}
        </div>
    }
}

fn organisation(agency: &Record) -> Option<Still> {
    (!agency.units.is_empty())
        .then(|| still! { <section class="part"><h2>"Sơ đồ tổ chức"</h2>{chart(&agency.units, "org org-wide")}</section> })
}
