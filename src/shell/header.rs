//! The masthead: of the portal, or of the agency whose site is being read.

use super::{AlertBand, menu};
use crate::{app, route::Route, text::vi, ui::SearchBox};
use cong_api::{AgencyLink, Site, agency::AgencyKind};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn Header() -> impl IntoView {
    let site = app::site();
    let path = use_location().pathname;
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                site.await.ok().map(|site| view! { {move || masthead(&site, &path.get())} })
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
    let home = path == "/" && agency.is_none();
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
    let day = site.today.weekday().map(|w| format!("{}, ngày {}", vi::WEEKDAYS[w], site.today.display()));
    view! {
        <div class="wrap masthead">
            <a class="brand" href="/">
                <img src="/bieu-trung.svg" width="64" height="64" alt="" />
                <span><small>{site.kicker.clone()}</small><strong>{site.title.clone()}</strong></span>
            </a>
            <div class="utility">
                <div>
                    {site.utility.iter().map(|link| view! { <a href=link.href.clone()>{link.title.clone()}</a> }).collect_view()}
                </div>
                {if home {
                    view! { <p>{day}</p> }.into_any()
                } else {
                    view! { <div class="masthead-search"><SearchBox id="tim-dau-trang" name="Tìm nhanh" class="search-s" placeholder="Tìm thủ tục, văn bản" /></div> }.into_any()
                }}
            </div>
            <button class="menu-open" popovertarget="menu">"Menu"</button>
        </div>
        <div class="thread"></div>
        {menu::portal(site, path)}
    }
    .into_any()
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
            </div>
        </div>
        <div class="wrap agency-name">
            <div><p>{kind}</p><strong><a href=Route::agency(&agency.slug).path()>{agency.name.clone()}</a></strong></div>
            <button class="menu-open" popovertarget="menu">"Menu"</button>
        </div>
        <div class="thread"></div>
        {menu::agency(site, agency, path)}
    }
    .into_any()
}
