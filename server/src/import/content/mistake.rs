//! What is wrong with a content file, so that an editor can mend it.

use std::{
    fmt,
    path::{Path, PathBuf},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Path from the content folder.
    pub file: String,
    pub line: Option<usize>,
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

/// The mistakes found so far in one content folder.
pub struct Mistakes {
    pub folder: PathBuf,
    /// Holds `pictures/` and `files/`: the editions share them.
    pub media: PathBuf,
    /// Path of the folder from the content folder, for messages.
    within: &'static str,
    found: Vec<Mistake>,
}

impl Mistakes {
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), media: folder.to_owned(), within: "", found: Vec::new() }
    }

    /// Of an edition in a folder of its own inside the content folder.
    pub fn within(content: &Path, within: &'static str) -> Self {
        Self { folder: content.join(within), media: content.to_owned(), within, found: Vec::new() }
    }

    pub fn append(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    pub fn add(&mut self, file: &str, line: Option<usize>, what: impl Into<String>) {
        let file = if self.within.is_empty() { file.to_owned() } else { format!("{}/{file}", self.within) };
        self.found.push(Mistake { file, line, what: what.into() });
    }

    pub fn into_result<T>(self, content: T) -> Result<T, Vec<Mistake>> {
        if self.found.is_empty() { Ok(content) } else { Err(self.found) }
    }
}
