//! The living page of the design system, `/he-thong-thiet-ke`: every component of the app with real content, in light, dark and high
//! contrast. It is rendered on the server only and weighs nothing in the wasm.

mod components;
mod foundations;

use crate::{
    portal::LocalPortal,
    render::{self, Page, Shell},
};
use cong::{
    app,
    still::{Still, still},
    ui::Head,
};
use cong_api::{Detail, Error, Item, ItemAddress, Kind, ListQuery, Listing, Portal, Site, kinds};

pub const PATH: &str = "/he-thong-thiet-ke";

/// Content of the portal that components are shown with.
pub struct Samples {
    site: Site,
    lists: Vec<(Kind, ListQuery, Listing)>,
    procedure: Option<(Item, kinds::Procedure)>,
    statistics: Option<kinds::Statistics>,
    map: Option<kinds::Map>,
}

pub async fn page(shell: &Shell, portal: &LocalPortal) -> Result<Page, Error> {
    let samples = Samples::load(portal).await?;
    Ok(render::render_plain(shell, portal, PATH, move || app::around(move || view(&samples))).await)
}

impl Samples {
    async fn load(portal: &LocalPortal) -> Result<Self, Error> {
        let site = portal.site().await?;
        let mut lists: Vec<(Kind, ListQuery, Listing)> = Vec::new();
        for section in site.groups.iter().flat_map(|group| &group.sections).filter(|section| section.kind != Kind::Agencies) {
            if lists.iter().any(|(kind, ..)| *kind == section.kind) {
                continue;
            }
            let query = ListQuery { section: Some(section.slug.clone()), page: 1, ..ListQuery::default() };
            let listing = portal.list(query.clone()).await?;
            lists.push((section.kind, query, listing));
        }
        let first = |kind: Kind| -> Option<ItemAddress> {
            let (.., listing) = lists.iter().find(|(other, ..)| *other == kind)?;
            listing.items.first().map(|item| item.address.clone())
        };
        let (mut procedure, mut statistics) = (None, None);
        if let Some(address) = first(Kind::Procedure) {
            let item = portal.item(address).await?.item;
            if let Detail::Procedure(own) = item.detail.clone() {
                procedure = Some((item, own));
            }
        }
        let tables = lists.iter().flat_map(|(.., listing)| &listing.items).filter(|item| item.kind == Kind::Statistics);
        for table in tables.take(12) {
            if let Detail::Statistics(own) = portal.item(table.address.clone()).await?.item.detail
                && own.chart != kinds::Chart::None
            {
                statistics = Some(own);
                break;
            }
        }
        Ok(Self { map: map_of(portal, &site).await?, site, lists, procedure, statistics })
    }

    /// Some items of a kind.
    fn items(&self, kind: Kind, most: usize) -> Vec<cong_api::ItemSummary> {
        let listing = self.lists.iter().find(|(other, ..)| *other == kind).map(|(.., listing)| listing.items.as_slice());
        listing.unwrap_or_default().iter().take(most).cloned().collect()
    }
}

/// The first drawn map of the portal.
async fn map_of(portal: &LocalPortal, site: &Site) -> Result<Option<kinds::Map>, Error> {
    for section in site.groups.iter().flat_map(|group| &group.sections).filter(|section| section.kind == Kind::Page) {
        let query = ListQuery { section: Some(section.slug.clone()), page: 1, ..ListQuery::default() };
        for item in portal.list(query).await?.items {
            if let Detail::Page(kinds::Page { map: Some(found), .. }) = portal.item(item.address).await?.item.detail {
                return Ok(Some(*found));
            }
        }
    }
    Ok(None)
}

fn view(samples: &Samples) -> Still {
    let parts: Vec<(&str, &str, Still)> = foundations::parts().into_iter().chain(components::parts(samples)).collect();
    let contents = parts
        .iter()
        .map(|(id, title, _)| still! { <li><a href=format!("#{id}")>{(*title).to_owned()}</a></li> })
        .collect::<Still>();
    let parts = parts
        .into_iter()
        .map(
            |(id, title, body)| still! { <section class="part wide" id=id.to_owned()><h2>{title.to_owned()}</h2>{body}</section> },
        )
        .collect::<Still>();
    still! {
        <div class="wrap page">
            <Head
                title="Hệ thống thiết kế".to_owned() path=PATH.to_owned()
                standfirst="Mọi thành phần của cổng, với nội dung thật, trên nền sáng, nền tối và tương phản cao. Dành cho người làm các trang của tỉnh."
            />
            <div class="design-grid">
                <nav class="contents" aria-labelledby="muc-thiet-ke"><h2 id="muc-thiet-ke">"Trong trang này"</h2><ul class="list">{contents}</ul></nav>
                <div>{parts}</div>
            </div>
        </div>
    }
}

/// The same view on the three grounds. What carries ids is shown once: see [`once`].
fn specimen(make: impl Fn() -> Still) -> Still {
    let ground = |name: &str, theme: &str, contrast: Option<&str>| {
        still! {
            <div class="specimen" data-theme=theme.to_owned() data-contrast=contrast.map(str::to_owned)>
                <p class="specimen-name">{name.to_owned()}</p>
                {make()}
            </div>
        }
    };
    still! {
        <div class="specimens">
            {ground("Sáng", "light", None)}
            {ground("Tối", "dark", None)}
            {ground("Tương phản cao", "light", Some("more"))}
        </div>
    }
}

/// A component that may stand once in a page; the panel “Hiển thị” turns the whole page to another ground.
fn once(view: Still) -> Still {
    still! { <div class="specimen">{view}</div> }
}
