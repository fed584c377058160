//! A page as complete HTML: the app's own views, rendered into the page that Trunk made.
//!
//! Invariant: only scripts of the shell and those that carry the page's data are allowed to run; their hashes are taken from what the
//! renderer itself adds, never from the body, so that markup which slipped into content would stay dead.

use crate::{portal::LocalPortal, style::Sheet};
use base64::{Engine, prelude::BASE64_STANDARD};
use cong::{
    App,
    client::{Client, Verdict, VerdictSlot},
    head::Slot,
};
use cong_api::Language;
use futures::{StreamExt, stream::once};
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use std::{fs, path::Path, sync::Arc};

/// Where the shell takes what a page puts into its head.
const HEAD: &str = "<!--HEAD-->";

#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    #[error("cannot read {0}: {1}. Build the app first: cargo xtask build")]
    Read(String, std::io::Error),
    #[error("{0} has no {1}: it was not made from this project's index.html")]
    Missing(String, &'static str),
}

/// Trunk's `index.html`, parted at its body.
pub struct Shell {
    before: String,
    after: String,
    /// CSP sources of its inline scripts.
    hashes: Vec<String>,
    style: Style,
}

/// The style sheet of the build.
struct Style {
    /// The tag of the shell that loads it.
    tag: String,
    path: String,
    sheet: Sheet,
}

/// A rendered page.
pub struct Page {
    pub html: String,
    pub verdict: Option<Verdict>,
    /// CSP sources of the inline scripts that may run.
    pub hashes: Vec<String>,
    /// CSP source of the page's own rules of style, when it has some.
    pub style: Option<String>,
}

impl Shell {
    pub fn load(dist: &Path) -> Result<Self, ShellError> {
        let path = dist.join("index.html");
        let name = path.display().to_string();
        let html = fs::read_to_string(&path).map_err(|e| ShellError::Read(name.clone(), e))?;
        let start = html.find("<body>").map(|at| at + "<body>".len());
        let start = start.ok_or_else(|| ShellError::Missing(name.clone(), "<body>"))?;
        let end = html.rfind("</body>").ok_or_else(|| ShellError::Missing(name.clone(), "</body>"))?;
        if !html.contains(HEAD) {
            return Err(ShellError::Missing(name, HEAD));
        }
        let style = Style::load(dist, &html).ok_or_else(|| ShellError::Missing(name, "style sheet that is in the folder"))?;
        let (before, after) = (html[..start].to_owned(), html[end..].to_owned());
        let hashes = script_hashes(&html);
        Ok(Self { before, after, hashes, style })
    }

    /// CSP sources of the inline scripts of an empty page.
    pub fn hashes(&self) -> &[String] {
        &self.hashes
    }

    /// A page without content: the app starts on it by itself.
    pub fn empty(&self, language: Language) -> String {
        format!("{}{}", self.before(language), self.after)
    }

    /// The page up to its body, said to be in that language.
    fn before(&self, language: Language) -> String {
        let tag = |language: Language| format!("<html lang=\"{}\"", language.tag());
        self.before.replacen(&tag(Language::Vi), &tag(language), 1)
    }
}

impl Style {
    fn load(dist: &Path, html: &str) -> Option<Self> {
        let start = html.match_indices("<link ").map(|(at, _)| at).find(|at| {
            let tag = html[*at..].split('>').next().unwrap_or_default();
            tag.contains("rel=\"stylesheet\"")
        })?;
        let tag = &html[start..=start + html[start..].find('>')?];
        let path = tag.split("href=\"").nth(1)?.split('"').next()?;
        let css = fs::read_to_string(dist.join(path.trim_start_matches('/'))).ok()?;
        Some(Self { tag: tag.to_owned(), path: path.to_owned(), sheet: Sheet::read(&css) })
    }

    /// The page's rules as a tag that names the whole sheet, for the script that loads it later, and their CSP source.
    fn inline(&self, body: &str) -> (String, String) {
        let rules = self.sheet.for_page(body);
        let source = source_of(&rules);
        (format!("<style data-sheet=\"{}\">{rules}</style>", self.path), source)
    }
}

/// Renders the app for a path and query.
pub async fn render(shell: &Shell, portal: &LocalPortal, path_and_query: &str) -> Page {
    let Rendered { body, data, head, verdict } = run(portal, path_and_query, App).await;
    let mut hashes = shell.hashes.clone();
    hashes.extend(script_hashes(&data));
    let language = portal.state().site.language;
    let (style, source) = shell.style.inline(&body);
    let before = shell.before(language).replacen(HEAD, &head, 1).replacen(&shell.style.tag, &style, 1);
    let html = [&before, &body, &data, &shell.after].map(String::as_str).concat();
    Page { html, verdict, hashes, style: Some(source) }
}

/// Renders a page that the app does not know and that needs no script but the first one of the shell.
pub async fn render_plain<V: IntoView + 'static>(
    shell: &Shell,
    portal: &LocalPortal,
    path: &str,
    view: impl FnOnce() -> V + Send + 'static,
) -> Page {
    let Rendered { body, head, verdict, .. } = run(portal, path, view).await;
    let before = without_app(&shell.before).replacen(HEAD, &head, 1);
    let html = [&before, &body, &shell.after].map(String::as_str).concat();
    Page { html, verdict, hashes: shell.hashes.clone(), style: None }
}

/// The shell without the script that fetches the app.
fn without_app(before: &str) -> String {
    let start = before.find("<script type=\"module\">");
    let end = start.and_then(|start| before[start..].find("</script>").map(|length| start + length + "</script>".len()));
    match start.zip(end) {
        Some((start, end)) => format!("{}{}", &before[..start], &before[end..]),
        None => before.to_owned(),
    }
}

struct Rendered {
    body: String,
    /// Scripts with the answers that the page was made of.
    data: String,
    /// For the head of the page.
    head: String,
    verdict: Option<Verdict>,
}

async fn run<V: IntoView + 'static>(
    portal: &LocalPortal,
    path_and_query: &str,
    app: impl FnOnce() -> V + Send + 'static,
) -> Rendered {
    let head = Slot::default();
    let verdict = VerdictSlot::default();
    let language = portal.state().site.language;
    let url = format!("http://cong.invalid{path_and_query}");
    let provide = {
        let (verdict, head, portal) = (verdict.clone(), head.clone(), portal.clone());
        move || {
            provide_context(leptos_router::location::RequestUrl::new(&url));
            provide_context(head);
            provide_context(Client(Arc::new(portal)));
            provide_context(verdict);
            provide_context(language);
        }
    };
    let (owner, stream) = leptos_integration_utils::build_response(
        app,
        provide,
        |app, chunks, _| {
            Box::pin(async move {
                let body = app.to_html_stream_in_order().collect::<String>().await;
                Box::pin(once(async move { body }).chain(chunks())) as _
            })
        },
        false,
    );
    let shared = owner.shared_context();
    let mut stream = stream.await;
    if let Some(shared) = shared {
        while let Some(pending) = shared.await_deferred() {
            pending.await;
        }
    }
    let body = stream.next().await.unwrap_or_default();
    let data = stream.collect::<String>().await;
    owner.unset_with_forced_cleanup();
    let verdict = verdict.0.lock().ok().and_then(|mut slot| slot.take());
    Rendered { body, data, head: head.take(), verdict }
}

/// `'sha256-…'` of each inline script that would run (CSP 3, §6.7.2.3).
fn script_hashes(html: &str) -> Vec<String> {
    let mut hashes = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find("<script") {
        rest = &rest[at..];
        let Some(open) = rest.find('>') else { break };
        let tag = &rest[..open];
        let Some(close) = rest.find("</script>") else { break };
        let runs = !tag.contains("src=") && !tag.contains("application/");
        if runs && open < close {
            hashes.push(source_of(&rest[open + 1..close]));
        }
        rest = &rest[close + "</script>".len()..];
    }
    hashes
}

/// The CSP source of an inline script or style: `'sha256-…'`.
fn source_of(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}
