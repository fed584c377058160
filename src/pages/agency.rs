//! A component site: its first page and its sections.

use super::{query_pairs, section, slug};
use crate::{
    items,
    load::Ask,
    route::{Route, list_href, with_pairs},
    ui::{self, Crumb, Head, Html, SearchBox},
};
use cong_api::{
    AgencyHome, Error, Kind, ListQuery, Listing, Site, Slug,
    agency::{Agency as Record, Part, Unit},
    site::{AgencySection as SectionOf, Shows},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

#[component]
pub fn Agency() -> impl IntoView {
    let params = use_params_map();
    let agency = Memo::new(move |_| slug(&params.read(), "agency"));
    home_of(move || agency.get())
}

/// The first page of an agency's site.
pub fn home_of(agency: impl Fn() -> Result<Slug, Error> + Send + Sync + 'static) -> AnyView {
    let ask = move || {
        let agency = agency()?;
        Ok(Ask::new(agency.to_string(), move |portal| portal.agency(agency.clone())))
    };
    ui::answer(ask, |home: AgencyHome, site: &Site| home_view(home, site))
}

fn home_view(home: AgencyHome, site: &Site) -> AnyView {
    let agency = home.agency.clone();
    let path = Route::agency(&agency.slug).href();
    let description = if agency.tagline.is_empty() { format!("Trang của {}", agency.name) } else { agency.tagline.clone() };
    let mut chapters: Vec<AnyView> = Vec::new();
    let mut chapter = |title: &str, intro: &str, more: Option<(String, &str)>, body: AnyView| {
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
            .into_iter()
            .take(12)
            .map(|f| view! { <a href=with_pairs(&list, &[("linh-vuc".to_owned(), f.value)])>{f.label}<span>{f.count}" thủ tục"</span></a> })
            .collect_view();
        chapter(
            "Thủ tục theo lĩnh vực",
            "",
            more(Kind::Procedure, "Tất cả thủ tục"),
            view! { <div class="fields">{fields}</div> }.into_any(),
        );
    }
    if !home.news.is_empty() {
        chapter("Tin mới", "", more(Kind::Article, "Tất cả tin"), items::list(Kind::Article, home.news));
    }
    if !home.documents.is_empty() {
        chapter("Văn bản", "", more(Kind::Document, "Tất cả văn bản"), items::list(Kind::Document, home.documents));
    }
    if !home.schedule.is_empty() {
        chapter("Lịch công tác", "", more(Kind::Schedule, "Cả tuần, tuần sau"), items::schedule::agenda(home.schedule));
    }
    if !home.questions.is_empty() {
        chapter(
            "Hỏi đáp",
            "Trả lời trong 15 ngày làm việc.",
            more(Kind::Question, "Tất cả câu hỏi"),
            items::list(Kind::Question, home.questions),
        );
    }
    if !agency.leaders.is_empty() {
        chapter(
            "Lãnh đạo",
            "Theo chức danh và lĩnh vực phụ trách.",
            shown(Shows::Leaders, "Lãnh đạo và sơ đồ tổ chức"),
            leaders(&agency),
        );
    }
    if !home.pages.is_empty() {
        chapter("Tìm hiểu thêm", "", shown(Shows::Introduction, "Giới thiệu"), items::list(Kind::Page, home.pages));
    }
    let procedures = (!home.procedures.is_empty()).then(|| {
        view! { <div class="most-used"><h2 class="h-list">"Thủ tục thường làm"</h2>{items::procedure::toc(home.procedures)}</div> }
    });
    view! {
        <Head title=agency.name.clone() description=description path=path.clone() bare=true follow=ui::feeds(&path) />
        <div class="band">
            <div class="wrap agency-top">
                <div>
                    {title(&agency)}
                    <SearchBox id="tim-co-quan" name="Tìm trong trang của cơ quan" label="Tìm trong trang này" agency=agency.slug.to_string() />
                    {procedures}
                </div>
                {contact(&agency, true)}
            </div>
        </div>
        {succession(&agency)}
        {chapters}
        <div class="wrap">{ui::follow(&path)}</div>
    }
    .into_any()
}

/// The name stands large in the masthead already: here it is said, and the motto is read.
fn title(agency: &Record) -> AnyView {
    if agency.tagline.is_empty() {
        return view! { <h1 class="agency-title">{agency.name.clone()}</h1> }.into_any();
    }
    view! { <h1 class="agency-title"><span class="vh">{format!("{}: ", agency.name)}</span>{agency.tagline.clone()}</h1> }
        .into_any()
}

/// A chapter of a first page: title in the margin, content beside it, “see all” last.
pub fn chapter_view(id: String, title: String, intro: String, more: Option<(String, String)>, body: AnyView) -> AnyView {
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <div class="wrap">
                <div class="section-in">
                    <div class="section-head"><h2 id=id.clone()>{title}</h2>{(!intro.is_empty()).then(|| view! { <p>{intro}</p> })}</div>
                    <div class="section-body">{body}</div>
                    {more.map(|(href, text)| view! { <p class="more"><a href=href>{text}</a></p> })}
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// Where it is and how to reach it; with its heading where it is a part of a page, and not the page.
fn contact(agency: &Record, part: bool) -> AnyView {
    let hours = (!agency.hours.is_empty()).then(|| agency.hours.clone().into_any());
    let rows = [
        ("Trụ sở", ui::address(&agency.address)),
        ("Giờ làm việc", hours),
        ("Điện thoại", ui::phone(&agency.phone)),
        ("Thư điện tử", ui::email(&agency.email)),
    ];
    let rows = rows.into_iter().filter_map(|(name, value)| Some(view! { <div><dt>{name}</dt><dd>{value?}</dd></div> }));
    view! {
        <div class="contact">
            {part.then(|| view! { <h2>"Liên hệ"</h2> })}
            <dl>{rows.collect_view()}</dl>
            <p class="hint">"Chưa rõ nên gọi ai? Xem " <a href=Route::Contact.href()>"danh bạ chung"</a></p>
        </div>
    }
    .into_any()
}

/// What became of an agency that is no more.
fn succession(agency: &Record) -> Option<AnyView> {
    let end = agency.valid_to.as_ref()?.display();
    let heirs = agency
        .successors
        .iter()
        .map(|heir| {
            let part = if heir.part == Part::Partial { " (một phần)" } else { "" };
            match &heir.agency {
                Some(slug) => view! { <li><a href=Route::agency(slug).href()>{heir.name.clone()}</a>{part}</li> }.into_any(),
                None => view! { <li>{heir.name.clone()}{part}</li> }.into_any(),
            }
        })
        .collect_view();
    let many = agency.successors.len() > 3;
    let list = (!agency.successors.is_empty()).then(|| {
        view! {
            <details open=!many><summary>"Nơi tiếp nhận nhiệm vụ, địa bàn"</summary><ul class="heirs">{heirs}</ul></details>
        }
    });
    Some(view! { <div class="wrap"><div class="note note-strong"><p>{format!("Tên và tổ chức này dùng đến hết ngày {end}. Nội dung cũ vẫn giữ tại đây.")}</p>{list}</div></div> }.into_any())
}

fn leaders(agency: &Record) -> AnyView {
    agency
        .leaders
        .iter()
        .map(|leader| view! { <li><b>{leader.role.clone()}</b><small>{leader.duty.clone()}</small></li> })
        .collect_view()
        .into_any_list("people")
}

trait InList {
    fn into_any_list(self, class: &'static str) -> AnyView;
}

impl<V: IntoView + 'static> InList for V {
    fn into_any_list(self, class: &'static str) -> AnyView {
        view! { <ul class=class>{self}</ul> }.into_any()
    }
}

fn chart(units: &[Unit], class: &'static str) -> AnyView {
    units
        .iter()
        .map(|unit| {
            let duty = (!unit.duty.is_empty()).then(|| view! { <small>{unit.duty.clone()}</small> });
            let inner = (!unit.units.is_empty()).then(|| chart(&unit.units, "org"));
            view! { <li><b>{unit.name.clone()}</b>{duty}{inner}</li> }
        })
        .collect_view()
        .into_any_list(class)
}

/// A section of an agency's site.
#[component]
pub fn AgencySection() -> impl IntoView {
    let params = use_params_map();
    let pairs = query_pairs();
    let query = Memo::new(move |_| {
        let params = params.read();
        ListQuery::from_pairs(Some(slug(&params, "agency")?), slug(&params, "section")?, pairs())
    });
    let ask = move || {
        let query: ListQuery = query.get()?;
        Ok(Ask::new(list_href(&query), move |portal| {
            let query = query.clone();
            Box::pin(async move {
                let agency = query.agency.clone().ok_or(Error::NotFound)?;
                let (query, listing) = section::listing(&portal, query).await?;
                Ok((query, listing, portal.agency(agency).await?.agency))
            })
        }))
    };
    ui::answer(ask, |(query, listing, agency): (ListQuery, Listing, Record), site: &Site| {
        let section = query.section.as_ref().and_then(|slug| site.agency_section(slug.as_str())).cloned();
        match section {
            Some(section) => section_view(site, &section, &agency, query, listing),
            None => ui::failure(&Error::NotFound, || ()),
        }
    })
}

fn section_view(site: &Site, section: &SectionOf, agency: &Record, query: ListQuery, listing: Listing) -> AnyView {
    let crumbs = vec![Crumb::new(agency.name.clone(), Route::agency(&agency.slug).href())];
    let path = list_href(&ListQuery { filters: Vec::new(), words: String::new(), ..query.clone() });
    let followed = section::followed(&query);
    let mut ways = ui::feeds(&followed);
    ways.extend((section.kind == Kind::Schedule).then(|| ui::in_calendar(&Route::of_list(&query).href())));
    let page = if listing.page > 1 { format!(", trang {}", listing.page) } else { String::new() };
    let title = format!("{}{page}", section.title);
    let own = match section.shows {
        Some(Shows::Introduction) => {
            Some(view! { <div class="part"><Html html=agency.introduction.clone() /></div> {organisation(agency)} }.into_any())
        }
        Some(Shows::Leaders) => Some(view! { {leaders(agency)} {organisation(agency)} }.into_any()),
        Some(Shows::Contact) => Some(contact(agency, false)),
        None => None,
    };
    // A section that has something of its own shows no “nothing here”.
    let list = (listing.total > 0 || own.is_none()).then(|| section::list(section.kind, query, listing, &site.today));
    view! {
        <div class="wrap page">
            <Head title=title description=format!("{} – {}", section.title, agency.name) path=path crumbs=crumbs standfirst=section.intro.clone() follow=ways />
            {own}
            {list}
            {ui::follow(&followed)}
        </div>
    }
    .into_any()
}

fn organisation(agency: &Record) -> Option<AnyView> {
    (!agency.units.is_empty()).then(|| {
        view! { <section class="part"><h2>"Sơ đồ tổ chức"</h2>{chart(&agency.units, "org org-wide")}</section> }.into_any()
    })
}
