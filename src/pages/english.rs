//! The first page of the English edition: what visitors, investors and foreign residents come for.

use super::{Page, agency::chapter_view};
use crate::{
    items,
    load::SiteData,
    route::{Route, search_for},
    still::{Still, still},
    text,
    ui::{self, Head, SearchBox},
};
use cong_api::{Answer, Home, ItemSummary, Kind, ListQuery, Portal, Site, site::Section};
use std::sync::Arc;

/// Items that a chapter shows of its section.
const SHOWN: usize = 6;

/// A section with the items that stand at its head.
type Chapter = (Section, Vec<ItemSummary>);

pub fn page(site: SiteData, pairs: Vec<(String, String)>) -> Page {
    let ask = move |portal: Arc<dyn Portal>| -> Answer<(Home, Vec<Chapter>)> {
        Box::pin(async move {
            let site = site.ready().await?;
            let home = portal.home().await?;
            let mut chapters: Vec<Chapter> = Vec::new();
            for section in site.groups.iter().filter(|group| group.in_menu).flat_map(|group| &group.sections) {
                let query = ListQuery { section: Some(section.slug.clone()), page: 1, ..ListQuery::default() };
                if section.kind != Kind::Agencies {
                    chapters.push((section.clone(), portal.list(query).await?.items.into_iter().take(SHOWN).collect()));
                }
            }
            Ok((home, chapters))
        })
    };
    // Who comes from a page that is in Vietnamese only is told so; the address is one of our own, or nothing.
    let from = pairs.into_iter().find(|(name, _)| name == "from").map(|(_, from)| from);
    let from = from.filter(|from| from.starts_with('/') && !from.starts_with("//") && !from.contains('\\'));
    Page::new(ask, move |(home, chapters): &(Home, Vec<Chapter>), site: &Site| content(site, home, chapters, from.as_deref()))
}

fn content(site: &Site, home: &Home, chapters: &[Chapter], from: Option<&str>) -> Still {
    let t = text::words();
    let missing = from.map(|from| {
        still! {
            <div class="wrap"><div class="note" role="status"><p>
                {t.shell.not_translated}" "<a href=from rel="external" hreflang="vi">{t.shell.back_to_it}</a>"."
            </p></div></div>
        }
    });
    let listed = chapters.iter().filter(|(_, items)| !items.is_empty()).enumerate().map(|(at, (section, items))| {
        // Life events stand for the list of procedures when the editors have chosen some.
        let body = if section.kind == Kind::Procedure && !home.events.is_empty() {
            let events = home.events.iter().map(|event| {
                still! { <div><h3>{event.title}</h3>{items::procedure::toc(&event.procedures)}</div> }
            });
            still! { <div class="events">{events.collect::<Still>()}</div> }
        } else {
            items::list(section.kind, items)
        };
        let more = Some((Route::section(&section.slug).href(), all(&section.title)));
        chapter_view(format!("chapter-{}", at + 1), section.title.clone(), section.intro.clone(), more, body)
    });
    still! {
        <Head title=&site.name description=&site.description path=Route::Home.href() bare=true follow=ui::feeds(&Route::Home.href()) />
        {missing}
        <section class="band ask" aria-labelledby="title">
            <div class="wrap ask-grid">
                <div>
                    <h1 id="title">{site.title}</h1>
                    <p class="standfirst">{site.description}</p>
                    <SearchBox id="q" class="search-l" label=t.search_box.portal placeholder=t.search_box.example />
                    {examples(site)}
                </div>
                <div class="lookup"><h2>{t.shell.frequent}</h2><ul class="quick">{quick(site)}</ul></div>
            </div>
            <img class="panorama" src=crate::route::picture("toan-canh.svg") width="2400" height="300" fetchpriority="low" alt=t.shell.panorama />
        </section>
        {listed.collect::<Still>()}
    }
}

/// The link to all of a section: short titles are said, long ones stand over it.
fn all(title: &str) -> String {
    if title.chars().count() <= 24 { format!("All: {title}") } else { "See all".to_owned() }
}

fn examples(site: &Site) -> Option<Still> {
    (!site.examples.is_empty()).then(|| {
        let links = site.examples.iter().map(|words| still! { <li><a href=search_for(words)>{words}</a></li> });
        still! { <ul class="examples"><li class="lead">{text::of_pages().search.frequent}</li>{links.collect::<Still>()}</ul> }
    })
}

fn quick(site: &Site) -> Still {
    site.quick.iter().map(|link| still! { <li><a href=link.href>{link.title}</a></li> }).collect::<Still>()
}
