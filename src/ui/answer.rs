//! The wrapper of every page that asks the portal: waiting, content, and each way of failing.

use crate::{a11y, client, pages};
use cong_api::Error;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use serde::{Serialize, de::DeserializeOwned};

/// Shows `view` once the answer is there. The old content stays while a new answer is on its way.
pub fn answer<T>(
    resource: Resource<Result<T, Error>>,
    view: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
{
    view! {
        <Transition fallback=waiting>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match resource.await {
                        Ok(answer) => view(answer),
                        Err(error) => failure(&error, move || resource.refetch()),
                    }
                })
            }}
        </Transition>
    }
}

fn waiting() -> impl IntoView {
    view! {
        <div class="wrap page waiting" role="status">
            <p class="vh">"Đang tải…"</p>
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
    match error {
        Error::NotFound => pages::NotFound().into_any(),
        Error::Moved(path) => {
            let path = path.clone();
            let navigate = use_navigate();
            Effect::new(move |_| navigate(&path, NavigateOptions { replace: true, ..NavigateOptions::default() }));
            ().into_any()
        }
        Error::Invalid(_) => {
            a11y::navigation::arrived("Địa chỉ không hợp lệ");
            view! {
                <leptos_meta::Title text="Địa chỉ không hợp lệ" />
                <div class="wrap page">
                    <div class="page-head">
                        <h1>"Địa chỉ này không hợp lệ"</h1>
                        <p class="standfirst">
                            "Một phần của địa chỉ, thường là số trang, viết không đúng. Bỏ phần sau dấu hỏi rồi mở lại, hoặc đi từ "
                            <a href="/">"trang chủ"</a> "."
                        </p>
                    </div>
                </div>
            }
            .into_any()
        }
        Error::Unavailable(_) => {
            a11y::navigation::arrived("Chưa tải được trang");
            view! {
                <leptos_meta::Title text="Chưa tải được trang" />
                <div class="wrap page">
                    <div class="page-head">
                        <h1>"Chưa tải được trang này"</h1>
                        <p class="standfirst">
                            "Đường truyền bị ngắt hoặc máy chủ đang bận. Những gì bạn đã xem vẫn còn; hãy thử lại sau giây lát."
                        </p>
                    </div>
                    <div class="actions">
                        <button class="btn" on:click=move |_| retry()>"Thử lại"</button>
                        <a class="btn btn-2" href="/lien-he">"Số điện thoại cần biết"</a>
                    </div>
                </div>
            }
            .into_any()
        }
    }
}
