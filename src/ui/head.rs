//! The head of a page: its title for the tab, the search engines and the reader, and the way back up.

use super::Way;
use crate::{a11y, app, route::Route, text};
use cong_api::{Language, Site};
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

/// One step of the way from home.
#[derive(Clone, Debug, PartialEq)]
pub struct Crumb {
    pub title: String,
    /// `None`: a group of the menu, which has no page.
    pub href: Option<String>,
}

impl Crumb {
    pub fn new(title: impl Into<String>, href: impl Into<String>) -> Self {
        Self { title: title.into(), href: Some(href.into()) }
    }

    pub fn group(title: impl Into<String>) -> Self {
        Self { title: title.into(), href: None }
    }
}

/// Title, description, canonical address, Open Graph, breadcrumbs and h1.
#[component]
pub fn Head(
    title: String,
    /// For search engines and link previews.
    #[prop(optional, into)]
    description: String,
    /// The canonical path.
    path: String,
    /// The steps between home and this page.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// The small line over the title.
    #[prop(optional_no_strip)]
    kicker: Option<AnyView>,
    /// The text under the title.
    #[prop(optional, into)]
    standfirst: String,
    /// Leaves the h1 to the page itself.
    #[prop(optional)]
    bare: bool,
    /// How programs follow the page.
    #[prop(optional)]
    follow: Vec<Way>,
) -> impl IntoView {
    let site = app::site().now().unwrap_or_default();
    let alternates = alternates(&site, &path);
    let (origin, short, share) = (site.origin.clone(), site.short.clone(), site.share_picture.clone());
    let full = if short.is_empty() || path == Route::Home.href() { title.clone() } else { format!("{title} – {short}") };
    let canonical = format!("{origin}{path}");
    a11y::navigation::arrived(&title);
    let description: String = if description.is_empty() { standfirst.clone() } else { description };
    let description: String = description.chars().take(300).collect();
    view! {
        <Title text=full.clone() formatter=escaped />
        {(!description.is_empty()).then(|| view! {
            <Meta name="description" content=description.clone() />
            <Meta property="og:description" content=description />
        })}
        <Link rel="canonical" href=canonical.clone() />
        {alternates}
        {ways(&title, follow)}
        <Meta property="og:title" content=title.clone() />
        <Meta property="og:url" content=canonical />
        <Meta property="og:type" content="website" />
        <Meta property="og:locale" content=text::words().shell.locale />
        {(!share.is_empty()).then(|| view! {
            <Meta property="og:image" content=format!("{origin}/tranh/{share}") />
            <Meta property="og:image:width" content="1200" />
            <Meta property="og:image:height" content="630" />
            <Meta name="twitter:card" content="summary_large_image" />
        })}
        {(!crumbs.is_empty()).then(|| breadcrumbs(crumbs, title.clone()))}
        {(!bare).then(|| view! {
            <div class="page-head">
                {kicker.map(|kicker| view! { <p class="kicker">{kicker}</p> })}
                <h1>{title}</h1>
                {(!standfirst.is_empty()).then(|| view! { <p class="standfirst">{standfirst}</p> })}
            </div>
        })}
    }
}

/// The same page in the editions that have it.
fn alternates(site: &Site, path: &str) -> Option<impl IntoView + use<>> {
    let there = site.translation(path)?;
    let (vi, en) = match text::language() {
        Language::Vi => (path, there),
        Language::En => (there, path),
    };
    let link = |language: &'static str, path: &str| {
        let href = format!("{}{path}", site.origin);
        view! { <Link rel="alternate" hreflang=language href=href /> }
    };
    Some(view! { {link("vi", vi)} {link("en", en)} {link("x-default", vi)} })
}

/// Where a feed reader or a calendar finds what follows the page (RSS autodiscovery; RFC 8288).
fn ways(title: &str, ways: Vec<Way>) -> AnyView {
    ways.into_iter()
        .map(|way| view! { <Link rel="alternate" type_=way.media_type title=format!("{title} ({})", way.name) href=way.href /> })
        .collect_view()
        .into_any()
}

/// leptos_meta 0.8 writes `<title>` unescaped on the server, where a search for `</title><script>` would run; the browser sets plain text.
#[allow(clippy::unnecessary_wraps, reason = "leptos_meta asks for this signature")]
pub fn escaped(text: String) -> String {
    if cfg!(feature = "ssr") { text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;") } else { text }
}

/// The way back up.
pub fn breadcrumbs(crumbs: Vec<Crumb>, here: String) -> impl IntoView {
    let t = &text::words().shell;
    // On a phone only the nearest step that has a page is shown.
    let back = crumbs.iter().rposition(|crumb| crumb.href.is_some());
    let home = back.is_none().then_some("back");
    view! {
        <nav class="crumbs" aria-label=t.crumbs>
            <ol>
                <li class=home><a href=Route::Home.href()>{t.home}</a></li>
                {crumbs
                    .into_iter()
                    .enumerate()
                    .map(|(at, crumb)| match crumb.href {
                        Some(href) => view! { <li class=(back == Some(at)).then_some("back")><a href=href>{crumb.title}</a></li> }.into_any(),
                        None => view! { <li><span>{crumb.title}</span></li> }.into_any(),
                    })
                    .collect_view()}
                <li><span aria-current="page">{here}</span></li>
            </ol>
        </nav>
    }
}
