//! The masthead: of the portal, or of the agency whose site is being read.

use super::{AlertBand, display, menu};
use crate::{
    app,
    route::{Route, with_pairs},
    text,
    ui::SearchBox,
};
use cong_api::{AgencyLink, Language, Site, agency::AgencyKind};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn Header() -> impl IntoView {
    let site = app::site();
    let path = use_location().pathname;
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                site.ready().await.ok().map(|site| view! { {move || masthead(&site, &path.get())} })
            })}
        </Transition>
    }
}

/// The agency whose site a path belongs to.
fn agency_of<'a>(site: &'a Site, path: &str) -> Option<&'a AgencyLink> {
    let named = path.strip_prefix("/co-quan/").and_then(|rest| rest.split('/').next());
    let slug = named.or_else(|| site.host_agency.as_ref().filter(|_| path == "/").map(cong_api::Slug::as_str));
    site.agency(slug?)
}

fn masthead(site: &Site, path: &str) -> AnyView {
    let agency = agency_of(site, path).cloned();
    let home = path == Route::Home.href() && agency.is_none();
    view! {
        <AlertBand alerts=site.alerts.clone() whole=home />
        <header class="site-header">
            {match agency {
                Some(agency) => of_agency(site, &agency, path),
                None => of_portal(site, path, home),
            }}
        </header>
    }
    .into_any()
}

fn of_portal(site: &Site, path: &str, home: bool) -> AnyView {
    let t = &text::words().shell;
    let day = site.today.weekday().map(|w| (t.day)(text::words().of.weekdays[w], &text::date(&site.today)));
    view! {
        <div class="wrap masthead">
            <a class="brand" href=Route::Home.href()>
                <img src="/bieu-trung.svg" width="64" height="64" alt="" />
                <span><small>{site.kicker.clone()}</small><strong>{site.title.clone()}</strong></span>
            </a>
            <div class="utility">
                <div>
                    {language_switch(site, path)}
                    {display::opener()}
                    {site.utility.iter().map(|link| view! { <a href=link.href.clone()>{link.title.clone()}</a> }).collect_view()}
                </div>
                {if home {
                    view! { <p>{day}</p> }.into_any()
                } else {
                    view! { <div class="masthead-search"><SearchBox id="tim-dau-trang" name=t.quick_search class="search-s" placeholder=t.quick_hint /></div> }.into_any()
                }}
            </div>
            <button class="menu-open" popovertarget="menu">"Menu"</button>
        </div>
        <div class="thread"></div>
        {menu::portal(site, path)}
        {display::panel()}
    }
    .into_any()
}

/// The same page in the other edition, or its first page, which says that this one is not there.
pub fn language_switch(site: &Site, path: &str) -> Option<AnyView> {
    let other = site.language.other();
    let t = &text::words().shell;
    let home = site.translation(&Route::Home.href())?.to_owned();
    let (href, title) = match site.translation(path) {
        Some(there) => (there.to_owned(), t.other_title),
        None if other == Language::En => (with_pairs(&home, &[("from".to_owned(), path.to_owned())]), t.other_missing),
        None => (home, t.other_missing),
    };
    // Another edition is another page: the app is started anew there.
    Some(view! { <a class="language" href=href rel="external" lang=other.tag() hreflang=other.tag() title=title>{t.other_language}</a> }.into_any())
}

fn of_agency(site: &Site, agency: &AgencyLink, path: &str) -> AnyView {
    let kind = match agency.kind {
        AgencyKind::Department => "Cơ quan thuộc Ủy ban nhân dân tỉnh",
        AgencyKind::Locality => "Địa phương",
        AgencyKind::Other => "Cơ quan, đơn vị của tỉnh",
    };
    view! {
        <div class="parent">
            <div class="wrap">
                <a href=if site.host_agency.is_some() { format!("{}/", site.origin) } else { "/".to_owned() }>
                    <img src="/bieu-trung.svg" width="24" height="24" alt="" />
                    {site.name.clone()}
                </a>
                {display::opener()}
            </div>
        </div>
        <div class="wrap agency-name">
            <div><p>{kind}</p><strong><a href=Route::agency(&agency.slug).href()>{agency.name.clone()}</a></strong></div>
            <button class="menu-open" popovertarget="menu">"Menu"</button>
        </div>
        <div class="thread"></div>
        {menu::agency(site, agency, path)}
        {display::panel()}
    }
    .into_any()
}
