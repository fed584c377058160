//! The component sites, by kind of agency.

use crate::{
    app,
    route::Route,
    text::vi,
    ui::{self, Head},
};
use cong_api::{Site, agency::AgencyKind};
use leptos::prelude::*;

#[component]
pub fn Agencies() -> impl IntoView {
    ui::answer(app::site(), |site: Site| {
        let section = site.section("co-quan");
        let title = section.map_or_else(|| "Cơ quan".to_owned(), |s| s.title.clone());
        let intro = section.map(|s| s.intro.clone()).unwrap_or_default();
        view! {
            <div class="wrap page">
                <Head title=title path=Route::Agencies.path() standfirst=intro />
                {index(&site, true)}
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
                .map(|a| view! { <li><a href=Route::agency(&a.slug).path()>{a.name.clone()}</a></li> })
                .collect_view();
            view! { <details open=open><summary>{vi::agency_kind(kind)}<span>{count}</span></summary><ul>{links}</ul></details> }
        })
        .collect_view();
    view! { <div class="agencies">{groups}</div> }.into_any()
}
