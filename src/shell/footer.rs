//! The footer: help, about, links, and what Circular 32/2017/TT-BTTTT wants there.

use crate::{app, text};
use cong_api::{Site, site::LinkColumn};
use leptos::prelude::*;

#[component]
pub fn Footer() -> impl IntoView {
    let site = app::site();
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move { site.ready().await.ok().map(|site| content(&site)) })}
        </Transition>
    }
}

fn content(site: &Site) -> AnyView {
    let t = &text::words().shell;
    let footer = site.footer.clone();
    let year = site.today.year().unwrap_or_default();
    let legal: Vec<(&str, AnyView)> = [
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
        Some(href) => (name, view! { <a href=href>{value}</a> }.into_any()),
        None => (name, value.into_any()),
    })
    .collect();
    view! {
        <footer class="site-footer">
            <div class="thread"></div>
            <div class="wrap">
                <div class="foot-grid">
                    <div class="foot-id">
                        <img src="/bieu-trung.svg" width="48" height="48" alt="" />
                        <div><strong>{site.name.clone()}</strong><p>{t.publisher}" "{footer.publisher}</p></div>
                    </div>
                    {footer.columns.into_iter().enumerate().map(column).collect_view()}
                </div>
                <div class="legal">
                    <dl>{legal.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}</dl>
                    <p>{format!("© {year} {}. {}", site.name, footer.copyright)}</p>
                    {(!site.notice.is_empty()).then(|| view! { <p class="notice">{site.notice.clone()}</p> })}
                </div>
            </div>
        </footer>
    }
    .into_any()
}

fn column((at, column): (usize, LinkColumn)) -> impl IntoView {
    let id = format!("chan-{at}");
    let links = column
        .links
        .into_iter()
        .map(|link| {
            let outside = link.href.starts_with("http");
            view! { <li><a href=link.href rel=outside.then_some("external noopener")>{link.title}</a></li> }
        })
        .collect_view();
    view! { <nav aria-labelledby=id.clone()><h2 id=id.clone()>{column.title}</h2><ul>{links}</ul></nav> }
}
