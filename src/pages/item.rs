//! One item: what its kind makes of it, and what all kinds share.

use super::slug;
use crate::{
    items,
    load::Ask,
    route::Route,
    text,
    ui::{self, Crumb, Head},
};
use cong_api::{Error, ItemAddress, ItemPage, Kind, Site};
use leptos::prelude::*;
use leptos_meta::{Meta, Script};
use leptos_router::hooks::use_params_map;

#[component]
pub fn Item() -> impl IntoView {
    let params = use_params_map();
    let address = Memo::new(move |_| -> Result<ItemAddress, Error> {
        let params = params.read();
        let agency = params.get("agency").map(|_| slug(&params, "agency")).transpose()?;
        Ok(ItemAddress { agency, section: slug(&params, "section")?, slug: slug(&params, "item")? })
    });
    let ask = move || {
        let address = address.get()?;
        Ok(Ask::new(Route::item(&address).href(), move |portal| portal.item(address.clone())))
    };
    ui::answer(ask, |page: ItemPage, site: &Site| content(page, site))
}

fn content(page: ItemPage, site: &Site) -> AnyView {
    let item = page.item.clone();
    let path = Route::item(&item.address).href();
    let crumbs = crumbs(&item.address, site);
    let kicker = items::kicker(&item);
    let standfirst = if matches!(item.kind(), Kind::Contact | Kind::Schedule) { String::new() } else { item.summary.clone() };
    let dated = matches!(item.kind(), Kind::Schedule | Kind::Consultation);
    let ways = dated.then(|| ui::in_calendar(&path)).into_iter().collect();
    let description = if item.summary.is_empty() { item.title.clone() } else { item.summary.clone() };
    view! {
        <div class="wrap page">
            {metadata(&item, site, &path)}
            <Head title=item.title.clone() description=description path=path.clone() crumbs=crumbs kicker=kicker standfirst=standfirst follow=ways />
            {item.illustrative.then(|| view! { <p class="illustrative">{text::words().item.illustrative}</p> })}
            {items::view(page, site)}
            <p class="print-source">{text::words().tools.source}" "{site.name.clone()}". "{site.origin.clone()}{path}</p>
        </div>
    }
    .into_any()
}

fn crumbs(address: &ItemAddress, site: &Site) -> Vec<Crumb> {
    let section = address.section.as_str();
    match &address.agency {
        None => site.section(section).map(|s| Crumb::new(s.title.clone(), Route::section(&s.slug).href())).into_iter().collect(),
        Some(agency) => {
            let name = site.agency(agency.as_str()).map(|a| Crumb::new(a.name.clone(), Route::agency(agency).href()));
            let section = site
                .agency_section(section)
                .map(|s| Crumb::new(s.title.clone(), Route::AgencySection(agency.clone(), s.slug.clone()).href()));
            name.into_iter().chain(section).collect()
        }
    }
}

/// Dublin Core (R9; Circular 24/2011/TT-BTTTT) and JSON-LD for search engines.
fn metadata(item: &cong_api::Item, site: &Site, path: &str) -> impl IntoView + use<> {
    let date = item.published.0.clone();
    let url = format!("{}{path}", site.origin);
    let rows = [
        ("DC.title", item.title.clone()),
        ("DC.creator", item.agency.name.clone()),
        ("DC.date", date.clone()),
        ("DC.description", item.summary.clone()),
        ("DC.publisher", site.footer.publisher.clone()),
        ("DC.identifier", url.clone()),
        ("DC.language", text::language().tag().to_owned()),
    ];
    let linked = serde_json::json!({
        "@context": "https://schema.org",
        "@type": items::schema_type(item.kind()),
        "name": item.title,
        "headline": item.title,
        "description": item.summary,
        "datePublished": date,
        "dateModified": item.updated.as_ref().unwrap_or(&item.published).0,
        "inLanguage": text::language().tag(),
        "url": url,
        "publisher": { "@type": "GovernmentOrganization", "name": item.agency.name },
    });
    // `<` would end the script element early.
    let linked = linked.to_string().replace('<', "\\u003c");
    view! {
        {rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| view! { <Meta name=name content=value /> }).collect_view()}
        <Script type_="application/ld+json">{linked}</Script>
    }
}
