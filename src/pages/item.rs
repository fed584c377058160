//! One item: what its kind makes of it, and what all kinds share.

use super::Page;
use crate::{
    items,
    route::Route,
    still::{Still, still},
    text,
    ui::{self, Crumb, Head},
};
use cong_api::{ItemAddress, ItemPage, Kind, Site};

pub fn page(address: ItemAddress) -> Page {
    Page::new(move |portal| portal.item(address.clone()), content)
}

fn content(page: &ItemPage, site: &Site) -> Still {
    let item = &page.item;
    let path = Route::item(&item.address).href();
    let crumbs = crumbs(&item.address, site);
    let kicker = items::kicker(item);
    let standfirst = if matches!(item.kind(), Kind::Contact | Kind::Schedule) { String::new() } else { item.summary.clone() };
    let dated = matches!(item.kind(), Kind::Schedule | Kind::Consultation);
    let ways: Vec<_> = dated.then(|| ui::in_calendar(&path)).into_iter().collect();
    let description = if item.summary.is_empty() { item.title.clone() } else { item.summary.clone() };
    still! {
        <div class="wrap page">
            <Head tags=metadata(item, site, &path) title=&item.title description=description path=&path crumbs=crumbs kicker=kicker standfirst=standfirst follow=ways />
            {item.illustrative.then(|| still! { <p class="illustrative">{text::of_pages().item.illustrative}</p> })}
            {items::view(page, site)}
            <p class="print-source">{text::words().tools.source}" "{site.name}". "{site.origin}{path}</p>
        </div>
    }
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

/// What only the server says of a page.
#[cfg(not(feature = "ssr"))]
fn metadata(_: &cong_api::Item, _: &Site, _: &str) -> Still {
    Still::default()
}

/// Dublin Core (R9; Circular 24/2011/TT-BTTTT) and JSON-LD for search engines.
#[cfg(feature = "ssr")]
fn metadata(item: &cong_api::Item, site: &Site, path: &str) -> Still {
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
    still! {
        {rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| still! { <meta name=name content=value /> }).collect::<Still>()}
        <script type="application/ld+json" inner_html=linked></script>
    }
}
