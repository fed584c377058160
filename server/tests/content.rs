//! The reference province, and what editors are told when a file is wrong.

use cong_api::{Date, Kind};
use cong_server::{
    import::content,
    store::{Store, Written},
};
use std::{collections::HashMap, fs, path::Path};

#[test]
fn the_reference_province_is_whole() {
    let content = crate::common::reference();
    let sections: Vec<_> = content.site.groups.iter().filter(|g| g.in_menu).flat_map(|g| &g.sections).collect();
    assert_eq!(sections.len(), 36);
    assert_eq!(content.agencies.len(), 35);
    assert!(sections.iter().all(|s| !s.basis.is_empty() && s.deadline_days > 0), "each section names its law and deadline");
    let mut by_section: HashMap<&str, usize> = HashMap::new();
    for item in content.items.iter().filter(|item| item.address.agency.is_none()) {
        *by_section.entry(item.address.section.as_str()).or_default() += 1;
    }
    let least = |slug: &str| match slug {
        "co-quan" => 0,
        "tin-tuc-su-kien" => 40,
        "thu-tuc-hanh-chinh" => 60,
        "van-ban-quy-pham-phap-luat" => 25,
        "van-ban-chi-dao-dieu-hanh" => 20,
        "hoi-dap" => 30,
        "lich-lam-viec-cua-lanh-dao" => 24,
        "de-tai-khoa-hoc" => 15,
        "thong-ke-bao-cao" => 12,
        "lay-y-kien-du-thao" => 8,
        "du-lich" => 12,
        _ => 6,
    };
    for section in sections {
        let count = by_section.get(section.slug.as_str()).copied().unwrap_or(0);
        assert!(count >= least(section.slug.as_str()), "{}: {count} items", section.slug);
    }
    for agency in &content.agencies {
        let own = content.items.iter().filter(|i| i.agency.slug == agency.slug || i.also.iter().any(|a| a.slug == agency.slug));
        assert!(own.count() >= 8, "{} lists fewer than 8 items", agency.slug);
        let news = content.items.iter().any(|i| i.address.agency.as_ref() == Some(&agency.slug) && i.kind() == Kind::Article);
        assert!(news, "{} has no news of its own", agency.slug);
        assert!(
            !agency.leaders.is_empty() && !agency.units.is_empty() && !agency.introduction.is_empty(),
            "{} is thin",
            agency.slug
        );
    }
}

#[tokio::test]
async fn importing_again_changes_nothing_and_withdrawing_deletes_nothing() {
    let content = crate::common::reference();
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("cong.sqlite")).await.expect("a database");
    let count = content.items.len();
    let first = content::store(&store, &content, "1").await.expect("stored");
    assert_eq!(first, Written { added: count, ..Written::default() });
    let again = content::store(&store, &content, "1").await.expect("stored");
    assert_eq!(again, Written { unchanged: count, ..Written::default() });
    let mut less = crate::common::reference();
    let gone = less.items.pop().expect("an item");
    less.items[0].title.push_str(" (sửa)");
    let changed = content::store(&store, &less, "2").await.expect("stored");
    assert_eq!(changed, Written { changed: 1, unchanged: count - 2, withdrawn: 1, added: 0 });
    assert_eq!(store.item(&gone.address).await.expect("asked"), None, "withdrawn items are not shown");
    let back = content::store(&store, &content, "3").await.expect("stored");
    assert_eq!(back.changed, 2, "what was withdrawn comes back under its address");
}

/// Copies the small files that every content folder has, then lets a test spoil one.
fn check(spoil: impl FnOnce(&Path), expected: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let from = crate::common::root().join("content");
    for file in ["site.toml", "sections.toml", "agency-sections.toml"] {
        fs::copy(from.join(file), folder.path().join(file)).expect("copied");
    }
    // A site of its own: the reference's home names items that are not here.
    let site = fs::read_to_string(folder.path().join("site.toml")).expect("read");
    let site = site.split("[home]").next().expect("the part before home").to_owned();
    fs::write(folder.path().join("site.toml"), site).expect("written");
    fs::create_dir_all(folder.path().join("pictures")).expect("made");
    fs::copy(from.join("pictures/chia-se.png"), folder.path().join("pictures/chia-se.png")).expect("copied");
    let agency = folder.path().join("co-quan/so-tu-phap");
    fs::create_dir_all(&agency).expect("made");
    fs::write(agency.join("agency.toml"), "name = \"Sở Tư pháp\"\nkind = \"department\"\n").expect("written");
    let items = folder.path().join("items/tin-tuc-su-kien");
    fs::create_dir_all(&items).expect("made");
    fs::write(items.join("a.toml"), "[[item]]\nslug = \"mot\"\ntitle = \"Một\"\npublished = \"-1d\"\n").expect("written");
    spoil(folder.path());
    let mistakes = content::load(folder.path(), &Date("2024-10-23".into())).err().unwrap_or_default();
    let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    if expected.is_empty() {
        assert!(told.is_empty(), "{told:?}");
    }
    for part in expected {
        assert!(told.iter().any(|line| line.contains(part)), "expected “{part}” in {told:#?}");
    }
}

fn write_items(folder: &Path, text: &str) {
    fs::write(folder.join("items/tin-tuc-su-kien/a.toml"), text).expect("written");
}

#[test]
fn a_sound_folder_has_no_mistakes() {
    check(|_| {}, &[]);
}

#[test]
fn each_mistake_names_its_file_its_line_and_what_was_expected() {
    let head = "[[item]]\nslug = \"mot\"\ntitle = \"Một\"\npublished = \"-1d\"\n\n";
    let cases: [(&str, &[&str]); 9] = [
        ("[[item]\n", &["items/tin-tuc-su-kien/a.toml:1: is not TOML"]),
        ("[[item]]\ntitle = \"Hai\"\npublished = \"-1d\"\n", &["a.toml:1: “Hai”: slug is missing"]),
        ("[[item]]\nslug = \"Có Dấu\"\ntitle = \"Hai\"\npublished = \"-1d\"\n", &["is not a slug"]),
        ("[[item]]\nslug = \"hai\"\ntitle = \"Hai\"\npublished = \"hôm qua\"\n", &["a.toml:4:", "is no date: expected"]),
        ("[[item]]\nslug = \"hai\"\ntitle = \"Hai\"\npublished = \"-1d\"\nautor = \"x\"\n", &["nothing is called “autor” here"]),
        ("[[item]]\nslug = \"hai\"\ntitle = \"Hai\"\npublished = \"-1d\"\nagency = \"so-x\"\n", &["there is no agency “so-x”"]),
        (
            "[[item]]\nslug = \"hai\"\ntitle = \"Hai\"\npublished = \"-1d\"\npicture = { src = \"../x.svg\", alt = \"\" }\n",
            &["there is no file"],
        ),
        (
            "[[item]]\nslug = \"hai\"\ntitle = \"Hai\"\npublished = \"-1d\"\nkind = \"document\"\n[item.document]\nform = \"Luật\"\nnumber = \"1\"\nauthority = \"x\"\nissued = \"2020-01-01\"\nstatus = \"good\"\n",
            &["document: status: unknown variant `good`"],
        ),
        (
            "[[item]]\nslug = \"mot\"\ntitle = \"Hai\"\npublished = \"-1d\"\n",
            &["the same address as the item at items/tin-tuc-su-kien/a.toml:1"],
        ),
    ];
    for (at, (text, expected)) in cases.into_iter().enumerate() {
        let text = if at == 8 { format!("{head}{text}") } else { text.to_owned() };
        check(|folder| write_items(folder, &text), expected);
    }
}

#[test]
fn files_that_are_no_text_or_stand_in_the_wrong_place_are_told() {
    check(|f| fs::write(f.join("items/tin-tuc-su-kien/b.md"), b"+++\n\xff\n+++\n").expect("written"), &["b.md:2: is not UTF-8"]);
    check(
        |f| fs::write(f.join("items/tin-tuc-su-kien/b.md"), "# no front matter\n").expect("written"),
        &["b.md:1: expected TOML front matter"],
    );
    check(
        |f| {
            fs::create_dir_all(f.join("items/khong-co")).expect("made");
            fs::write(f.join("items/khong-co/b.toml"), "[[item]]\n").expect("written");
        },
        &["there is no section “khong-co”"],
    );
    check(|f| fs::remove_file(f.join("sections.toml")).expect("removed"), &["sections.toml: cannot be read"]);
}

#[test]
fn settings_of_the_search_are_checked_too() {
    let write = |file: &'static str, text: &'static str| {
        move |folder: &Path| {
            let path = folder.join("search").join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
    };
    let sound = "same = [[\"GPLX\", \"bằng lái\"]]\n[[means]]\nsay = [\"nhà trọ\"]\nmean = [\"tạm trú\"]\n";
    check(write("synonyms/xe.toml", sound), &[]);
    let cases: [(&str, &str, &str); 8] = [
        ("synonyms/xe.toml", "same = [[\"GPLX\"]]\n", "search/synonyms/xe.toml:1: same: [\"GPLX\"] needs two phrases"),
        (
            "synonyms/xe.toml",
            "same = [\n[\"a\", \"b\"],\n[\"c\", \"A\"],\n]\n",
            "same: “A” stands in a group at search/synonyms/xe.toml:2 too",
        ),
        ("synonyms/xe.toml", "same = [\n[\"--\", \"b\"],\n]\n", "xe.toml:2: same: “--” holds no word"),
        (
            "synonyms/xe.toml",
            "[[means]]\nsay = [\"nhà trọ\"]\nmean = []\n",
            "xe.toml:2: means: say = [\"nhà trọ\"], mean = []: both need",
        ),
        ("synonyms/xe.toml", "[[means]]\nsay = \"nhà trọ\"\nmean = [\"a\"]\n", "xe.toml: search/synonyms/xe.toml: means"),
        ("words.toml", "stopp = [\"cho\"]\n", "nothing is called “stopp” here"),
        ("weights.toml", "met = \"nhiều\"\n", "search/weights.toml: search/weights.toml: met: invalid type"),
        (
            "answers.toml",
            "[[answer]]\nqueries = [\"lũ\"]\nitem = \"tin-tuc-su-kien/khong-co\"\n",
            "search/answers.toml:3: item = “tin-tuc-su-kien/khong-co”: there is no such item",
        ),
    ];
    for (file, text, expected) in cases {
        check(write(file, text), &[expected]);
    }
}

#[test]
fn old_addresses_lead_somewhere_and_only_one_way() {
    let write = |text: &str| {
        let text = text.to_owned();
        move |folder: &Path| fs::write(folder.join("redirects.toml"), text).expect("written")
    };
    let sound = "\"/cu\" = \"/hoi-dap\"\n\"/tin.htm\" = \"/tin-tuc-su-kien/mot\"\n\"/anh\" = \"/tranh/chia-se.png\"\n\n\
        [[pattern]]\nold = \"/3cms/tin-{id:number}.htm\"\nnew = \"/tin-tuc-su-kien\"\n\n\
        [[pattern]]\nold = \"/3cms/{slug}.htm\"\nnew = \"/tin-tuc-su-kien/{slug}\"\nelse = \"/tim-kiem?q={slug:words}\"\n\n\
        [[pattern]]\nold = \"/web/guest/{rest:rest}\"\nnew = \"/tim-kiem?q={rest:words}\"\n";
    check(write(sound), &[]);
    let pattern = |old: &str, new: &str, more: &str| format!("[[pattern]]\nold = \"{old}\"\nnew = \"{new}\"\n{more}\n");
    let search = "/tim-kiem?q={slug:words}";
    let cases: [(String, &str); 26] = [
        ("\"/cu\" = 1\n".into(), "redirects.toml:1: “/cu”: leads to an address in quotes"),
        ("\n\"cu\" = \"/\"\n".into(), "redirects.toml:2: “cu”: an old address is a path"),
        ("\"/cu?id=1\" = \"/\"\n".into(), "redirects.toml:1: “/cu?id=1”: the path alone is compared"),
        ("\"/cu/\" = \"/\"\n".into(), "“/cu/”: leave out the / at the end"),
        ("\"/hoi-dap\" = \"/\"\n".into(), "“/hoi-dap”: is a page of the portal now"),
        ("\"/cu\" = \"/khong-co\"\n".into(), "“/cu”: leads to /khong-co, and the portal has no such page"),
        ("\"/cu\" = \"https://a.example/\"\n".into(), "leads to https://a.example/, and the portal has no such page"),
        ("\"/cu\" = \"/tin-tuc-su-kien/hai\"\n".into(), "leads to /tin-tuc-su-kien/hai, and the portal has no such page"),
        ("\"/cu\" = \"/cu\"\n".into(), "“/cu”: leads in a circle: /cu → /cu"),
        (
            "\"/a\" = \"/b\"\n\"/b\" = \"/c\"\n\"/c\" = \"/a\"\n".into(),
            "redirects.toml:2: “/b”: leads in a circle: /b → /c → /a → /b",
        ),
        (
            "\"/a\" = \"/b\"\n\"/b\" = \"/hoi-dap\"\n".into(),
            "“/a”: leads to the old address /b: write where that leads, /hoi-dap",
        ),
        (
            format!("\"/cu\" = \"/3cms/a.htm\"\n{}", pattern("/3cms/{slug}.htm", search, "")),
            "“/cu”: leads to /3cms/a.htm, which is an old address by the pattern “/3cms/{slug}.htm”",
        ),
        (format!("\n{}", pattern("/3cms/{slug.htm", "/", "")), "redirects.toml:3: “/3cms/{slug.htm”: a { has no }"),
        (pattern("/3cms/{Slug}", "/", ""), "a name is of a-z"),
        (pattern("/3cms/{a}{b}", "/", ""), "something between"),
        (pattern("/3cms/cu.htm", "/", ""), "has no name in braces"),
        (pattern("/{slug}", "/", ""), "a pattern may not take the whole portal"),
        (pattern("/{slug}/cu.htm", "/", ""), "a pattern may not take the whole portal"),
        (pattern("/hoi-dap/{slug}.htm", "/", ""), "addresses under /hoi-dap are in use"),
        (pattern("/en/{slug}.htm", "/", ""), "addresses under /en are in use"),
        (pattern("/3cms/{slug}", "/tim-kiem?q={ten:words}", ""), "uses {ten}, which the old address does not have"),
        (pattern("/3cms/{slug}", "/{slug:words}", ""), "they stand behind /tim-kiem?q="),
        (pattern("/3cms/{slug}", "/hoi-dap/{slug}", ""), "say with else where the path leads then"),
        (pattern("/3cms/{slug}", "/khong-co/{slug}", "else = \"/\""), "new: the portal has no page /khong-co"),
        (
            pattern("/3cms/{slug}", "/hoi-dap/{slug}", "else = \"/khong-co\""),
            "leads to /khong-co, and the portal has no such page",
        ),
        (pattern("/3cms/{slug}", "/hoi-dap", "otherwise = \"/\""), "nothing is called “otherwise” here"),
    ];
    for (text, expected) in cases {
        check(write(&text), &[expected]);
    }
    let two = |first: &str, second: &str| pattern(first, "/hoi-dap", "") + &pattern(second, "/hoi-dap", "");
    check(
        write(&two("/3cms/{slug}.htm", "/3cms/tin-{id:number}.htm")),
        &["redirects.toml:6: “/3cms/tin-{id:number}.htm”: is never reached: “/3cms/{slug}.htm” stands before it"],
    );
    check(
        write(&two("/3cms/{slug}-cu", "/3cms/tin-{x}")),
        &["redirects.toml:6: “/3cms/tin-{x}”: and “/3cms/{slug}-cu” have paths in common"],
    );
}
