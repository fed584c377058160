//! The component sites, by kind of agency.

use super::Page;
use crate::{
    route::Route,
    still::{Still, still},
    text,
    ui::Head,
};
use cong_api::{Kind, Language, Site, agency::AgencyKind};

pub fn page() -> Page {
    Page::standing(|site: &Site| {
        let section = site.groups.iter().flat_map(|group| &group.sections).find(|section| section.kind == Kind::Agencies);
        let title = section.map_or_else(|| text::kind(Kind::Agencies).to_owned(), |s| s.title.clone());
        let intro = section.map(|s| s.intro.clone()).unwrap_or_default();
        still! {
            <div class="wrap page">
                <Head title=title path=Route::Agencies.href() standfirst=intro />
                {index(site, true)}
            </div>
        }
    })
}

/// The names as an index; all open, or folded on a phone.
pub fn index(site: &Site, open: bool) -> Still {
    let groups = [AgencyKind::Department, AgencyKind::Locality, AgencyKind::Other]
        .into_iter()
        .map(|kind| {
            let agencies: Vec<_> = site.agencies.iter().filter(|a| a.kind == kind).collect();
            let count = agencies.len();
            let links = agencies
                .into_iter()
                .map(|a| {
                    // The agencies' own sites are in Vietnamese.
                    let elsewhere = text::language() != Language::Vi;
                    still! {
                        <li id=elsewhere.then(|| a.slug.to_string())>
                            <a
                                href=Route::agency(&a.slug).path(Language::Vi)
                                rel=elsewhere.then_some("external") hreflang=elsewhere.then_some("vi")
                            >{a.name}</a>
                        </li>
                    }
                })
                .collect::<Still>();
            still! { <details open=open><summary>{text::agency_kind(kind)}<span>{count}</span></summary><ul>{links}</ul></details> }
        })
        .collect::<Still>();
    still! { <div class="agencies">{groups}</div> }
}
