//! The program itself: what it says when something is in the way.

use std::{
    net::TcpListener,
    process::{Command, Output},
};

fn cong(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cong")).args(args).current_dir(crate::common::root()).output().expect("it starts")
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

/// Permissions hold for others than root: as root the program is run as nobody.
#[cfg(unix)]
#[test]
fn a_database_that_may_not_be_written_is_said_and_left_alone() {
    use std::{
        fs::{self, Permissions},
        os::unix::{fs::PermissionsExt, process::CommandExt},
        path::Path,
    };
    const NOBODY: u32 = 65534;
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let text = data.to_str().expect("text");
    let made = cong(&["import", "content", "content", "--data", text]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let program = folder.path().join("cong");
    fs::copy(env!("CARGO_BIN_EXE_cong"), &program).expect("copied");
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, Permissions::from_mode(mode)).expect("set");
    mode(folder.path(), 0o755);
    mode(&data, 0o555);
    fs::read_dir(&data).expect("files").flatten().filter(|file| file.path().is_file()).for_each(|file| mode(&file.path(), 0o444));
    // The content is looked for in a folder that everybody may read.
    fs::create_dir(folder.path().join("content")).expect("made");
    fs::write(folder.path().join("file.jsonl"), "{}").expect("written");
    let root = fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    let mut command = Command::new(&program);
    command.args(["import", "procedures", "file.jsonl", "--data", text]).current_dir(folder.path());
    if root {
        command.uid(NOBODY).gid(NOBODY);
    }
    let before = fs::read(data.join("cong.sqlite")).expect("the database");
    let said = told(&command.output().expect("it starts"));
    assert!(said.contains("cong.sqlite") && said.contains("may write"), "{said}");
    assert_eq!(before, fs::read(data.join("cong.sqlite")).expect("the database"));
    mode(&data, 0o755);
}
