//! The app: contexts, and the shell around the page.

use crate::{a11y, client, content::Content, load::SiteData, shell, text};
use leptos::prelude::*;
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
    around(|| {
        view! {
            // One route for all: which page an address names is for `pages` to say.
            <FlatRoutes fallback=|| ()>
                <Route path=path!("/*any") view=Content ssr=SsrMode::Async />
            </FlatRoutes>
        }
    })
}

/// A content with what every page has around it: contexts, skip link, header, footer.
pub fn around<V: IntoView + 'static>(content: impl FnOnce() -> V + Send + 'static) -> impl IntoView {
    client::provide_portal();
    SiteData::provide();
    a11y::navigation::provide();
    shell::provide();
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
