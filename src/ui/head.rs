//! The head of a page: its title for the tab, the search engines and the reader, and the way back up.

use super::Way;
use crate::{
    a11y, app, head,
    route::Route,
    still::{Still, still},
    text,
};
use cong_api::{Language, Site};

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
#[derive(Default)]
pub struct Head {
    pub title: String,
    /// For search engines and link previews; the standfirst when left out.
    pub description: String,
    /// The canonical path.
    pub path: String,
    /// The steps between home and this page.
    pub crumbs: Vec<Crumb>,
    /// The small line over the title.
    pub kicker: Option<Still>,
    /// The text under the title.
    pub standfirst: String,
    /// Leaves the h1 to the page itself.
    pub bare: bool,
    /// How programs follow the page.
    pub follow: Vec<Way>,
    /// More for the head that the server sends.
    pub tags: Still,
}

impl Head {
    pub fn view(mut self) -> Still {
        self.for_programs();
        a11y::navigation::arrived(&self.title);
        let crumbs = (!self.crumbs.is_empty()).then(|| breadcrumbs(self.crumbs, self.title.clone()));
        let head = (!self.bare).then(|| {
            still! {
                <div class="page-head">
                    {self.kicker.map(|kicker| still! { <p class="kicker">{kicker}</p> })}
                    <h1>{self.title}</h1>
                    {(!self.standfirst.is_empty()).then(|| still! { <p class="standfirst">{self.standfirst}</p> })}
                </div>
            }
        });
        still! { {crumbs}{head} }
    }

    /// Who reads a page that the app has moved to needs its name, its address and its feeds; the rest is for programs that ask the server.
    fn for_programs(&mut self) {
        let site = app::site().now().unwrap_or_default();
        #[cfg(feature = "ssr")]
        let more = self.for_crawlers(&site);
        #[cfg(not(feature = "ssr"))]
        let more = Still::default();
        let (title, path) = (&self.title, &self.path);
        let named = !site.short.is_empty() && *path != Route::Home.href();
        let full = if named { format!("{title} – {}", site.short) } else { title.clone() };
        let canonical = format!("{}{path}", site.origin);
        let tags = still! {
            <link rel="canonical" href=canonical />
            {alternates(&site, path)}
            {self.follow.iter().map(|way| way.link(title)).collect::<Still>()}
            {more}
        };
        head::set(&full, tags);
    }

    /// For search engines and link previews: descriptions, Open Graph.
    #[cfg(feature = "ssr")]
    fn for_crawlers(&mut self, site: &Site) -> Still {
        let description = if self.description.is_empty() { &self.standfirst } else { &self.description };
        let description: String = description.chars().take(300).collect();
        let picture = (!site.share_picture.is_empty()).then(|| {
            still! {
                <meta property="og:image" content=format!("{}/tranh/{}", site.origin, site.share_picture) />
                <meta property="og:image:width" content="1200" />
                <meta property="og:image:height" content="630" />
                <meta name="twitter:card" content="summary_large_image" />
            }
        });
        let described = (!description.is_empty()).then(|| {
            still! { <meta name="description" content=description /><meta property="og:description" content=description /> }
        });
        still! {
            {described}
            <meta property="og:title" content=self.title />
            <meta property="og:url" content=format!("{}{}", site.origin, self.path) />
            <meta property="og:type" content="website" />
            <meta property="og:locale" content=text::words().shell.locale />
            {picture}
            {std::mem::take(&mut self.tags)}
        }
    }
}

/// The same page in the editions that have it.
fn alternates(site: &Site, path: &str) -> Option<Still> {
    let there = site.translation(path)?;
    let (vi, en) = match text::language() {
        Language::Vi => (path, there),
        Language::En => (there, path),
    };
    let link = |language: &'static str, path: &str| {
        still! { <link rel="alternate" hreflang=language href=format!("{}{path}", site.origin) /> }
    };
    Some(still! { {link("vi", vi)}{link("en", en)}{link("x-default", vi)} })
}

/// The way back up.
pub fn breadcrumbs(crumbs: Vec<Crumb>, here: String) -> Still {
    let t = &text::words().shell;
    // On a phone only the nearest step that has a page is shown.
    let back = crumbs.iter().rposition(|crumb| crumb.href.is_some());
    let home = back.is_none().then_some("back");
    still! {
        <nav class="crumbs" aria-label=t.crumbs>
            <ol>
                <li class=home><a href=Route::Home.href()>{t.home}</a></li>
                {crumbs
                    .into_iter()
                    .enumerate()
                    .map(|(at, crumb)| match crumb.href {
                        Some(href) => still! { <li class=(back == Some(at)).then_some("back")><a href=href>{crumb.title}</a></li> },
                        None => still! { <li><span>{crumb.title}</span></li> },
                    })
                    .collect::<Still>()}
                <li><span aria-current="page">{here}</span></li>
            </ol>
        </nav>
    }
}
