//! The first page of the English edition: what visitors, investors and foreign residents come for.

use super::{agency::chapter_view, query_pairs};
use crate::{
    app, items,
    load::Ask,
    route::{Route, search_for},
    text,
    ui::{self, Head, SearchBox},
};
use cong_api::{Home, ItemSummary, Kind, ListQuery, Site, site::Section};
use leptos::prelude::*;

/// Items that a chapter shows of its section.
const SHOWN: usize = 6;

/// A section with the items that stand at its head.
type Chapter = (Section, Vec<ItemSummary>);

#[component]
pub fn English() -> impl IntoView {
    let site = app::site();
    let ask = move || {
        Ok(Ask::new("", move |portal| {
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
        }))
    };
    let pairs = query_pairs();
    // Who comes from a page that is in Vietnamese only is told so; the address is one of our own, or nothing.
    let from = move || {
        let (_, from) = pairs().into_iter().find(|(name, _)| name == "from")?;
        (from.starts_with('/') && !from.starts_with("//") && !from.contains('\\')).then_some(from)
    };
    ui::answer(ask, move |(home, chapters): (Home, Vec<Chapter>), site: &Site| content(site, home, chapters, from()))
}

fn content(site: &Site, home: Home, chapters: Vec<Chapter>, from: Option<String>) -> AnyView {
    let t = text::words();
    let missing = from.map(|from| {
        view! {
            <div class="wrap"><div class="note" role="status"><p>
                {t.shell.not_translated}" "<a href=from rel="external" hreflang="vi">{t.shell.back_to_it}</a>"."
            </p></div></div>
        }
    });
    let listed = chapters.into_iter().filter(|(_, items)| !items.is_empty()).enumerate().map(|(at, (section, items))| {
        // Life events stand for the list of procedures when the editors have chosen some.
        let body = if section.kind == Kind::Procedure && !home.events.is_empty() {
            let events = home.events.iter().map(|event| {
                view! { <div><h3>{event.title.clone()}</h3>{items::procedure::toc(event.procedures.clone())}</div> }
            });
            view! { <div class="events">{events.collect_view()}</div> }.into_any()
        } else {
            items::list(section.kind, items)
        };
        let more = Some((Route::section(&section.slug).href(), all(&section.title)));
        chapter_view(format!("chapter-{}", at + 1), section.title, section.intro, more, body)
    });
    view! {
        <Head title=site.name.clone() description=site.description.clone() path=Route::Home.href() bare=true follow=ui::feeds(&Route::Home.href()) />
        {missing}
        <section class="band ask" aria-labelledby="title">
            <div class="wrap ask-grid">
                <div>
                    <h1 id="title">{site.title.clone()}</h1>
                    <p class="standfirst">{site.description.clone()}</p>
                    <SearchBox id="q" class="search-l" label=t.search.portal placeholder=t.search.example />
                    {examples(site)}
                </div>
                <div class="lookup"><h2>{t.shell.frequent}</h2><ul class="quick">{quick(site)}</ul></div>
            </div>
            <img class="panorama" src=crate::route::picture("toan-canh.svg") width="2400" height="300" alt=t.shell.panorama />
        </section>
        {listed.collect_view()}
    }
    .into_any()
}

/// The link to all of a section: short titles are said, long ones stand over it.
fn all(title: &str) -> String {
    if title.chars().count() <= 24 { format!("All: {title}") } else { "See all".to_owned() }
}

fn examples(site: &Site) -> Option<impl IntoView + use<>> {
    (!site.examples.is_empty()).then(|| {
        let links = site.examples.iter().map(|words| view! { <li><a href=search_for(words)>{words.clone()}</a></li> });
        view! { <ul class="examples"><li class="lead">{text::words().search.frequent}</li>{links.collect_view()}</ul> }
    })
}

fn quick(site: &Site) -> impl IntoView + use<> {
    site.quick.iter().map(|link| view! { <li><a href=link.href.clone()>{link.title.clone()}</a></li> }).collect_view()
}
