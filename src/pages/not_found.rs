//! An unknown address: says so with status 404 and gives ways out.

use crate::{a11y, app, client, route::Route, ui::SearchBox};
use cong_api::Error;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_location;

#[component]
pub fn NotFound() -> impl IntoView {
    client::report(&Error::NotFound);
    a11y::navigation::arrived("Không có trang này");
    let site = app::site();
    // The words of the address are often what was looked for.
    let path = use_location().pathname.get_untracked();
    let words = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default().replace(['-', '_', '.'], " ");
    let words: String = words.chars().filter(|c| c.is_alphanumeric() || *c == ' ').take(80).collect();
    view! {
        <Title text="Không có trang này" />
        <Meta name="robots" content="noindex" />
        <div class="wrap page not-found">
            <div class="page-head">
                <p class="kicker">"Lỗi 404"</p>
                <h1>"Không có trang này"</h1>
                <p class="standfirst">
                    "Địa chỉ có thể đã gõ nhầm, hoặc trang đã đổi chỗ. Tìm bằng vài từ, hoặc đi tiếp từ các mục bên dưới."
                </p>
            </div>
            <SearchBox id="tim-404" value=words label="Tìm trên cổng" />
            <ul class="ways">
                <li><a href="/">"Trang chủ"</a></li>
                <li><a href=Route::SiteMap.path()>"Sơ đồ trang: mọi mục và mọi cơ quan"</a></li>
                <li><a href=Route::Contact.path()>"Liên hệ, số điện thoại cần biết"</a></li>
                <Suspense>
                    {move || Suspend::new(async move {
                        let site = site.await.ok()?;
                        let used = site.groups.iter().flat_map(|g| &g.sections).filter(|s| {
                            matches!(s.kind, cong_api::Kind::Procedure | cong_api::Kind::Document | cong_api::Kind::Question)
                        });
                        Some(used.map(|s| view! { <li><a href=Route::section(&s.slug).path()>{s.title.clone()}</a></li> }).collect_view())
                    })}
                </Suspense>
            </ul>
        </div>
    }
}
