//! The wrapper of every page that asks the portal: waiting, content, and each way of failing.

use crate::{
    a11y, app, client,
    load::{self, Answerable, Ask, Loaded},
    pages,
    route::Route,
    text,
};
use cong_api::{Error, Site};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::sync::Arc;

/// Asks the portal and shows `view` once the answer is there. The old content stays while a new answer is on its way.
pub fn answer<T: Answerable>(
    ask: impl Fn() -> Result<Ask, Error> + Send + Sync + 'static,
    view: impl Fn(T, &Site) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    show(load::resource(Arc::new(ask)), Arc::new(move |loaded, site| Ok(view(T::clone(&*loaded.get::<T>()?), site))))
}

/// A page that needs nothing but what every page carries.
pub fn standing(view: impl Fn(&Site) -> AnyView + Send + Sync + 'static) -> AnyView {
    answer(|| Ok(Ask::nothing()), move |(), site| view(site))
}

type Shown = Arc<dyn Fn(&Loaded, &Site) -> Result<AnyView, Error> + Send + Sync>;

/// The same for all pages, so that it is compiled once.
fn show(page: Resource<Result<Loaded, Error>>, view: Shown) -> AnyView {
    let site = app::site();
    load::Once::provide();
    view! {
        <Transition fallback=waiting>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    let shown = match page.await {
                        Ok(loaded) => site.ready().await.and_then(|site| view(&loaded, &site)),
                        Err(error) => Err(error),
                    };
                    shown.unwrap_or_else(|error| failure(&error, move || page.refetch()))
                })
            }}
        </Transition>
    }
    .into_any()
}

fn waiting() -> impl IntoView {
    view! {
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
pub fn failure(error: &Error, retry: impl Fn() + Send + Sync + 'static) -> AnyView {
    client::report(error);
    let t = &text::words().errors;
    match error {
        Error::NotFound => pages::NotFound().into_any(),
        Error::Moved(path) => {
            let path = path.clone();
            let navigate = use_navigate();
            Effect::new(move |_| navigate(&path, NavigateOptions { replace: true, ..NavigateOptions::default() }));
            ().into_any()
        }
        Error::Invalid(_) => {
            a11y::navigation::arrived(t.invalid_title);
            view! {
                <leptos_meta::Title text=t.invalid_title />
                <div class="wrap page">
                    <div class="page-head">
                        <h1>{t.invalid}</h1>
                        <p class="standfirst">{t.invalid_text}" "<a href=Route::Home.href()>{t.invalid_home}</a>"."</p>
                    </div>
                </div>
            }
            .into_any()
        }
        Error::Unavailable(_) => {
            a11y::navigation::arrived(t.unavailable_title);
            view! {
                <leptos_meta::Title text=t.unavailable_title />
                <div class="wrap page">
                    <div class="page-head">
                        <h1>{t.unavailable}</h1>
                        <p class="standfirst">{t.unavailable_text}</p>
                    </div>
                    <div class="actions">
                        <button class="btn" type="button" data-again="" on:click=move |_| retry()>{t.retry}</button>
                        <a class="btn btn-2" href=Route::Contact.href()>{t.numbers}</a>
                    </div>
                </div>
            }
            .into_any()
        }
    }
}
