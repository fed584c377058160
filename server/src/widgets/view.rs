//! How each kind of widget looks. The sheet is `widgets/widget.css`; heights are promised in `kind.rs`.

use super::{
    content::{Content, List, Shown},
    kind::WidgetKind,
    query::Query,
    words::Words,
};
use cong::{
    items::{self, document},
    route::Route,
    still::{Put, Still, still},
    text,
    ui::{self, Fact},
};
use cong_api::{
    Brief, Item, ItemSummary, Kind, Language, Site,
    agency::Agency,
    kinds::{Consultation, Procedure},
    site::Alert,
};

/// Characters after which a fact of a procedure is cut: three lines of a narrow frame.
const LONGEST_FACT: usize = 60;

/// A widget, ready to be put into its page.
pub struct Look {
    /// What the page is called.
    pub title: String,
    /// Classes of the body.
    pub class: &'static str,
    pub view: Still,
    /// Where the portal shows all of it.
    pub href: String,
}

/// What the views of one widget share.
struct Scene<'a> {
    words: &'static Words,
    site: &'a Site,
    /// The language of the content, where it is not that of the widget.
    foreign: Option<&'static str>,
    /// The edition that links lead to.
    edition: Language,
}

pub fn look(query: &Query, content: Content) -> Look {
    let Content { language, site, shown } = content;
    let scene = Scene {
        words: Words::of(query.language),
        site: &site,
        foreign: (language != query.language).then(|| language.tag()),
        edition: language,
    };
    match shown {
        Shown::Items(list) => scene.list(list, "rows", Scene::item),
        Shown::Documents(list) => scene.list(list, "rows documents", Scene::document),
        Shown::Schedule(list) => scene.list(list, "rows schedule", Scene::entry),
        Shown::Procedure(found) => scene.procedure(&found.0, &found.1),
        Shown::Search(agency) => scene.search(query.kind, agency.as_deref()),
        Shown::Alerts(alerts) => scene.alerts(alerts),
        Shown::Consultation(Ok(found)) => scene.consultation(&found.0, &found.1),
        Shown::Consultation(Err(section)) => scene.no_consultation(&section),
        Shown::Contact(agency) => scene.contact(&agency, query.language),
    }
}

impl Scene<'_> {
    fn href(&self, route: &Route) -> String {
        route.path(self.edition)
    }

    fn item_href(&self, item: &ItemSummary) -> String {
        self.href(&Route::item(&item.address))
    }

    /// Two lines over everything: whose it is, and what.
    fn head(&self, kicker: String, title: String, href: String, class: &'static str) -> Still {
        let foreign = self.foreign;
        still! { <div class="head" lang=foreign><p class="line">{kicker}</p><h1 class=class><a href=href>{title}</a></h1></div> }
    }

    /// The way to all of it, and whose portal this is.
    fn foot(&self, href: String, text: &'static str) -> Still {
        let home = Route::Home.path(self.site.language);
        still! { <p class="foot"><a href=href>{text}</a><a class="from" href=home>{host(self.site)}</a></p> }
    }

    fn list(&self, list: List, class: &'static str, row: fn(&Self, ItemSummary) -> Option<Still>) -> Look {
        let href = self.href(&list.all);
        let rows: Vec<_> = list.items.into_iter().filter_map(|item| row(self, item)).collect();
        let foreign = self.foreign;
        let nothing = if class == "rows schedule" { self.words.no_entries } else { self.words.nothing };
        let rows = if rows.is_empty() {
            still! { <p class="none">{nothing}</p> }
        } else {
            still! { <ul class=class lang=foreign>{rows}</ul> }
        };
        let view = still! {
            {self.head(list.owner.clone(), list.title.clone(), href.clone(), "line")}
            {rows}
            {self.foot(href.clone(), self.words.all)}
        };
        Look { title: format!("{} – {}", list.title, list.owner), class: "", view: view.still(), href }
    }

    #[expect(clippy::unnecessary_wraps, reason = "a row of a list, as the other two")]
    fn item(&self, item: ItemSummary) -> Option<Still> {
        let href = self.item_href(&item);
        let (before, after) = items::lines(&item);
        let meta = items::dotted(&[&before, &after]);
        // A contact says in its meta what its summary says.
        let summary = if item.kind == Kind::Contact { String::new() } else { item.summary };
        Some(still! { <li>{headline(href, item.title, summary)}<p class="meta line">{meta}</p></li> })
    }

    fn document(&self, item: ItemSummary) -> Option<Still> {
        let href = self.item_href(&item);
        let Brief::Document { number, issued, status, .. } = item.brief else { return None };
        Some(still! {
            <li>
                <p class="number line">{number}</p>
                {headline(href, item.title, item.summary)}
                <p class="meta line">{text::date(&issued)}" · "{document::status(status)}</p>
            </li>
        })
    }

    fn entry(&self, item: ItemSummary) -> Option<Still> {
        let href = self.item_href(&item);
        let Brief::Schedule { leader, start, place, .. } = item.brief else { return None };
        let day = start.date();
        let today = day == self.site.today;
        let name = if today { self.words.today } else { day.weekday().map_or("", |w| text::words().of.weekdays[w]) };
        let when = format!("{name}, {}", text::stamp(&start));
        let (class, moment) = (today.then_some("today"), start.0.clone());
        Some(still! {
            <li class=class>
                <p class="meta line"><time datetime=moment>{when}</time></p>
                {headline(href, item.title, item.summary)}
                <p class="meta line">{items::dotted(&[&leader, &place])}</p>
            </li>
        })
    }

    fn procedure(&self, item: &Item, procedure: &Procedure) -> Look {
        let t = &text::of_pages().procedure;
        let href = self.href(&Route::item(&item.address));
        let glance = procedure.at_a_glance();
        let facts = ui::facts(vec![
            Fact::new(t.fee, short(&glance.fee), short(&glance.fee_note)),
            Fact::new(t.time, short(&glance.time), short(&glance.time_note)),
            Fact::new(t.place, short(&glance.place), short(&glance.place_note)),
            Fact::new(t.online, text::online(procedure.online), ""),
        ]);
        let foreign = self.foreign;
        let papers = procedure.papers.iter().find(|case| !case.items.is_empty()).map(|case| {
            let count = case.items.len();
            let rows = case
                .items
                .iter()
                .map(|paper| still! { <li><span class="two">{paper.name.clone()}</span></li> })
                .collect::<Still>();
            still! { <h2 class="sub">{(self.words.papers_of)(count)}</h2><ul class="fit" lang=foreign>{rows}</ul> }
        });
        let kicker = items::dotted(&[self.words.procedure, &procedure.code, &procedure.field]);
        let view = still! {
            {self.head(kicker, item.title.clone(), href.clone(), "three")}
            <div lang=foreign>{facts}</div>
            {papers}
            {self.foot(href.clone(), self.words.open_procedure)}
        };
        Look { title: item.title.clone(), class: "", view: view.still(), href }
    }

    fn search(&self, kind: WidgetKind, agency: Option<&Agency>) -> Look {
        let action = self.href(&Route::Search);
        let procedures = kind == WidgetKind::ProceduresSearch;
        let label = match agency {
            Some(agency) if procedures => (self.words.search_procedures)(&agency.name),
            Some(agency) => (self.words.search_in)(&agency.name),
            None => (self.words.title)(kind).to_owned(),
        };
        let scope = agency.map(|agency| still! { <input type="hidden" name="co-quan" value=agency.slug.to_string() /> });
        let only = procedures.then(|| still! { <input type="hidden" name="loai" value=Kind::Procedure.token() /> });
        let view = still! {
            <form class="asking" role="search" aria-label=label.clone() method="get" action=action.clone()>
                <h1><label class="two" for="q">{label.clone()}</label></h1>
                <div class="search">
                    <input id="q" name="q" type="search" autocomplete="off" maxlength="300" placeholder=self.site.examples.first().cloned() />
                    {scope}
                    {only}
                    <button>{text::words().search_box.button}</button>
                </div>
                <p class="hint line">{(self.words.opens_at)(&host(self.site))}</p>
            </form>
        };
        Look { title: label, class: "", view: view.still(), href: action }
    }

    fn alerts(&self, alerts: Vec<Alert>) -> Look {
        let title = (self.words.title)(WidgetKind::Alerts).to_owned();
        let home = self.href(&Route::Home);
        let more = alerts.len().saturating_sub(1);
        let Some(alert) = alerts.into_iter().next() else {
            let view = still! {
                <h1>{self.words.no_alert}</h1>
                <p class="meta line">{host(self.site)}" · "<a href=self.href(&Route::Contact)>{self.words.numbers}</a></p>
            };
            return Look { title, class: "band", view: view.still(), href: home };
        };
        let href = format!("{home}#canh-bao");
        let plate = format!("alert-plate alert-plate-{}", alert.level.clamp(1, 5));
        let until = (self.words.until)(&text::stamp(&alert.to));
        let more = (more > 0).then(|| (self.words.more_alerts)(more));
        let call = alert.hotlines.first().map(|line| {
            let name = format!("{} {}", line.name, line.phone);
            still! { <a href=ui::dial(&line.phone)>{name}</a>" · " }
        });
        let rest = items::dotted(&[&until, &more.unwrap_or_default(), &alert.area]);
        let view = still! {
            <div class="warning" lang=self.foreign>
                <p class=plate>{(text::words().alert.level)(alert.level)}</p>
                <div>
                    <h1 class="two"><a href=href.clone()>{alert.title.clone()}</a></h1>
                    <p class="meta line">{call}{rest}</p>
                </div>
            </div>
        };
        Look { title: format!("{title}: {}", alert.title), class: "band warned", view: view.still(), href }
    }

    fn consultation(&self, item: &Item, own: &Consultation) -> Look {
        let href = self.href(&Route::item(&item.address));
        let today = &self.site.today;
        let left = today.days_until(&own.closes).unwrap_or(-1);
        let (state, open) = match left {
            _ if *today < own.opens => ((self.words.not_open)(&own.opens), true),
            0 => (self.words.last_day.to_owned(), true),
            1.. => ((self.words.days_left)(left), true),
            _ => ((self.words.closed)(&own.closes), false),
        };
        let class = if open { "left" } else { "left closed" };
        let until = if open { (self.words.taken_until)(&own.closes) } else { String::new() };
        let kicker = items::dotted(&[(self.words.title)(WidgetKind::Consultation), &item.agency.name]);
        let view = still! {
            {self.head(kicker, item.title.clone(), href.clone(), "three")}
            <p class=class>{state}</p>
            <p class="dates">{items::dotted(&[&until, &(self.words.opinions)(own.opinions.len())])}</p>
            <p class="sum two">{item.summary.clone()}</p>
            {self.foot(href.clone(), if open { self.words.open_draft } else { self.words.open_outcome })}
        };
        Look { title: item.title.clone(), class: "", view: view.still(), href }
    }

    fn no_consultation(&self, section: &Route) -> Look {
        let title = (self.words.title)(WidgetKind::Consultation).to_owned();
        let href = self.href(section);
        let view = still! {
            {self.head(self.site.name.clone(), title.clone(), href.clone(), "line")}
            <p class="none">{self.words.no_draft}</p>
            {self.foot(href.clone(), self.words.all)}
        };
        Look { title, class: "", view: view.still(), href }
    }

    fn contact(&self, agency: &Agency, language: Language) -> Look {
        let shell = &text::words().shell;
        let href = self.href(&Route::agency(&agency.slug));
        let english = language == Language::En && !agency.english.is_empty();
        let name = if english { agency.english.clone() } else { agency.name.clone() };
        let hours = (!agency.hours.is_empty()).then(|| agency.hours.clone().still());
        let rows = [
            (shell.address, ui::address(&agency.address)),
            (shell.phone, ui::phone(&agency.phone)),
            (shell.email, ui::email(&agency.email)),
            (self.words.hours, hours),
        ];
        let rows: Vec<_> =
            rows.into_iter().filter_map(|(name, value)| Some(still! { <div><dt>{name}</dt><dd>{value?}</dd></div> })).collect();
        let foreign = self.foreign;
        // Whom to ask for, as far as there is room.
        let leaders = (!agency.leaders.is_empty()).then(|| {
            let rows = agency.leaders.iter().map(|leader| {
                let duty = (!leader.duty.is_empty()).then(|| still! { <small>{leader.duty.clone()}</small> });
                still! { <li><span class="two">{leader.role.clone()}". "{duty}</span></li> }
            });
            still! { <h2 class="sub">{self.words.leaders}</h2><ul class="fit" lang=foreign>{rows.collect::<Still>()}</ul> }
        });
        let reach = (!rows.is_empty()).then(|| still! { <dl class="reach">{rows}</dl> });
        let lang = foreign.filter(|_| !english);
        let view = still! {
            <div class="head"><p class="line">{self.words.contact}</p><h1 class="two" lang=lang><a href=href.clone()>{name.clone()}</a></h1></div>
            {reach}
            {leaders}
            {self.foot(href.clone(), self.words.open_agency)}
        };
        Look { title: format!("{}: {name}", self.words.contact), class: "", view: view.still(), href }
    }
}

/// A title, and as much of its summary as the two lines hold on a wide frame.
fn headline(href: String, title: String, summary: String) -> Still {
    let summary = (!summary.is_empty()).then(|| still! { " "<span class="sum">{summary}</span> });
    still! { <p class="two"><a href=href>{title}</a>{summary}</p> }
}

/// The host of the canonical addresses: whose portal it is, in the form that people know it by.
fn host(site: &Site) -> String {
    site.origin.split_once("://").map_or(site.origin.as_str(), |(_, host)| host).to_owned()
}

/// What cannot be shown, with a way on.
pub fn lost(words: &Words, site: &Site, name: &'static str) -> Look {
    let title = (words.lost)(name).to_owned();
    let href = Route::Home.path(site.language);
    let view = still! {
        <div class="lost"><h1>{title.clone()}</h1><p>{words.lost_text}</p></div>
        <p class="foot"><a href=href.clone()>{words.to_portal}</a><a class="from" href=href.clone()>{host(site)}</a></p>
    };
    Look { title, class: "", view: view.still(), href }
}

/// A long answer cut between words.
fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST_FACT {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST_FACT).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':']))
}
