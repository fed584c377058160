//! The program itself: what it says when something is in the way.

mod common;

use std::{
    net::TcpListener,
    process::{Command, Output},
};

fn cong(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cong")).args(args).current_dir(common::root()).output().expect("it starts")
}

fn told(output: &Output) -> String {
    assert!(!output.status.success(), "it should fail");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!text.contains("panicked"), "{text}");
    text
}

#[test]
fn a_port_in_use_is_said_before_anything_is_written() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let data = tempfile::tempdir().expect("a folder");
    let data_folder = data.path().join("data");
    let text = told(&cong(&["serve", "--port", &port, "--data", data_folder.to_str().expect("text")]));
    assert!(text.contains(&format!("port {port}")) && text.contains("--port"), "{text}");
    assert!(!data_folder.exists());
}

#[test]
fn a_missing_app_content_or_database_is_said() {
    let data = tempfile::tempdir().expect("a folder");
    let folder = data.path().to_str().expect("text");
    let text = told(&cong(&["serve", "--port", "0", "--data", folder, "--dist", "khong-co"]));
    assert!(text.contains("khong-co") && text.contains("Build the app first"), "{text}");
    let text = told(&cong(&["check", "--content", "khong-co"]));
    assert!(text.contains("there is no content folder"), "{text}");
    std::fs::write(data.path().join("file"), "x").expect("written");
    let inside = data.path().join("file/data");
    let text = told(&cong(&["import", "content", "content", "--data", inside.to_str().expect("text")]));
    assert!(text.contains("cannot"), "{text}");
    std::fs::write(data.path().join("cong.sqlite"), "this is no database, it is a text that someone put here").expect("written");
    let text = told(&cong(&["import", "content", "content", "--data", folder]));
    assert!(text.contains("cong.sqlite"), "{text}");
}
