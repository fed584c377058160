//! `cargo xtask bench size`: what the app's wasm is made of: by crate, by part of the app, and its largest functions.
//!
//! Counted are bytes of code before compression, in each part of the wasm as it is before the names are taken out of it and it is made smaller once more. A
//! function of a library that was made for one of our types counts for the library.

use crate::{Outcome, wasm};
use std::{collections::HashMap, fs};
use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload};

const CRATES: usize = 14;
const PARTS: usize = 24;
const LARGEST: usize = 16;

/// Bytes of code and how many functions.
type Sums = HashMap<String, (usize, usize)>;

pub fn crates() -> Outcome {
    for (file, part) in wasm::NAMED.into_iter().zip(["what every reader with the app needs", "the pages"]) {
        println!("\n# {part}");
        made_of(file)?;
    }
    Ok(())
}

fn made_of(file: &str) -> Outcome {
    let bytes = fs::read(file).map_err(|e| format!("{file}: {e}: build the app anew"))?;
    let functions = functions(&bytes).map_err(|e| format!("{file}: {e}"))?;
    let (mut crates, mut parts) = (Sums::new(), Sums::new());
    for (name, size) in &functions {
        let path = path(name);
        add(&mut crates, path.split("::").next().unwrap_or_default(), *size);
        if path.starts_with("cong::") {
            add(&mut parts, &path.split("::").take(3).collect::<Vec<_>>().join("::"), *size);
        }
    }
    table("code by crate", &crates, CRATES);
    table("the app's own code by part (what the libraries add for each is in theirs)", &parts, PARTS);
    let mut largest = functions;
    largest.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    println!("\nlargest functions, bytes");
    for (name, size) in largest.iter().take(LARGEST) {
        println!("{size:>10}  {}", name.chars().take(120).collect::<String>());
    }
    Ok(())
}

fn add(sums: &mut Sums, name: &str, size: usize) {
    let sum = sums.entry(name.to_owned()).or_default();
    *sum = (sum.0 + size, sum.1 + 1);
}

fn table(title: &str, sums: &Sums, lines: usize) {
    let mut rows: Vec<_> = sums.iter().collect();
    rows.sort_by_key(|(_, (size, _))| std::cmp::Reverse(*size));
    let total: usize = sums.values().map(|(size, _)| size).sum();
    println!("\n{title}, bytes and functions");
    for (name, (size, count)) in rows.iter().take(lines) {
        println!("{size:>10}{count:>7}  {name}");
    }
    let rest: usize = rows.iter().skip(lines).map(|(_, (size, _))| size).sum();
    println!("{rest:>10}         the rest\n{total:>10}         all");
}

/// Every function with its readable name and the bytes of its code.
fn functions(bytes: &[u8]) -> Result<Vec<(String, usize)>, BinaryReaderError> {
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), HashMap::new());
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.as_bytes().len()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(parts) = section.as_known() else { continue };
                for part in parts {
                    let Name::Function(functions) = part? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index, format!("{:#}", rustc_demangle::demangle(naming.name)));
                    }
                }
            }
            _ => {}
        }
    }
    let named =
        (imported..).zip(sizes).map(|(at, size)| (names.remove(&at).unwrap_or_else(|| "without a name".to_owned()), size));
    Ok(named.collect())
}

/// The path that a function belongs to: `a::b::c` of `<a::b::C as d::E>::f`; for an implementation on any type that of the trait.
fn path(name: &str) -> &str {
    let start = name.trim_start_matches(['<', '&', '_', '[', '(']);
    let start = start.strip_prefix("T as ").unwrap_or(start);
    let start = start.strip_prefix("impl ").unwrap_or(start);
    let end = start.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(start.len());
    if start[..end].contains("::") {
        &start[..end]
    } else {
        start.split_once(" as ").map_or(&start[..end], |(_, rest)| path(rest))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_function_belongs_to_the_first_path_of_its_name() {
        for (name, wanted) in [
            ("cong::pages::search::view::{{closure}}", "cong::pages::search::view::"),
            ("<cong_api::item::Item as cong_api::wire::Wire>::read", "cong_api::item::Item"),
            ("<T as tachys::view::any_view::IntoAny>::into_any::build", "tachys::view::any_view::IntoAny"),
            ("<F as tachys::view::Render>::build", "tachys::view::Render"),
            ("memcpy", "memcpy"),
        ] {
            assert_eq!(super::path(name), wanted, "{name}");
        }
    }
}
