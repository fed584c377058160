//! One file for each kind of item: how it stands in a list, and its full view.

pub mod album;
pub mod announcement;
pub mod article;
pub mod consultation;
pub mod contact;
pub mod destination;
pub mod document;
pub mod feedback;
pub mod gazette;
pub mod page;
pub mod poll;
pub mod procedure;
pub mod project;
pub mod question;
pub mod research;
pub mod schedule;
pub mod statistics;

mod checklist;
mod frame;

use crate::{
    route::Route,
    still::{Put, Still, still},
    text,
    ui::Row,
};
use cong_api::{Brief, Detail, Item, ItemPage, ItemSummary, Kind, Site};

/// Items of a list in the form that suits its kind; items of other kinds among them become plain rows.
pub fn list(kind: Kind, items: &[ItemSummary]) -> Still {
    let alike = items.iter().all(|item| item.kind == kind);
    match kind {
        Kind::Document if alike => document::register(items),
        Kind::Procedure => procedure::toc(items),
        Kind::Contact if alike => contact::directory(items),
        Kind::Destination | Kind::Album => destination::gallery(items),
        Kind::Article => article::list(items),
        Kind::Schedule if alike => schedule::agenda(items),
        _ => still! { <ul class="rows">{items.iter().map(row).collect::<Still>()}</ul> },
    }
}

/// Any item as a row.
pub fn row(item: &ItemSummary) -> Still {
    let href = Route::item(&item.address).href();
    let (kicker, meta) = lines(item);
    let summary = if matches!(item.brief, Brief::Contact { .. }) { "" } else { &item.summary };
    still! { <Row href=href title=&item.title kicker=kicker summary=summary meta=meta.still() /> }
}

/// The line over a row's title and the line below it.
pub fn lines(item: &ItemSummary) -> (String, String) {
    let published = text::near_day(&item.published.date());
    let agency = &item.agency.name;
    match &item.brief {
        Brief::Nothing if item.kind == Kind::Page => (String::new(), agency.clone()),
        Brief::Nothing => (String::new(), format!("{published} · {agency}")),
        Brief::Document { number, authority, issued, status, .. } => {
            (number.clone(), format!("{authority} · {} · {}", issued.display(), text::status(*status)))
        }
        Brief::Gazette { number, date, documents } => {
            (format!("Số {number}"), format!("{} · {documents} văn bản", date.display()))
        }
        Brief::Procedure { code, field, time, fee, .. } => (format!("{code} · {field}"), dotted(&[time, fee])),
        Brief::Project { field, cost, period, state } => {
            (format!("{} · {field}", text::project_state(*state)), dotted(&[cost, period]))
        }
        Brief::Consultation { opens, closes, opinions } => (
            format!("{} – {}", opens.display(), closes.display()),
            if *opinions == 0 { "Chưa có ý kiến".to_owned() } else { format!("{opinions} ý kiến") },
        ),
        Brief::Question { asked, answered, state } => (
            text::case_state(*state).to_owned(),
            match answered {
                Some(day) => format!("Hỏi {}, trả lời {} · {agency}", asked.display(), day.display()),
                None => format!("Hỏi {} · {agency}", asked.display()),
            },
        ),
        Brief::Feedback { category, place, received, state } => {
            (format!("{} · {category}", text::case_state(*state)), format!("{place} · nhận ngày {}", received.display()))
        }
        Brief::Schedule { leader, start, place, .. } => (leader.clone(), dotted(&[&start.display(), place])),
        Brief::Research { field, lead, period } => (field.clone(), dotted(&[lead, period])),
        Brief::Statistics { unit, source } => (String::new(), format!("Đơn vị: {unit} · Nguồn: {source}")),
        Brief::Poll { closes } => ("Thăm dò ý kiến".to_owned(), format!("Đến ngày {}", closes.display())),
        Brief::Album { pictures } => (String::new(), format!("{} · {published}", (text::of_pages().item.pictures)(*pictures))),
        Brief::Destination { place, season, .. } => (place.clone(), season.clone()),
        Brief::Contact { position, unit, phone, .. } => (position.clone(), dotted(&[unit, phone])),
        Brief::Announcement { category, deadline } => (
            category.clone(),
            match deadline {
                Some(day) => format!("{} · {agency}", (text::of_pages().item.due)(&text::date(day))),
                None => format!("{published} · {agency}"),
            },
        ),
    }
}

/// The parts that are not empty, with dots between.
pub fn dotted(parts: &[&str]) -> String {
    joined(parts, " · ")
}

/// The parts that are not empty, with something between.
fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between)
}

/// Where a search hit belongs: kind, number or agency.
pub fn place_line(item: &ItemSummary) -> String {
    let kind = text::kind(item.kind);
    match &item.brief {
        Brief::Document { number, .. } => format!("{kind} · {number}"),
        Brief::Procedure { code, field, .. } => format!("{kind} · {code} · {field}"),
        Brief::Destination { place, .. } => format!("{kind} · {place}"),
        _ => format!("{kind} · {} · {}", item.agency.name, text::date(&item.published.date())),
    }
}

/// The line over an item's h1.
pub fn kicker(item: &Item) -> Option<Still> {
    let two = |name: &str, strong: &str, rest: &str| {
        let rest = (!rest.is_empty()).then(|| format!(" · {rest}"));
        Some(still! { {name}" "<b>{strong}</b>{rest} })
    };
    let t = &text::of_pages().procedure;
    match &item.detail {
        Detail::Procedure(p) => two(t.code, &p.code, &(t.field)(&p.field)),
        Detail::Document(d) => two(&d.form, &d.number, &d.authority),
        Detail::Gazette(g) => two("Công báo số", &g.number, &g.date.display()),
        Detail::Project(p) => two(text::project_state(p.state), "", &p.field),
        Detail::Question(q) => two(text::case_state(q.state), &q.code, &item.agency.name),
        Detail::Feedback(f) => two(text::case_state(f.state), &f.code, &f.category),
        Detail::Research(r) => two(&r.level, &r.code, &r.field),
        Detail::Announcement(a) => two(&a.category, "", ""),
        Detail::Destination(d) => two(&d.place, "", ""),
        Detail::Consultation(_) => two("Lấy ý kiến dự thảo", "", &item.agency.name),
        _ => None,
    }
}

/// The schema.org type that search engines know.
#[cfg(feature = "ssr")]
pub fn schema_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "NewsArticle",
        Kind::Document | Kind::Gazette => "Legislation",
        Kind::Procedure => "GovernmentService",
        Kind::Destination => "TouristAttraction",
        Kind::Statistics => "Dataset",
        Kind::Album => "ImageGallery",
        _ => "WebPage",
    }
}

/// The full view of an item.
pub fn view(page: &ItemPage, site: &Site) -> Still {
    let ItemPage { item, related } = page;
    match &item.detail {
        Detail::Article(article) => article::view(item, article, related),
        Detail::Page(standing) => page::view(item, standing, related),
        Detail::Document(document) => document::view(item, document, related),
        Detail::Gazette(gazette) => gazette::view(item, gazette),
        Detail::Procedure(procedure) => procedure::view(item, procedure, related),
        Detail::Project(project) => project::view(item, project, related),
        Detail::Consultation(consultation) => consultation::view(item, consultation, &site.today),
        Detail::Question(question) => question::view(item, question, related),
        Detail::Feedback(feedback) => feedback::view(item, feedback, related),
        Detail::Schedule(schedule) => schedule::view(item, schedule),
        Detail::Research(research) => research::view(item, research, related),
        Detail::Statistics(statistics) => statistics::view(item, statistics, related),
        Detail::Poll(poll) => poll::view(item, poll, &site.today),
        Detail::Album(album) => album::view(item, album, related),
        Detail::Destination(destination) => destination::view(item, destination, related),
        Detail::Contact(contact) => contact::view(item, contact),
        Detail::Announcement(announcement) => announcement::view(item, announcement, related),
    }
}
