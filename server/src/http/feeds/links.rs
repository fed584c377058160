//! Addresses inside a text: a feed is read elsewhere, where a path of ours names nothing.

/// Attributes that hold an address; nothing else passes the sanitiser.
const ATTRIBUTES: [&str; 3] = [" href=\"", " src=\"", " cite=\""];

/// Sanitised HTML with absolute addresses. `page` is the absolute address of the page that it stands on.
pub fn absolute(html: &str, origin: &str, page: &str) -> String {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag_and_more) = rest.split_at(at);
        made.push_str(text);
        let end = tag_and_more.find('>').map_or(tag_and_more.len(), |end| end + 1);
        let (tag, more) = tag_and_more.split_at(end);
        made.push_str(&in_tag(tag, origin, page));
        rest = more;
    }
    made.push_str(rest);
    made
}

fn in_tag(tag: &str, origin: &str, page: &str) -> String {
    let mut made = tag.to_owned();
    for attribute in ATTRIBUTES {
        made = made.replace(&format!("{attribute}//"), &format!("{attribute}https://"));
        made = made.replace(&format!("{attribute}/"), &format!("{attribute}{origin}/"));
        made = made.replace(&format!("{attribute}#"), &format!("{attribute}{page}#"));
    }
    made
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn paths_and_places_of_the_page_become_addresses() {
        for (html, made) in [
            ("<a href=\"/hoi-dap\">x</a>", "<a href=\"https://a.example/hoi-dap\">x</a>"),
            ("<a hreflang=\"en\" href=\"/en\">x</a>", "<a hreflang=\"en\" href=\"https://a.example/en\">x</a>"),
            ("<a href=\"#muc-1\">x</a>", "<a href=\"https://a.example/p#muc-1\">x</a>"),
            ("<a href=\"//b.example/x\">x</a>", "<a href=\"https://b.example/x\">x</a>"),
            ("<a href=\"https://b.example/\">x</a>", "<a href=\"https://b.example/\">x</a>"),
            ("<p>viết href=\"/hoi-dap\" vào</p>", "<p>viết href=\"/hoi-dap\" vào</p>"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(absolute(html, "https://a.example", "https://a.example/p"), made);
        }
    }
}
