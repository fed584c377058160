//! How large a drawing is.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// Things before the root element that are looked through: a declaration, a doctype, comments.
const BEFORE: usize = 50;

/// The root element, if it is `svg`. Entities are not expanded: a drawing cannot grow here.
pub fn root(bytes: &[u8]) -> Option<BytesStart<'static>> {
    let mut reader = Reader::from_reader(bytes);
    let mut buffer = Vec::new();
    for _ in 0..BEFORE {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) | Event::Empty(start) => {
                return (start.local_name().as_ref() == "svg").then(|| start.into_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
    None
}

/// Width and height in pixels: as its attributes say, else as its viewBox does.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), String> {
    let root = root(bytes).ok_or("is no SVG")?;
    let attribute = |name: &str| Some(root.try_get_attribute(name).ok()??.value.into_owned());
    let length = |name: &str| attribute(name).and_then(|text| pixels(&text));
    let view_box = attribute("viewBox").and_then(|text| {
        let numbers: Vec<f64> =
            text.split([' ', ',', '\n', '\t']).filter(|t| !t.is_empty()).filter_map(|t| t.parse().ok()).collect();
        (numbers.len() == 4).then(|| (numbers[2], numbers[3]))
    });
    let found = match (length("width"), length("height"), view_box) {
        (Some(width), Some(height), _) => Some((width, height)),
        (Some(width), None, Some((w, h))) if w > 0.0 => Some((width, width * h / w)),
        (None, Some(height), Some((w, h))) if h > 0.0 => Some((height * w / h, height)),
        (_, _, view_box) => view_box,
    };
    let (width, height) = found.ok_or("does not say how large it is: give its <svg> a viewBox, or width and height")?;
    match (whole(width), whole(height)) {
        (Some(width), Some(height)) => Ok((width, height)),
        _ => Err("has a width or height that is no size: give its <svg> a viewBox of at most 60000 units".to_owned()),
    }
}

/// A length without a unit or in `px`; others depend on where the drawing stands.
fn pixels(text: &str) -> Option<f64> {
    text.trim().trim_end_matches("px").trim().parse().ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
fn whole(length: f64) -> Option<u32> {
    (length > 0.0 && length <= 60_000.0).then(|| (length.round() as u32).max(1))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn the_size_of_a_drawing_comes_from_what_it_says() {
        for (root, expected) in [
            ("<svg width=\"1200\" height=\"900\">", Some((1200, 900))),
            ("<?xml version=\"1.0\"?><!-- a --><!DOCTYPE svg><svg viewBox=\"0 0 1200.4 900\"/>", Some((1200, 900))),
            ("<svg width=\"600px\" viewBox=\"0,0,4,3\">", Some((600, 450))),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 40 30\">", Some((40, 30))),
            ("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 6\"/>", Some((8, 6))),
            ("<svg>", None),
            ("<svg viewBox=\"0 0 0 900\">", None),
            ("<svg viewBox=\"0 0 NaN inf\">", None),
            ("<html>", None),
        ] {
            assert_eq!(size(root.as_bytes()).ok(), expected, "{root}");
        }
    }
}
