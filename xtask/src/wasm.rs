//! Makes a part of the app's wasm small: what the browser never calls is emptied, then wasm-opt takes out what only that needed.

use crate::{Outcome, shell};
use std::{collections::HashSet, ffi::OsStr, fs, path::Path, process::Command};
use wasm_encoder::{CodeSection, Function, Instruction, Module, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// The same parts with the names of their functions, for those who want to know what they are made of (`bench size`): what every reader with the app
/// needs, and the pages.
pub const NAMED: [&str; 2] = ["target/cong/named.wasm", "target/cong/named-pages.wasm"];

/// Part of mangled names. Every erased view carries it for a way of starting that this app does not take (it hydrates at once,
/// `hydrate_body`). The linker cannot know: it is reached through a table. The name must be that of the outermost function: of what that
/// calls, the compiler makes one with what is called (`hydrate_async` and `hydrate` of an element).
const NEVER_CALLED: &str = "IntoAny$GT$8into_any13hydrate_async";

/// Shrinks a part of the wasm; one with the names of its functions is left for `bench size`.
pub fn shrink(from: &Path, to: &Path, named: &Path, path: &OsStr) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", from.display());
    let bytes = fs::read(from).map_err(failed)?;
    let emptied = empty(&bytes).map_err(|e| format!("{}: {e}", from.display()))?;
    let between = to.with_extension("emptied");
    fs::write(&between, emptied).map_err(failed)?;
    let opt = |options: &[&str], from: &Path, to: &Path| {
        let mut opt = Command::new("wasm-opt");
        shell::run_command(opt.args(options).arg(from).arg("-o").arg(to).env("PATH", path))
    };
    // No pass that looks at the whole program: a part does not see who calls it.
    opt(&["-Oz", "-Oz", "--strip-producers", "-g"], &between, named)?;
    // Once more without the names, which hold some passes back.
    opt(&["-Oz", "--strip-debug", "--strip-target-features"], named, to)?;
    fs::remove_file(&between).map_err(failed)
}

/// The module with the bodies of what is never called replaced by a trap.
fn empty(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let text = |e: wasmparser::BinaryReaderError| e.to_string();
    let payloads: Vec<Payload<'_>> = Parser::new(0).parse_all(bytes).collect::<Result<_, _>>().map_err(text)?;
    let mut imported = 0;
    let mut named = false;
    let mut never = HashSet::new();
    for payload in &payloads {
        match payload {
            Payload::ImportSection(section) => {
                for import in section.clone().into_imports() {
                    imported += u32::from(matches!(import.map_err(text)?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for part in names {
                    let Name::Function(functions) = part.map_err(text)? else { continue };
                    for naming in functions {
                        let naming = naming.map_err(text)?;
                        named = true;
                        if naming.name.contains(NEVER_CALLED) {
                            never.insert(naming.index);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    if !named {
        return Err("no function has a name: nothing can be told to be never called".into());
    }
    let mut module = Module::new();
    let mut code = CodeSection::new();
    let mut index = imported;
    for payload in &payloads {
        match payload {
            Payload::CodeSectionStart { .. } => {}
            Payload::CodeSectionEntry(body) => {
                if never.contains(&index) {
                    let mut trap = Function::new([]);
                    trap.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
                    code.function(&trap);
                } else {
                    code.raw(body.as_bytes());
                }
                index += 1;
            }
            other => {
                let Some((id, range)) = other.as_section() else { continue };
                // The code stands before the data: it is complete when another section follows.
                if !code.is_empty() {
                    module.section(&code);
                    code = CodeSection::new();
                }
                let range = usize::try_from(range.start).unwrap_or(0)..usize::try_from(range.end).unwrap_or(0);
                module.section(&RawSection { id, data: bytes.get(range).unwrap_or_default() });
            }
        }
    }
    Ok(module.finish())
}
