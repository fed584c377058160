//! Documents in every encoding that sites still write.

use super::{
    site::Reply,
    world::{World, channel},
};
use cong_server::sync::Failure;

const TITLE: &str = "Ủy ban nhân dân huyện Lệ Thủy họp bàn chống bão";

/// Written with tones as marks of their own, as windows-1258 has them.
const IN_1258: &[u8] = b"U\xd2y ban nh\xe2n d\xe2n huy\xea\xf2n L\xea\xf2 Thu\xd2y ho\xf2p b\xe0n ch\xf4\xecng ba\xdeo";

async fn title(content_type: &'static str, body: Vec<u8>) -> Result<String, Failure> {
    let world = World::start().await;
    world.site.set("/rss.xml", Reply::Feed { content_type, body });
    world.read().await?;
    Ok(world.titles().await.concat())
}

fn document(title: &str, encoding: &str) -> String {
    channel(&format!("<item><guid>1</guid><title>{title}</title></item>")).replace("utf-8", encoding)
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
}

#[tokio::test]
async fn vietnamese_arrives_whole() {
    let in_1258 = |encoding: &str| {
        let text = document("@", encoding);
        let (before, after) = text.split_once('@').expect("a mark");
        // The channel's title is of no matter here.
        let ascii = |text: &str| text.chars().filter(char::is_ascii).collect::<String>().into_bytes();
        [ascii(before), IN_1258.to_vec(), ascii(after)].concat()
    };
    for (what, content_type, body) in [
        ("UTF-8", "text/xml", document(TITLE, "utf-8").into_bytes()),
        ("UTF-8 that the server calls latin", "text/xml; charset=iso-8859-1", document(TITLE, "utf-8").into_bytes()),
        ("UTF-16 LE", "application/rss+xml", utf16(&document(TITLE, "utf-16"), u16::to_le_bytes)),
        ("UTF-16 BE", "application/rss+xml", utf16(&document(TITLE, "utf-16"), u16::to_be_bytes)),
        ("windows-1258, in the file", "application/rss+xml", in_1258("windows-1258")),
        ("windows-1258, in the header", "text/xml; charset=windows-1258", in_1258("utf-8")),
    ] {
        // “Thủy” has its tone on the same letter in both ways to write it.
        assert_eq!(title(content_type, body).await.as_deref(), Ok(TITLE), "{what}");
    }
}

#[tokio::test]
async fn latin_arrives_whole_and_what_lies_is_said() {
    let latin: Vec<u8> =
        document("Caf\u{e9} \u{e0} Hu\u{ea}", "iso-8859-1").chars().filter_map(|c| u8::try_from(c).ok()).collect();
    assert_eq!(title("application/rss+xml", latin.clone()).await.as_deref(), Ok("Café à Huê"));
    assert_eq!(title("text/xml; charset=ISO-8859-1", latin).await.as_deref(), Ok("Café à Huê"));
    let unknown = [document("x", "vni-times").into_bytes(), vec![0xff]].concat();
    assert_eq!(title("text/xml", unknown).await, Err(Failure::Encoding { named: "vni-times".into() }));
}
