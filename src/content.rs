//! What stands between header and footer: the page of the address. Waiting, content, and each way of failing.

use crate::{
    a11y, app, browser, client, head,
    load::{self, Answered, Ask},
    pages::{self, Address},
    route::Route,
    shell,
    still::{Still, still},
    text,
};
#[cfg(feature = "browser")]
use crate::{behaviour, draft};
use cong_api::{Error, Site};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

/// The old page stays while the answer for a new one is on its way.
#[component]
pub fn Content() -> impl IntoView {
    let location = use_location();
    let address = Memo::new(move |_| Address::new(location.pathname.get(), location.query.get()));
    let site = app::site();
    let page = load::resource(move || Ask::of_page(address.get(), site), false);
    let portal = client::portal();
    #[cfg(feature = "browser")]
    draft::offer(site);
    let again = move || {
        #[cfg(feature = "browser")]
        pages::asked_again();
        site.again();
        page.again();
    };
    let shown = move || {
        page.track();
        let (taken_over, portal) = (load::taking_over(), portal.clone());
        Suspend::new(async move {
            if taken_over {
                a11y::navigation::arrived("");
                return Still::as_it_is();
            }
            let answered = page.answer().await;
            if answered.standing {
                return Still::as_it_is();
            }
            let site = site.ready().await;
            browser::release_focus();
            shell::stands(&answered.address.path);
            let shown = match &site {
                Ok(site) => show(&answered, site).await,
                Err(error) => Err(error.clone()),
            };
            let error = match shown {
                Ok(still) => return still,
                Err(error) => error,
            };
            client::report(&error);
            match (&error, site) {
                (Error::NotFound, Ok(site)) => {
                    let found = pages::guesses(&answered.address, portal).await;
                    pages::not_found(&found, &site)
                }
                _ => failure(&error, again),
            }
        })
    };
    view! { <Transition fallback=waiting>{shown}</Transition> }
}

/// The page that was asked for, which is not always that of the address by now.
async fn show(answered: &Answered, site: &Site) -> Result<Still, Error> {
    let loaded = answered.result.as_ref().map_err(Clone::clone)?;
    #[cfg(feature = "browser")]
    if let Some(text) = draft::take(&answered.address, loaded) {
        return Ok(text);
    }
    let page = pages::page(answered.address.clone(), app::site()).await?;
    text::written(|| (page.view)(loaded, site))
}

fn waiting() -> Still {
    still! {
        <div class="wrap page waiting" role="status">
            <p class="vh">{text::words().shell.loading}</p>
            <span class="bar bar-title"></span>
            <span class="bar"></span>
            <span class="bar"></span>
            <span class="bar bar-short"></span>
        </div>
    }
}

/// A failed answer: what happened and what to do.
fn failure(error: &Error, retry: impl Fn() + 'static) -> Still {
    let t = &text::words().errors;
    let (name, title, text, rest) = match error {
        Error::Moved(path) => {
            let path = path.clone();
            let navigate = use_navigate();
            Effect::new(move |_| navigate(&path, NavigateOptions { replace: true, ..NavigateOptions::default() }));
            return Still::default();
        }
        Error::Invalid(_) => {
            let home = still! { {t.invalid_text}" "<a href=Route::Home.href()>{t.invalid_home}</a>"." };
            (t.invalid_title, t.invalid, home, None)
        }
        Error::NotFound | Error::Unavailable(_) | Error::Unreadable(_) => {
            #[cfg(feature = "browser")]
            behaviour::again(retry);
            // The server's own page can be read, and brings the app that goes with it.
            #[cfg(feature = "browser")]
            if matches!(error, Error::Unreadable(_)) {
                browser::load_anew();
            }
            #[cfg(not(feature = "browser"))]
            drop(retry);
            let actions = still! {
                <div class="actions">
                    <button class="btn" type="button" data-do="again">{t.retry}</button>
                    <a class="btn btn-2" href=Route::Contact.href()>{t.numbers}</a>
                </div>
            };
            (t.unavailable_title, t.unavailable, still! { {t.unavailable_text} }, Some(actions))
        }
    };
    head::set(name, Still::default());
    a11y::navigation::arrived(name);
    still! {
        <div class="wrap page">
            <div class="page-head"><h1>{title}</h1><p class="standfirst">{text}</p></div>
            {rest}
        </div>
    }
}
