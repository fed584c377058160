//! `/nhung`: where a webmaster chooses a widget, sees it and copies its code; and the list of every option. It works as a plain form; with
//! its script (`widgets/builder.js`) the answer follows the choice.

mod form;
mod reference;
mod result;

use super::{
    content::Editions,
    kind::WidgetKind,
    page::{self, Found},
    query::{BASE, Query, Theme, Why, Wrong},
};
use crate::{
    portal::LocalPortal,
    render::{self, Page, Shell},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use cong::still::{Still, still};
use cong::{app, ui::Head};
use sha2::{Digest, Sha384};
use std::sync::{Arc, LazyLock};

/// Where its style and script are.
pub static STYLE: LazyLock<File> =
    LazyLock::new(|| File::new("/nhung/builder.css", include_str!("../../../../widgets/builder.css")));
pub static SCRIPT: LazyLock<File> =
    LazyLock::new(|| File::new("/nhung/builder.js", include_str!("../../../../widgets/builder.js")));

/// A file of the page, with the hash that the browser holds against it (W3C Subresource Integrity): page and file are of one build.
pub struct File {
    pub path: &'static str,
    pub text: &'static str,
    integrity: String,
}

impl File {
    fn new(path: &'static str, text: &'static str) -> Self {
        Self { path, text, integrity: format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(text))) }
    }
}

/// Characters of a label: the rest is left out.
const LONGEST_LABEL: usize = 120;

/// Everything that the page shows.
struct Built {
    query: Query,
    /// As typed: fields keep what is wrong, so that it can be mended.
    said: Vec<(String, String)>,
    wrong: Vec<Wrong>,
    /// What the content is called and where it is, once it is found.
    found: Option<(String, String)>,
    editions: Editions,
}

pub async fn page(shell: &Shell, portal: &LocalPortal, editions: Editions, said: Vec<(String, String)>) -> Page {
    let built = Arc::new(Built::new(editions, said).await);
    render::render_plain(shell, portal, BASE, move || app::around(move || view(&built))).await
}

impl Built {
    async fn new(editions: Editions, said: Vec<(String, String)>) -> Self {
        let value =
            |name: &str| said.iter().find(|(other, value)| other == name && !value.is_empty()).map(|(_, value)| value.as_str());
        let kind = value("kind").map_or(Some(WidgetKind::Latest), WidgetKind::parse);
        let pairs = said.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let (query, mut wrong) = Query::from_pairs(kind.unwrap_or(WidgetKind::Latest), pairs);
        if kind.is_none() {
            wrong.push(Wrong { name: "kind", why: Why::Unknown });
        }
        let page = page::page(&editions, &query, &wrong).await;
        let found = match page.found {
            Found::Yes => Some((page.title, page.href)),
            Found::No(name) => {
                if !wrong.iter().any(|wrong| wrong.name == name) {
                    wrong.push(Wrong { name, why: Why::Unknown });
                }
                None
            }
            Found::NotNow => None,
        };
        Self { query, said, wrong, found, editions }
    }

    /// What was typed into a field.
    fn said(&self, name: &str) -> &str {
        self.said.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value.as_str())
    }

    fn label(&self) -> String {
        let said: String = self.said("label").trim().chars().take(LONGEST_LABEL).collect();
        let title = self.found.as_ref().map_or("", |(title, _)| title.as_str());
        if said.is_empty() { super::code::default_label(&self.query, title) } else { said }
    }

    fn follows_host(&self) -> bool {
        self.query.theme == Theme::System && self.said("theme") != Theme::System.token()
    }
}

fn view(built: &Built) -> Still {
    let tags = still! {
        <link rel="stylesheet" href=STYLE.path integrity=STYLE.integrity />
        <script src=SCRIPT.path defer integrity=SCRIPT.integrity></script>
    };
    still! {
        <div class="wrap page">
            <Head
                title="Nhúng nội dung vào trang khác" path=BASE tags=tags
                standfirst="Tin, văn bản, thủ tục, lịch và ô tìm của cổng hiện ngay trong trang của cơ quan, luôn mới. Chọn loại, xem thử, sao chép mã."
            />
            {form::summary(built)}
            <div class="builder">
                {form::view(built)}
                <section id="ket-qua" aria-labelledby="ket-qua-ten">{result::view(built)}</section>
            </div>
            <p class="vh" role="status" id="bao"></p>
            {reference::view(&built.editions.main.site.origin)}
        </div>
    }
}
