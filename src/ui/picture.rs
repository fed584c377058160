//! Pictures of the content: each in the copy that fits its place, with room kept for it before it comes.

use crate::{
    route,
    still::{Still, still},
};
use cong_api::Picture;

/// Where a picture stands, which says how wide it is there (style/article.css, gallery.css, news.css, visit.css).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Across the page, over or in a text.
    Plate,
    /// In an album, two in a row where there is room.
    Album,
    /// Over the first of the news.
    Lead,
    /// Beside a line of a list.
    Thumb,
    /// Over a name, several in a row.
    Card,
    /// One of the four tall panels.
    Panel,
}

/// When a reader sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The first large thing of its page: asked for before scripts and other pictures.
    First,
    /// Asked for when the reader comes near it.
    Later,
}

impl Place {
    /// How wide it is at each width of the window, and the width of its frame in percent of the height. tests/browser/pictures.test.cjs measures.
    fn room(self) -> (&'static str, u32) {
        match self {
            Self::Plate => ("(min-width:81rem) 76rem,92vw", 150),
            Self::Album => ("(min-width:81rem) 37.25rem,(min-width:48rem) 45vw,92vw", 150),
            Self::Lead => ("(min-width:81rem) 33rem,(min-width:62rem) calc(53vw - 10rem),92vw", 160),
            Self::Thumb => ("(min-width:40rem) 12rem,92vw", 160),
            Self::Card => ("(min-width:62rem) 19rem,(min-width:52.25rem) 29vw,(min-width:34.25rem) 45vw,92vw", 133),
            Self::Panel => (
                "(min-width:81rem) 13rem,(min-width:62rem) calc(23vw - 5.5rem),(min-width:38.5rem) 20vw,(min-width:28.5rem) 28vw,42vw",
                55,
            ),
        }
    }
}

/// What of a picture its frame shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Plain,
    /// Upright or square: over a text it is shown whole; cut, its upper part is what matters.
    Tall,
    /// A panorama: over a text it is shown whole.
    Wide,
}

impl Shape {
    fn of(picture: &Picture) -> Self {
        match (picture.width, picture.height) {
            (width, height) if height * 10 > width * 9 => Self::Tall,
            (width, height) if width * 10 > height * 22 => Self::Wide,
            _ => Self::Plain,
        }
    }
}

/// The picture alone; `alt` is empty where the words beside it say the same.
pub fn picture(picture: &Picture, alt: &str, place: Place, sight: Sight) -> Still {
    let shape = Shape::of(picture);
    let class = match shape {
        Shape::Plain => "scene",
        Shape::Tall => "scene tall",
        Shape::Wide => "scene wide",
    };
    let has_copies = !picture.widths.is_empty();
    let later = sight == Sight::Later;
    still! {
        <img
            class=class src=route::picture(&picture.src) srcset=has_copies.then(|| copies(picture)) sizes=has_copies.then(|| sizes(picture, place, shape))
            width=picture.width height=picture.height loading=later.then_some("lazy") decoding=later.then_some("async")
            fetchpriority=(!later).then_some("high") alt=alt
        />
    }
}

/// A picture with its caption.
pub fn plate(picture: &Picture, place: Place, sight: Sight) -> Still {
    let caption = &picture.caption;
    still! {
        <figure class="plate">
            {self::picture(picture, &picture.alt, place, sight)}
            {(!caption.is_empty()).then(|| still! { <figcaption>{caption}</figcaption> })}
        </figure>
    }
}

fn copies(picture: &Picture) -> String {
    let mut copies = String::new();
    for width in &picture.widths {
        if !copies.is_empty() {
            copies.push(',');
        }
        copies.push_str(&route::picture(&Picture::copy(&picture.src, *width)));
        copies.push_str(&format!(" {width}w"));
    }
    copies
}

/// A picture that is much wider than its frame is drawn wider than that and cut: the copy has to fit what is drawn.
fn sizes(picture: &Picture, place: Place, shape: Shape) -> String {
    let (room, frame) = match (place, shape) {
        (Place::Plate, Shape::Tall) => return "(min-width:33rem) 30rem,92vw".to_owned(),
        (Place::Plate | Place::Album, Shape::Wide) => (place.room().0, u32::MAX),
        _ => place.room(),
    };
    // In u64, for a panorama of 20000 pixels.
    let drawn = u64::from(picture.width) * 10_000 / u64::from(picture.height.max(1)) / u64::from(frame);
    if drawn <= 125 {
        return room.to_owned();
    }
    let parts = room.split(',').map(|part| match part.split_once(") ") {
        Some((window, width)) => format!("{window}) calc({width}*{drawn}/100)"),
        None => format!("calc({part}*{drawn}/100)"),
    });
    parts.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(width: u32, height: u32, widths: &[u32]) -> Picture {
        Picture {
            src: "a-0123456789abcdef.jpg".into(),
            alt: "A".into(),
            caption: String::new(),
            width,
            height,
            widths: widths.to_vec(),
        }
    }

    #[test]
    fn a_photograph_has_its_copies_and_a_drawing_none() {
        let html = plate(&of(4000, 3000, &[320, 640]), Place::Plate, Sight::First).into_html();
        for part in [
            "src=\"/tranh/a-0123456789abcdef.jpg\"",
            "srcset=\"/tranh/a-0123456789abcdef-320.webp 320w,/tranh/a-0123456789abcdef-640.webp 640w\"",
            "sizes=\"(min-width:81rem) 76rem,92vw\" width=\"4000\" height=\"3000\"",
            "fetchpriority=\"high\" alt=\"A\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("lazy"), "{html}");
        let html = picture(&of(1200, 900, &[]), "", Place::Thumb, Sight::Later).into_html();
        assert!(!html.contains("srcset") && !html.contains("sizes") && html.contains("loading=\"lazy\""), "{html}");
    }

    #[test]
    fn what_is_cut_at_its_sides_asks_for_a_wider_copy() {
        let sizes = |width, height, place| {
            let picture = of(width, height, &[320]);
            sizes(&picture, place, Shape::of(&picture))
        };
        assert_eq!(sizes(4000, 3000, Place::Thumb), "(min-width:40rem) 12rem,92vw");
        assert_eq!(sizes(4000, 1000, Place::Thumb), "(min-width:40rem) calc(12rem*250/100),calc(92vw*250/100)");
        assert_eq!(sizes(3000, 4000, Place::Thumb), "(min-width:40rem) 12rem,92vw");
        assert!(sizes(4000, 3000, Place::Panel).ends_with("calc(42vw*242/100)"));
        assert_eq!(sizes(8000, 1000, Place::Plate), "(min-width:81rem) 76rem,92vw", "a panorama over a text is shown whole");
    }
}
