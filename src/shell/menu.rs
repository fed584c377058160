//! The menu: groups of sections. A phone shows it as a sheet (popover), a desk as a bar with panels (details). It needs no script.

use super::{display, header};
use crate::{
    route::Route,
    still::{Still, still},
    text,
};
use cong_api::{AgencyLink, Site, site::Group};

pub fn portal(site: &Site, path: &str) -> Still {
    let t = &text::words().shell;
    let home = Route::Home.href();
    let groups = site.groups.iter().filter(|g| g.in_menu).map(|group| entry(group, path)).collect::<Still>();
    still! {
        <nav class="menu" id="menu" popover="auto" aria-label=t.main_menu>
            {top(t.menu.to_owned())}
            <ul><li><a href=home aria-current=(path == home).then_some("page")>{t.home}</a></li>{groups}</ul>
            <ul class="menu-extra">
                <li><a href=Route::Search.href()>{t.search}</a></li>
                {header::language_switch(site, path).map(|switch| still! { <li>{switch}</li> })}
                <li>{display::opener()}</li>
                {site.utility.iter().map(|link| still! { <li><a href=link.href>{link.title}</a></li> }).collect::<Still>()}
            </ul>
        </nav>
    }
}

pub fn agency(site: &Site, agency: &AgencyLink, path: &str) -> Still {
    let home = Route::agency(&agency.slug).href();
    let at_home = path == home || path == "/";
    let sections = site
        .sections_of(agency)
        .map(|section| {
            let href = Route::AgencySection(agency.slug.clone(), section.slug.clone()).href();
            let here = path == href || path.starts_with(&format!("{href}/"));
            still! { <li><a href=href aria-current=here.then_some("page")>{section.title}</a></li> }
        })
        .collect::<Still>();
    still! {
        <nav class="menu menu-flat" id="menu" popover="auto" aria-label=format!("Menu của {}", agency.name)>
            {top(agency.name.clone())}
            <ul><li><a href=home aria-current=at_home.then_some("page")>"Trang chủ"</a></li>{sections}</ul>
        </nav>
    }
}

fn top(title: String) -> Still {
    still! {
        <div class="menu-top">
            <b>{title}</b>
            <button class="menu-close" popovertarget="menu" popovertargetaction="hide">{text::words().shell.close}</button>
        </div>
    }
}

/// A group of one section is that section; else a panel.
fn entry(group: &Group, path: &str) -> Still {
    if let [only] = group.sections.as_slice() {
        let href = Route::section(&only.slug).href();
        return still! { <li><a href=href aria-current=current(&href, path)>{group.title}</a></li> };
    }
    let here = group.sections.iter().any(|s| current(&Route::section(&s.slug).href(), path).is_some());
    let sections = group
        .sections
        .iter()
        .map(|section| {
            let href = Route::section(&section.slug).href();
            still! { <li><a href=href aria-current=current(&href, path)>{section.title}</a></li> }
        })
        .collect::<Still>();
    still! {
        <li>
            <details name="menu" class=here.then_some("on")>
                <summary>{group.title}</summary>
                <ul>{sections}</ul>
            </details>
        </li>
    }
}

fn current(href: &str, path: &str) -> Option<&'static str> {
    let inside = href != "/" && path.starts_with(&format!("{href}/"));
    (href == path || inside).then_some("page")
}
