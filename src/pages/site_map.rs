//! The site map as a text tree (R7).

use crate::{
    route::Route,
    text,
    ui::{self, Head},
};
use cong_api::{AgencyLink, Site};
use leptos::prelude::*;

#[component]
pub fn SiteMap() -> impl IntoView {
    ui::standing(|site: &Site| {
        let t = &text::words().site_map;
        let groups = site
            .groups
            .iter()
            .map(|group| {
                let sections = group
                    .sections
                    .iter()
                    .map(|s| view! { <li><a href=Route::section(&s.slug).href()>{s.title.clone()}</a></li> })
                    .collect_view();
                view! { <li><h2>{group.title.clone()}</h2><ul>{sections}</ul></li> }
            })
            .collect_view();
        let agencies = site.agencies.iter().map(|a| agency(&site, a)).collect_view();
        view! {
            <div class="wrap page">
                <Head title=t.title.to_owned() path=Route::SiteMap.href() standfirst=t.standfirst />
                <ul class="tree">
                    {groups}
                    <li><h2>{t.agencies}</h2><ul class="tree-agencies">{agencies}</ul></li>
                </ul>
            </div>
        }
        .into_any()
    })
}

fn agency(site: &Site, agency: &AgencyLink) -> impl IntoView + use<> {
    let sections = site
        .sections_of(agency)
        .map(
            |s| view! { <li><a href=Route::AgencySection(agency.slug.clone(), s.slug.clone()).href()>{s.title.clone()}</a></li> },
        )
        .collect_view();
    view! {
        <li>
            <a href=Route::agency(&agency.slug).href()>{agency.name.clone()}</a>
            <details><summary>{text::words().site_map.sections}</summary><ul>{sections}</ul></details>
        </li>
    }
}
