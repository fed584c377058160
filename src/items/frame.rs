//! What the full views of most kinds share: body with byline and tools, files, what belongs beside it.

use crate::{
    route::{self, Route},
    still::{Still, still},
    text,
    ui::{self, Place, Sight, plate},
};
use cong_api::{Item, ItemSummary, Kind};

/// Headings from which on a text has its contents beside it.
const LONG: usize = 4;

/// An item as a text: byline on the left, the text, what belongs beside it on the right.
pub fn text(item: &Item, byline: &str, before: Still, after: Still, related: &[ItemSummary]) -> Still {
    let picture = item.picture.as_ref().map(|picture| plate(picture, Place::Plate, Sight::First));
    let body = (!item.body.is_empty()).then(|| ui::prose(&item.body));
    still! {
        {picture}
        <div class="article-grid">
            <div>{self::byline(item, byline)}{long_contents(item)}</div>
            <div class="main">{before}{body}{after}{tags(item)}</div>
            {aside(item, related)}
        </div>
    }
}

/// A long text has its contents beside it.
fn long_contents(item: &Item) -> Option<Still> {
    (item.contents.len() >= LONG).then(|| headings(item))
}

/// The headings of a text as links to them.
pub fn headings(item: &Item) -> Still {
    let links = item
        .contents
        .iter()
        .map(|heading| still! { <li><a href=format!("#{}", heading.id)>{heading.title}</a></li> })
        .collect::<Still>();
    still! { <nav class="contents" aria-labelledby="trong-trang"><h2 id="trong-trang">{text::of_pages().item.contents}</h2><ul class="list">{links}</ul></nav> }
}

fn byline(item: &Item, byline: &str) -> Still {
    let who = if byline.is_empty() { item.agency.name.clone() } else { byline.to_owned() };
    let agency = Route::agency(&item.agency.slug).href();
    let t = &text::of_pages().item;
    let updated = item.updated.as_ref().map(|day| still! { <span>{(t.updated)(&text::stamp(day))}</span> });
    still! {
        <div class="byline">
            <span><a href=agency>{who}</a></span>
            <time datetime=item.published.0>{text::stamp(&item.published)}</time>
            {updated}
            {tools(item)}
        </div>
    }
}

/// Print, save, share, listen; and on paper where it came from.
pub fn tools(item: &Item) -> Still {
    let path = Route::item(&item.address).href();
    let dated = matches!(item.kind(), Kind::Schedule | Kind::Consultation);
    let calendar = dated.then(|| crate::feed::calendar(&path));
    ui::tools(&item.title, &path, calendar)
}

fn tags(item: &Item) -> Option<Still> {
    (!item.tags.is_empty()).then(|| {
        let tags = item.tags.iter().map(|tag| still! { <a href=route::search_for(tag)>{tag}</a> }).collect::<Still>();
        still! { <p class="tags"><span class="vh">{text::of_pages().item.tags}</span>{tags}</p> }
    })
}

/// Files and related items.
pub fn aside(item: &Item, related: &[ItemSummary]) -> Option<Still> {
    let t = &text::of_pages().item;
    let files = (!item.files.is_empty()).then(|| still! { <section><h2>{t.files}</h2>{self::files(item)}</section> });
    let related = (!related.is_empty()).then(|| still! { <section><h2>{t.see_also}</h2>{links(related)}</section> });
    (files.is_some() || related.is_some()).then(|| still! { <aside class="side" aria-label=t.beside>{files}{related}</aside> })
}

/// Related items as a short list.
pub fn links(related: &[ItemSummary]) -> Still {
    let links = related
        .iter()
        .map(|item| {
            let note = crate::items::lines(item).1;
            still! { <li><a href=Route::item(&item.address).href()>{item.title}<small>{note}</small></a></li> }
        })
        .collect::<Still>();
    still! { <ul class="l">{links}</ul> }
}

/// The files of an item: name, type, size.
pub fn files(item: &Item) -> Still {
    let files = item
        .files
        .iter()
        .map(|file| {
            let kind = file.src.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
            let note = format!("{kind}, {}", text::size(file.size));
            still! { <li><a href=route::file(&file.src) download><u>{file.name}</u>" "<span>{note}</span></a></li> }
        })
        .collect::<Still>();
    still! { <ul class="files">{files}</ul> }
}

/// The files of an item whose kind has no place of its own for them.
pub fn attachments(item: &Item) -> Option<Still> {
    (!item.files.is_empty()).then(|| part("tep", text::of_pages().item.files, files(item)))
}

/// A chapter inside an item.
pub fn part(id: &'static str, title: &'static str, body: Still) -> Still {
    still! { <section class="part" id=id><h2>{title}</h2>{body}</section> }
}

/// The contents of an item with chapters.
pub fn contents(parts: &[(&'static str, &'static str)]) -> Still {
    let links = parts.iter().map(|(id, title)| still! { <li><a href=format!("#{id}")>{*title}</a></li> }).collect::<Still>();
    still! { <nav class="contents" aria-labelledby="trong-trang"><h2 id="trong-trang">{text::of_pages().item.contents}</h2><ul class="list">{links}</ul></nav> }
}
