//! A page as complete HTML: the app's own views, rendered into the page that Trunk made.
//!
//! Invariant: only scripts and styles of the shell and the page's own rules are allowed; their hashes are taken from what the renderer itself adds,
//! never from the body, so that markup which slipped into content would stay dead.

use crate::{
    common::{Common, Head},
    portal::LocalPortal,
    style::Sheet,
};
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

/// Trunk's `index.html`, parted where a page puts something in.
pub struct Shell {
    /// Up to where a page's own metadata stand.
    opening: String,
    head: Head,
    /// From the end of the head to the start of the body.
    between: String,
    after: String,
    inline: Inline,
}

/// A rendered page.
pub struct Page {
    pub html: String,
    pub verdict: Option<Verdict>,
    pub inline: Inline,
    /// What of it many pages share, and where that stands.
    pub common: Option<(usize, Arc<Common>)>,
}

/// CSP sources of what stands in a page and may run, and of the rules of style that hold: `'sha256-…'`.
#[derive(Clone, Default)]
pub struct Inline {
    pub scripts: Vec<String>,
    pub styles: Vec<String>,
}

impl Inline {
    fn of(html: &str) -> Self {
        let sources = |name, counts: fn(&str) -> bool| texts(html, name, counts).into_iter().map(source_of).collect();
        Self {
            scripts: sources("script", |tag| !tag.contains("src=") && !tag.contains("application/")),
            styles: sources("style", |_| true),
        }
    }
}

impl Shell {
    pub fn load(dist: &Path) -> Result<Self, ShellError> {
        let path = dist.join("index.html");
        let name = path.display().to_string();
        let html = fs::read_to_string(&path).map_err(|e| ShellError::Read(name.clone(), e))?;
        let at = |mark: &'static str| html.find(mark).ok_or_else(|| ShellError::Missing(name.clone(), mark));
        let (own, head, body) = (at(HEAD)?, at("</head>")?, at("<body>")? + "<body>".len());
        let end = html.rfind("</body>").ok_or_else(|| ShellError::Missing(name.clone(), "</body>"))?;
        let common = &html[own + HEAD.len()..head];
        let common = sheet(dist, common).ok_or_else(|| ShellError::Missing(name.clone(), "style sheet that is in the folder"))?;
        let (opening, between, after) = (html[..own].to_owned(), html[head..body].to_owned(), html[end..].to_owned());
        Ok(Self { opening, head: common, between, after, inline: Inline::of(&html) })
    }

    pub fn inline(&self) -> &Inline {
        &self.inline
    }

    /// A page without content: the app starts on it by itself.
    pub fn empty(&self, language: Language) -> String {
        [&self.opening(language), self.head.whole(), &self.between, &self.after].concat()
    }

    /// The page up to its own metadata, said to be in that language.
    fn opening(&self, language: Language) -> String {
        let tag = |language: Language| format!("<html lang=\"{}\"", language.tag());
        self.opening.replacen(&tag(Language::Vi), &tag(language), 1)
    }
}

/// A head with the style sheet that it names.
fn sheet(dist: &Path, head: &str) -> Option<Head> {
    let start = head.match_indices("<link ").map(|(at, _)| at).find(|at| {
        let tag = head[*at..].split('>').next().unwrap_or_default();
        tag.contains("rel=\"stylesheet\"")
    })?;
    let tag = &head[start..=start + head[start..].find('>')?];
    let path = tag.split("href=\"").nth(1)?.split('"').next()?;
    let css = fs::read_to_string(dist.join(path.trim_start_matches('/'))).ok()?;
    Some(Head::new(head, tag, path, Sheet::read(&css)))
}

/// Renders the app for a path and query.
pub async fn render(shell: &Shell, portal: &LocalPortal, path_and_query: &str) -> Page {
    let Rendered { body, head, verdict } = run(portal, path_and_query, App).await;
    let common = shell.head.of(&body);
    let mut inline = shell.inline.clone();
    inline.styles.push(common.style.clone());
    let start = shell.opening(portal.state().site.language) + &head;
    let html = [start.as_str(), &common.text, &shell.between, &body, &shell.after].concat();
    Page { html, verdict, inline, common: Some((start.len(), common)) }
}

/// Renders a page that the app does not know and that needs the scripts of the shell alone.
pub async fn render_plain<V: IntoView + 'static>(
    shell: &Shell,
    portal: &LocalPortal,
    path: &str,
    view: impl FnOnce() -> V + Send + 'static,
) -> Page {
    let Rendered { body, head, verdict } = run(portal, path, view).await;
    let html = [&shell.opening, &head, &without_app(shell.head.whole()), &shell.between, &body, &shell.after]
        .map(String::as_str)
        .concat();
    Page { html, verdict, inline: shell.inline.clone(), common: None }
}

/// The head without the app's name: `start.js` does not start what is not named.
fn without_app(head: &str) -> String {
    let start = head.find("<meta name=\"cong-app\"");
    let end = start.and_then(|start| head[start..].find('>').map(|length| start + length + 1));
    match start.zip(end) {
        Some((start, end)) => format!("{}{}", &head[..start], &head[end..]),
        None => head.to_owned(),
    }
}

struct Rendered {
    body: String,
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
    // What follows would carry answers; the app takes a page over without them (`cong::browser`).
    drop(stream);
    owner.unset_with_forced_cleanup();
    let verdict = verdict.0.lock().ok().and_then(|mut slot| slot.take());
    Rendered { body, head: head.take(), verdict }
}

/// The texts of those elements whose tag counts: of scripts, those that would run (CSP 3, §6.7.2.3).
fn texts<'a>(html: &'a str, name: &str, counts: fn(&str) -> bool) -> Vec<&'a str> {
    let (opening, closing) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(&opening) {
        rest = &rest[at..];
        let (Some(open), Some(close)) = (rest.find('>'), rest.find(&closing)) else { break };
        if open < close && counts(&rest[..open]) {
            found.push(&rest[open + 1..close]);
        }
        rest = &rest[close + closing.len()..];
    }
    found
}

/// The CSP source of an inline script or style: `'sha256-…'`.
pub fn source_of(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}
