//! The masthead: of the portal, or of the agency whose site is being read.

use super::{alert, display, menu};
use crate::{
    app, load,
    route::{Route, with_pairs},
    still::{Still, still},
    text,
    ui::SearchBox,
};
use cong_api::{AgencyLink, Language, Site, agency::AgencyKind};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The path of the page that stands, once the app has shown one. While the answer for another one is on its way the header stays with the old
/// page; then both change in one frame.
#[derive(Clone, Copy)]
struct Stands(RwSignal<String>);

pub fn provide() {
    provide_context(Stands(RwSignal::new(String::new())));
}

/// Tells the header which page is being shown from now on.
pub fn stands(path: &str) {
    if let Some(Stands(shown)) = use_context::<Stands>()
        && shown.with_untracked(|shown| shown != path)
    {
        shown.set(path.to_owned());
    }
}

#[component]
pub fn Header() -> impl IntoView {
    let site = app::site();
    let first = use_location().pathname.get_untracked();
    let Stands(path) = expect_context::<Stands>();
    let shown = move || {
        let (path, first, taken_over) = (path.get(), first.clone(), load::taking_over());
        Suspend::new(async move {
            let site = if taken_over { None } else { site.ready().await.ok() };
            let path = if path.is_empty() { first } else { path };
            site.map_or_else(Still::as_it_is, |site| written(&site, &path))
        })
    };
    view! { <Transition fallback=|| ()>{shown}</Transition> }
}

#[cfg(feature = "browser")]
thread_local! {
    /// The header of a page that is about to be opened, and its path.
    static PLANNED: std::cell::RefCell<Option<(String, Still)>> = const { std::cell::RefCell::new(None) };
}

/// Writes the header of a page that is about to be opened, and finds out what will change.
#[cfg(feature = "browser")]
pub fn plan(site: &Site, path: &str) {
    let header = masthead(site, path);
    header.plan_at_top();
    PLANNED.set(Some((path.to_owned(), header)));
}

fn written(site: &Site, path: &str) -> Still {
    #[cfg(feature = "browser")]
    if let Some((_, header)) = PLANNED.take().filter(|(planned, _)| planned == path) {
        return header;
    }
    text::written(|| masthead(site, path))
}

/// The agency whose site a path belongs to.
fn agency_of<'a>(site: &'a Site, path: &str) -> Option<&'a AgencyLink> {
    let named = path.strip_prefix("/co-quan/").and_then(|rest| rest.split('/').next());
    let slug = named.or_else(|| site.host_agency.as_ref().filter(|_| path == "/").map(cong_api::Slug::as_str));
    site.agency(slug?)
}

fn masthead(site: &Site, path: &str) -> Still {
    let agency = agency_of(site, path).cloned();
    let home = path == Route::Home.href() && agency.is_none();
    still! {
        <div data-stays="">{alert::band(site.alerts.clone(), home)}</div>
        <header class="site-header" data-stays="">
            {match agency {
                Some(agency) => of_agency(site, &agency, path),
                None => of_portal(site, path, home),
            }}
        </header>
    }
}

fn of_portal(site: &Site, path: &str, home: bool) -> Still {
    let t = &text::words().shell;
    let day = site.today.weekday().map(|w| (t.day)(text::words().of.weekdays[w], &text::date(&site.today)));
    still! {
        <div class="wrap masthead">
            <a class="brand" href=Route::Home.href()>
                <img src="/bieu-trung.svg" width="64" height="64" alt="" />
                <span><small>{site.kicker}</small><strong>{site.title}</strong></span>
            </a>
            <div class="utility">
                <div>
                    {language_switch(site, path)}
                    {display::opener()}
                    {site.utility.iter().map(|link| still! { <a href=link.href>{link.title}</a> }).collect::<Still>()}
                </div>
                {if home {
                    still! { <p>{day}</p> }
                } else {
                    still! { <div class="masthead-search"><SearchBox id="tim-dau-trang" name=t.quick_search class="search-s" placeholder=t.quick_hint /></div> }
                }}
            </div>
            <button class="menu-open" popovertarget="menu">"Menu"</button>
        </div>
        <div class="thread"></div>
        {menu::portal(site, path)}
        {display::panel()}
    }
}

/// The same page in the other edition, or its first page, which says that this one is not there.
pub fn language_switch(site: &Site, path: &str) -> Option<Still> {
    let other = site.language.other();
    let t = &text::words().shell;
    let home = site.translation(&Route::Home.href())?.to_owned();
    let (href, title) = match site.translation(path) {
        Some(there) => (there.to_owned(), t.other_title),
        None if other == Language::En => (with_pairs(&home, &[("from".to_owned(), path.to_owned())]), t.other_missing),
        None => (home, t.other_missing),
    };
    // Another edition is another page: the app is started anew there.
    Some(
        still! { <a class="language" href=href rel="external" lang=other.tag() hreflang=other.tag() title=title>{t.other_language}</a> },
    )
}

fn of_agency(site: &Site, agency: &AgencyLink, path: &str) -> Still {
    let kind = match agency.kind {
        AgencyKind::Department => "Cơ quan thuộc Ủy ban nhân dân tỉnh",
        AgencyKind::Locality => "Địa phương",
        AgencyKind::Other => "Cơ quan, đơn vị của tỉnh",
    };
    still! {
        <div class="parent">
            <div class="wrap">
                <a href=if site.host_agency.is_some() { format!("{}/", site.origin) } else { "/".to_owned() }>
                    <img src="/bieu-trung.svg" width="24" height="24" alt="" />
                    {site.name}
                </a>
                {display::opener()}
            </div>
        </div>
        <div class="wrap agency-name">
            <div><p>{kind}</p><strong><a href=Route::agency(&agency.slug).href()>{agency.name}</a></strong></div>
            <button class="menu-open" popovertarget="menu">"Menu"</button>
        </div>
        <div class="thread"></div>
        {menu::agency(site, agency, path)}
        {display::panel()}
    }
}
