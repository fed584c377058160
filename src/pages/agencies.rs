//! The component sites, by kind of agency.

use crate::{
    route::Route,
    text,
    ui::{self, Head},
};
use cong_api::{Kind, Language, Site, agency::AgencyKind};
use leptos::prelude::*;

#[component]
pub fn Agencies() -> impl IntoView {
    ui::standing(|site: &Site| {
        let section = site.groups.iter().flat_map(|group| &group.sections).find(|section| section.kind == Kind::Agencies);
        let title = section.map_or_else(|| text::kind(Kind::Agencies).to_owned(), |s| s.title.clone());
        let intro = section.map(|s| s.intro.clone()).unwrap_or_default();
        view! {
            <div class="wrap page">
                <Head title=title path=Route::Agencies.href() standfirst=intro />
                {index(site, true)}
            </div>
        }
        .into_any()
    })
}

/// The names as an index; all open, or folded on a phone.
pub fn index(site: &Site, open: bool) -> AnyView {
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
                    view! {
                        <li id=elsewhere.then(|| a.slug.to_string())>
                            <a
                                href=Route::agency(&a.slug).path(Language::Vi)
                                rel=elsewhere.then_some("external") hreflang=elsewhere.then_some("vi")
                            >{a.name.clone()}</a>
                        </li>
                    }
                })
                .collect_view();
            view! { <details open=open><summary>{text::agency_kind(kind)}<span>{count}</span></summary><ul>{links}</ul></details> }
        })
        .collect_view();
    view! { <div class="agencies">{groups}</div> }.into_any()
}
