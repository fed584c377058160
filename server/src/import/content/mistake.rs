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
    found: Vec<Mistake>,
}

impl Mistakes {
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), found: Vec::new() }
    }

    pub fn add(&mut self, file: &str, line: Option<usize>, what: impl Into<String>) {
        self.found.push(Mistake { file: file.to_owned(), line, what: what.into() });
    }

    pub fn into_result<T>(self, content: T) -> Result<T, Vec<Mistake>> {
        if self.found.is_empty() { Ok(content) } else { Err(self.found) }
    }
}
