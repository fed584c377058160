//! A widget's page: its own small shell around a view, without the app. One request; it reads, styles and sizes itself.

use super::{
    code,
    content::{Editions, Miss},
    oembed,
    query::{Query, Theme, Why, Wrong},
    sheet::{Inline, SCRIPT, SHEET, accent},
    view::{self, Look},
    words::Words,
};
use cong_api::{Language, Site};
use leptos::prelude::*;
use std::fmt::Write;

/// A page with what its answer says.
pub struct Page {
    pub html: String,
    pub policy: String,
    pub found: Found,
    /// What the content is called, and where the portal shows all of it.
    pub title: String,
    pub href: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Yes,
    /// The option that names nothing of the portal.
    No(&'static str),
    /// The store does not answer.
    NotNow,
}

/// The page of a widget. `wrong`: what could not be read of its address.
pub async fn page(editions: &Editions, query: &Query, wrong: &[Wrong]) -> Page {
    // What names content must be right; the rest has fallen back.
    let lost = wrong.iter().find(|wrong| wrong.why != Why::Unreadable || ["section", "agency", "item"].contains(&wrong.name));
    let content = match lost {
        Some(wrong) => Err(Miss::Wrong(wrong.clone())),
        None => editions.content(query).await,
    };
    let sheet =
        Dress { theme: query.theme, accent: query.accent.map(accent), language: query.language, address: Some(query.path()) };
    match content {
        Ok(content) => {
            let site = content.site.clone();
            let (look, body) = rendered(query.language, || view::look(query, content));
            sheet.put_on(editions, &site, look, &body, Found::Yes)
        }
        Err(Miss::Wrong(wrong)) => lost_page(editions, &sheet, wrong.name, Found::No(wrong.name)),
        Err(Miss::Store(error)) => {
            tracing::error!(%error, "the store failed for a widget");
            lost_page(editions, &sheet, "", Found::NotNow)
        }
    }
}

/// The page for a kind that does not exist.
pub fn unknown_kind(editions: &Editions, language: Language) -> Page {
    lost_page(editions, &Dress { theme: Theme::default(), accent: None, language, address: None }, "kind", Found::No("kind"))
}

fn lost_page(editions: &Editions, dress: &Dress, name: &'static str, found: Found) -> Page {
    let site = &editions.of(dress.language).site;
    let (look, body) = rendered(dress.language, || view::lost(Words::of(dress.language), site, name));
    dress.put_on(editions, site, look, &body, found)
}

/// What is left of a look once its view has become HTML.
struct Drawn {
    title: String,
    class: &'static str,
    href: String,
}

/// Runs a view in a context of its own, which knows the language. Views of widgets wait for nothing.
fn rendered(language: Language, look: impl FnOnce() -> Look) -> (Drawn, String) {
    let owner = Owner::new();
    let drawn = owner.with(|| {
        provide_context(language);
        let Look { title, class, view, href } = look();
        (Drawn { title, class, href }, view.to_html())
    });
    owner.unset_with_forced_cleanup();
    drawn
}

/// How a page looks beside its content.
struct Dress {
    theme: Theme,
    accent: Option<Inline>,
    language: Language,
    /// Where it is found again by who is given its address (oEmbed).
    address: Option<String>,
}

impl Dress {
    fn put_on(&self, editions: &Editions, site: &Site, look: Drawn, body: &str, found: Found) -> Page {
        let theme = match self.theme {
            Theme::System => "",
            Theme::Light => " data-theme=\"light\"",
            Theme::Dark => " data-theme=\"dark\"",
        };
        let sheets: Vec<&Inline> = [&*SHEET].into_iter().chain(&self.accent).collect();
        let mut html =
            format!("<!DOCTYPE html>\n<html lang=\"{}\"{theme}>\n<head>\n<meta charset=\"utf-8\">\n", self.language.tag());
        let title = if site.short.is_empty() { look.title.clone() } else { format!("{} – {}", look.title, site.short) };
        html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        let _ = writeln!(html, "<title>{}</title>", code::text(&title));
        // A widget is a part of the page that it names: search engines are sent there.
        html.push_str("<meta name=\"robots\" content=\"noindex\">\n");
        let canonical = format!("{}{}", site.origin, look.href);
        let _ = writeln!(html, "<link rel=\"canonical\" href=\"{}\">", code::attribute(&canonical));
        if let Some(address) = self.address.as_ref().filter(|_| found == Found::Yes) {
            html.push_str(&oembed::discovery(&site.origin, address, Words::of(self.language).embed));
        }
        // Links and searches open in the reader's window, not in the frame.
        html.push_str("<base target=\"_top\">\n");
        for sheet in &sheets {
            let _ = writeln!(html, "<style>{}</style>", sheet.text);
        }
        let quiet = if look.class == "band" { " class=\"quiet\"" } else { "" };
        let class = if look.class.is_empty() { String::new() } else { format!(" class=\"{}\"", look.class) };
        let _ =
            write!(html, "</head>\n<body{class}><main{quiet}>{body}</main><script>{}</script></body>\n</html>\n", SCRIPT.text);
        Page { html, policy: policy(editions, &sheets), found, title: look.title, href: look.href }
    }
}

/// The policy of a widget's page.
fn policy(editions: &Editions, sheets: &[&Inline]) -> String {
    let main = &editions.main;
    [
        // Nothing is fetched.
        "default-src 'none'".to_owned(),
        format!("style-src {}", sheets.iter().map(|sheet| sheet.source.as_str()).collect::<Vec<_>>().join(" ")),
        format!("script-src {}", SCRIPT.source),
        // The search box leads to our own results.
        "form-action 'self'".to_owned(),
        // The element that sends links to the whole window has no address; none may be added.
        "base-uri 'none'".to_owned(),
        // What may be framed, and by whom (`[embedding]` of site.toml). Every other page is framed by nobody.
        format!("frame-ancestors {}", main.embedding.ancestors(&main.agencies)),
    ]
    .join("; ")
}
