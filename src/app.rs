//! The app: contexts, the shell, and the routes.

use crate::{a11y, client, load::SiteData, pages, shell, text};
use cong_api::Language;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

/// What every page carries.
pub fn site() -> SiteData {
    expect_context::<SiteData>()
}

#[component]
pub fn App() -> impl IntoView {
    around(|| match text::language() {
        Language::Vi => vietnamese(),
        Language::En => english(),
    })
}

/// A content with what every page has around it: contexts, skip link, header, footer.
pub fn around(content: impl FnOnce() -> AnyView + Send + 'static) -> impl IntoView {
    provide_meta_context();
    client::provide_portal();
    SiteData::provide();
    a11y::navigation::provide();
    view! {
        <Router>
            <a class="skip" href="#chinh" rel="external">{text::words().shell.skip}</a>
            <shell::Header />
            <main id="chinh" tabindex="-1">
                {content()}
            </main>
            <shell::Footer />
            <a11y::navigation::Progress />
        </Router>
    }
}

fn vietnamese() -> AnyView {
    view! {
        <FlatRoutes fallback=pages::NotFound>
            <Route path=path!("/") view=pages::Front ssr=SsrMode::Async />
            <Route path=path!("/tim-kiem") view=pages::Search ssr=SsrMode::Async />
            <Route path=path!("/so-do-trang") view=pages::SiteMap ssr=SsrMode::Async />
            <Route path=path!("/lien-he") view=pages::Contact ssr=SsrMode::Async />
            <Route path=path!("/co-quan") view=pages::Agencies ssr=SsrMode::Async />
            <Route path=path!("/co-quan/:agency") view=pages::Agency ssr=SsrMode::Async />
            <Route path=path!("/co-quan/:agency/:section") view=pages::AgencySection ssr=SsrMode::Async />
            <Route path=path!("/co-quan/:agency/:section/:item") view=pages::Item ssr=SsrMode::Async />
            <Route path=path!("/:section") view=pages::Section ssr=SsrMode::Async />
            <Route path=path!("/:section/:item") view=pages::Item ssr=SsrMode::Async />
        </FlatRoutes>
    }
    .into_any()
}

/// The English edition is entered by a new page, never by client-side routing: its routes stand alone.
fn english() -> AnyView {
    view! {
        <FlatRoutes fallback=pages::NotFound>
            <Route path=path!("/en") view=pages::English ssr=SsrMode::Async />
            <Route path=path!("/en/search") view=pages::Search ssr=SsrMode::Async />
            <Route path=path!("/en/site-map") view=pages::SiteMap ssr=SsrMode::Async />
            <Route path=path!("/en/contact") view=pages::Contact ssr=SsrMode::Async />
            <Route path=path!("/en/agencies") view=pages::Agencies ssr=SsrMode::Async />
            <Route path=path!("/en/:section") view=pages::Section ssr=SsrMode::Async />
            <Route path=path!("/en/:section/:item") view=pages::Item ssr=SsrMode::Async />
        </FlatRoutes>
    }
    .into_any()
}
