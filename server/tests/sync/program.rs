//! The commands `cong sync` and `cong report sources`.

use super::{
    site::Site,
    world::{folder, rss},
};
use std::process::{Command, Output};

fn cong(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cong")).args(args).output().expect("it starts")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test(flavor = "multi_thread")]
async fn sources_are_read_by_hand_and_reported() {
    let site = Site::start().await;
    site.feed("/rss.xml", rss(&[("1", "Tin một", 0)]));
    let folder = folder(&format!(
        "feeds = [{{ address = \"{}\" }}, {{ address = \"{}\" }}]",
        site.address("/rss.xml"),
        site.address("/khong-co")
    ));
    let data = folder.path().join("data");
    let (folder, data) = (folder.path().to_str().expect("text"), data.to_str().expect("text"));
    let run = |args: &[&str]| {
        let args: Vec<&str> = args.iter().copied().chain(["--data", data]).collect();
        let output = cong(&args);
        (output.status.success(), said(&output))
    };
    let (done, text) = run(&["import", "content", folder]);
    assert!(done, "{text}");
    let (done, text) = run(&["report", "sources"]);
    assert!(done && text.contains("read never") && text.contains("2 sources, 0 failing, 2 stale"), "{text}");
    let (done, text) = run(&["sync"]);
    assert!(!done && text.contains("no public address") && text.contains("none of 2 sources"), "{text}");
    let (done, text) = run(&["sync", "--allow-network", "127.0.0.0/8"]);
    assert!(
        done && text.contains("1 entries: 1 new") && text.contains("answered 404") && text.contains("2 sources, 1 failed"),
        "{text}"
    );
    let (done, text) = run(&["sync", "--allow-private"]);
    assert!(done && text.contains("nothing new"), "{text}");
    let (done, text) = run(&["sync", "--only", "so-tu-phap"]);
    assert!(!done && text.contains("no feed of so-tu-phap"), "{text}");
    let (done, text) = run(&["report", "sources"]);
    assert!(done && text.contains("2 sources, 1 failing, 1 stale") && text.contains("answered 404"), "{text}");
}
