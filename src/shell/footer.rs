//! The footer: help, about, links, and what Circular 32/2017/TT-BTTTT wants there.

use crate::{
    app, load,
    still::{Put, Still, still},
    text,
};
use cong_api::{Site, site::LinkColumn};
use leptos::prelude::*;

#[component]
pub fn Footer() -> impl IntoView {
    let site = app::site();
    let shown = move || {
        let taken_over = load::taking_over();
        Suspend::new(async move {
            let site = if taken_over { None } else { site.ready().await.ok() };
            site.map_or_else(Still::as_it_is, |site| text::written(|| content(&site)))
        })
    };
    view! { <Transition fallback=|| ()>{shown}</Transition> }
}

fn content(site: &Site) -> Still {
    let t = &text::words().shell;
    let footer = site.footer.clone();
    let year = site.today.year().unwrap_or_default();
    let legal: Vec<(&str, Still)> = [
        (t.manager, footer.manager.clone(), None),
        (t.responsible, footer.responsible.clone(), None),
        (t.address, footer.address.clone(), None),
        (t.phone, footer.phone.clone(), Some(format!("tel:{}", footer.phone.replace(' ', "")))),
        (t.email, footer.email.clone(), Some(format!("mailto:{}", footer.email))),
        (t.licence, footer.licence.clone(), None),
    ]
    .into_iter()
    .filter(|(_, value, _)| !value.is_empty())
    .map(|(name, value, href)| match href {
        Some(href) => (name, still! { <a href=href>{value}</a> }),
        None => (name, value.still()),
    })
    .collect();
    still! {
        <footer class="site-footer">
            <div class="thread"></div>
            <div class="wrap">
                <div class="foot-grid">
                    <div class="foot-id">
                        <img src="/bieu-trung.svg" width="48" height="48" alt="" />
                        <div><strong>{site.name}</strong><p>{t.publisher}" "{footer.publisher}</p></div>
                    </div>
                    {footer.columns.into_iter().enumerate().map(column).collect::<Still>()}
                </div>
                <div class="legal">
                    <dl>{legal.into_iter().map(|(name, value)| still! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect::<Still>()}</dl>
                    <p>{format!("© {year} {}. {}", site.name, footer.copyright)}</p>
                    {(!site.notice.is_empty()).then(|| still! { <p class="notice">{site.notice}</p> })}
                </div>
            </div>
        </footer>
    }
}

fn column((at, column): (usize, LinkColumn)) -> Still {
    let id = format!("chan-{at}");
    let links = column
        .links
        .into_iter()
        .map(|link| {
            let outside = link.href.starts_with("http");
            still! { <li><a href=link.href rel=outside.then_some("external noopener")>{link.title}</a></li> }
        })
        .collect::<Still>();
    still! { <nav aria-labelledby=id><h2 id=id>{column.title}</h2><ul>{links}</ul></nav> }
}
