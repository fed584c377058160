//! The site map as a text tree (R7).

use super::Page;
use crate::{
    route::Route,
    still::{Still, still},
    text,
    ui::Head,
};
use cong_api::{AgencyLink, Site};

pub fn page() -> Page {
    Page::standing(|site: &Site| {
        let t = &text::of_pages().site_map;
        let groups = site
            .groups
            .iter()
            .map(|group| {
                let sections = group
                    .sections
                    .iter()
                    .map(|s| still! { <li><a href=Route::section(&s.slug).href()>{s.title}</a></li> })
                    .collect::<Still>();
                still! { <li><h2>{group.title}</h2><ul>{sections}</ul></li> }
            })
            .collect::<Still>();
        let agencies = site.agencies.iter().map(|a| agency(site, a)).collect::<Still>();
        still! {
            <div class="wrap page">
                <Head title=t.title.to_owned() path=Route::SiteMap.href() standfirst=t.standfirst />
                <ul class="tree">
                    {groups}
                    <li><h2>{t.agencies}</h2><ul class="tree-agencies">{agencies}</ul></li>
                </ul>
            </div>
        }
    })
}

fn agency(site: &Site, agency: &AgencyLink) -> Still {
    let sections = site
        .sections_of(agency)
        .map(|s| still! { <li><a href=Route::AgencySection(agency.slug.clone(), s.slug.clone()).href()>{s.title}</a></li> })
        .collect::<Still>();
    still! {
        <li>
            <a href=Route::agency(&agency.slug).href()>{agency.name}</a>
            <details><summary>{text::of_pages().site_map.sections}</summary><ul>{sections}</ul></details>
        </li>
    }
}
