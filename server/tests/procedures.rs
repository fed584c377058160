//! The national portal's export, as it is.

use crate::common::Portal;
use axum::http::StatusCode;
use cong_api::{Detail, ItemAddress, Slug, kinds::Procedure};
use cong_server::import::procedures;
use std::{fs, path::PathBuf};

/// The real file stands beside the project, not in it.
fn export() -> Option<PathBuf> {
    let path = crate::common::root().join("../shared/data/national-procedures.jsonl.gz");
    if !path.exists() {
        eprintln!("{} is not here: the test of the whole export has nothing to try", path.display());
        return None;
    }
    Some(path)
}

async fn procedure(portal: &Portal, code: &str) -> Procedure {
    let slug = |text: &str| Slug::try_from(text).expect("a slug");
    let address = ItemAddress { agency: None, section: slug("thu-tuc-hanh-chinh"), slug: slug(code) };
    match portal.store.item(&address).await.expect("asked").expect("there").detail {
        Detail::Procedure(procedure) => procedure,
        other => panic!("{code} is a {:?}", other.kind()),
    }
}

/// A portal whose editors have written no procedure themselves: the imported ones show.
async fn bare() -> Portal {
    let mut content = crate::common::reference();
    content.items.retain(|item| item.kind() != cong_api::Kind::Procedure);
    content.home.events.clear();
    Portal::with(&content).await
}

#[tokio::test]
async fn the_whole_export_lands_and_again_changes_nothing() {
    let Some(file) = export() else { return };
    let mut portal = bare().await;
    let first = procedures::import(&portal.store, &file, false).await.expect("imported");
    assert_eq!((first.landed, first.written.added, first.broken.len()), (2642, 2642, 0), "{first}");
    let again = procedures::import(&portal.store, &file, false).await.expect("imported");
    assert_eq!((again.written.unchanged, again.written.changed), (2642, 0), "{again}");
    portal.reload().await;
    for code in ["1.001193", "1.012784", "1.013225", "1.004222"] {
        let page = portal.get(&format!("/thu-tuc-hanh-chinh/{code}")).await;
        assert_eq!(page.status, StatusCode::OK, "{code}");
        for leaked in
            ["Chọn cơ quan thực hiện", "Không có thông tin", "Từ khóa</", "Hình thức nộpThời gian", "Tên giấy tờMẫu đơn"]
        {
            assert!(!page.text.contains(leaked), "“{leaked}” on {code}");
        }
    }
    let birth = procedure(&portal, "1.001193").await;
    assert_eq!(birth.channels.len(), 3);
    assert!(birth.channels.iter().all(|channel| channel.fee == "Miễn phí"), "{:?}", birth.channels);
    assert!(birth.legal_basis.iter().any(|law| law.number == "123/2015/NĐ-CP"));
    assert!(birth.papers.len() >= 2 && birth.results.iter().any(|result| result.starts_with("Giấy khai sinh")));
    let land = procedure(&portal, "1.012784").await;
    let times: Vec<_> = land.channels.iter().map(|channel| channel.time.as_str()).collect();
    assert_eq!(times, ["12 ngày làm việc", "12 ngày làm việc", "22 ngày làm việc"]);
    assert!(land.channels.iter().all(|channel| channel.fee != "Miễn phí"), "a fee that the council sets is not free");
    let residence = procedure(&portal, "1.004222").await;
    let fees: Vec<_> = residence.channels.iter().map(|channel| channel.fee.as_str()).collect();
    assert_eq!(fees, ["10.000 đồng", "20.000 đồng"]);
    let building = procedure(&portal, "1.013225").await;
    assert!(
        building
            .papers
            .iter()
            .flat_map(|papers| &papers.items)
            .any(|paper| paper.originals == Some(1) && paper.copies == Some(1))
    );
}

#[tokio::test]
async fn the_editors_own_version_of_a_procedure_stands_before_the_imported_one() {
    let portal = Portal::start().await;
    let before = procedure(&portal, "1.001193").await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("export.jsonl");
    let line = |code: &str, name: &str| {
        format!(
            "{{\"ma_thu_tuc\":\"{code}\",\"ten_thu_tuc\":\"{name}\",\"linh_vuc\":\"Hộ tịch\",\"cap_thuc_hien\":\"Cấp xã\"}}\n"
        )
    };
    fs::write(&file, line("1.001193", "Thủ tục khác") + &line("9.999999", "Thủ tục thử")).expect("written");
    let report = procedures::import(&portal.store, &file, false).await.expect("imported");
    assert_eq!(report.landed, 2);
    assert_eq!(procedure(&portal, "1.001193").await, before);
    assert_eq!(procedure(&portal, "9.999999").await.field, "Hộ tịch");
}

#[tokio::test]
async fn a_broken_line_is_reported_and_the_rest_goes_in_and_a_changed_record_keeps_its_address() {
    let portal = bare().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("export.jsonl");
    let good = |name: &str| format!("{{\"ma_thu_tuc\":\"7.000001\",\"ten_thu_tuc\":\"{name}\",\"linh_vuc\":\"Đất đai\"}}\n");
    let mut bytes = good("Thủ tục một").into_bytes();
    bytes.extend(b"{\"ma_thu_tuc\": \n");
    bytes.extend(b"\xff\xfe\n");
    bytes.extend(b"{\"ten_thu_tuc\":\"x\"}\n\n");
    fs::write(&file, &bytes).expect("written");
    let report = procedures::import(&portal.store, &file, false).await.expect("imported");
    assert_eq!(report.landed, 1);
    assert_eq!(report.broken.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4], "{report}");
    fs::write(&file, good("Thủ tục một, tên mới")).expect("written");
    let report = procedures::import(&portal.store, &file, false).await.expect("imported");
    assert_eq!((report.written.changed, report.written.added), (1, 0));
    procedure(&portal, "7.000001").await;
    assert!(procedures::import(&portal.store, &folder.path().join("none"), false).await.is_err());
}
