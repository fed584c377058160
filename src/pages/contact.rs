//! Whom to call: hotlines of the alerts, the editors, and every agency.

use crate::{
    app, client, items,
    pages::agencies,
    route::Route,
    ui::{self, Head},
};
use cong_api::{Kind, ListQuery, Listing, Site, Slug};
use leptos::prelude::*;

#[component]
pub fn Contact() -> impl IntoView {
    let portal = client::portal();
    let site = app::site();
    let page = Resource::new_blocking(
        || (),
        move |()| {
            let portal = portal.clone();
            async move {
                let site = site.await?;
                let directory: Option<Slug> = site
                    .groups
                    .iter()
                    .flat_map(|g| &g.sections)
                    .filter(|s| s.kind == Kind::Contact)
                    .map(|s| s.slug.clone())
                    .last();
                let listing = match directory {
                    Some(section) => {
                        Some(portal.list(ListQuery { section: Some(section), page: 1, ..ListQuery::default() }).await?)
                    }
                    None => None,
                };
                Ok((site, listing))
            }
        },
    );
    ui::answer(page, |(site, listing): (Site, Option<Listing>)| {
        let footer = site.footer.clone();
        let editors = ui::attributes(vec![
            ("Cơ quan quản lý", footer.manager),
            ("Chịu trách nhiệm", footer.responsible),
            ("Địa chỉ", footer.address),
            ("Điện thoại", footer.phone),
            ("Thư điện tử", footer.email),
        ]);
        let directory = listing.map(|listing| {
            view! { <section class="part wide"><h2>"Số điện thoại cần biết"</h2>{items::list(Kind::Contact, listing.items)}</section> }
        });
        view! {
            <div class="wrap page">
                <Head
                    title="Liên hệ".to_owned() path=Route::Contact.path()
                    standfirst="Gọi số khẩn cấp khi có người bị nạn. Việc giấy tờ thì hỏi cơ quan giải quyết; không rõ cơ quan nào thì gửi câu hỏi ở mục Hỏi đáp."
                />
                {directory}
                <section class="part wide"><h2>"Các cơ quan, địa phương"</h2>{agencies::index(&site, true)}</section>
                <section class="part"><h2>"Ban biên tập cổng"</h2>{editors}</section>
            </div>
        }
        .into_any()
    })
}
