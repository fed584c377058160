//! Patterns of old paths: `/chi-tiet-tin/-/view-article/{n:number}/{id:number}/{slug}`.

/// What a name in braces takes; always one character or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// `{name}`: a part of one segment.
    Segment,
    /// `{name:number}`: digits.
    Number,
    /// `{name:rest}`: whatever follows, further segments too; only at the end.
    Rest,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Capture(String, Takes),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pieces: Vec<Piece>,
}

/// What a name has taken.
pub type Captures<'a> = Vec<(&'a str, String)>;

impl Pattern {
    /// Reads a pattern; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        for (at, part) in text.split('{').enumerate() {
            let literal = if at == 0 {
                part
            } else {
                let (inside, after) = part.split_once('}').ok_or("a { has no }")?;
                let capture = capture(inside)?;
                match (&capture, pieces.last()) {
                    (_, Some(Piece::Capture(..))) => return Err("two names in braces need something between them".into()),
                    (Piece::Capture(_, Takes::Rest), _) if !after.is_empty() || text.matches('{').count() != at => {
                        return Err(format!("{{{inside}}} takes everything that follows: it stands at the end"));
                    }
                    _ => {}
                }
                if pieces.iter().any(|piece| matches!((piece, &capture), (Piece::Capture(a, _), Piece::Capture(b, _)) if a == b))
                {
                    return Err(format!("{{{inside}}} stands twice: give each its own name"));
                }
                pieces.push(capture);
                after
            };
            if literal.contains('}') {
                return Err("a } has no {".into());
            }
            if !literal.is_empty() {
                pieces.push(Piece::Text(literal.to_owned()));
            }
        }
        Ok(Self { pieces })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Capture(name, _) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// What stands before the first name.
    pub fn beginning(&self) -> &str {
        match self.pieces.first() {
            Some(Piece::Text(text)) => text,
            _ => "",
        }
    }

    /// What the names take in a path that fits; of several ways the one in which earlier names take more.
    pub fn read(&self, path: &str) -> Option<Captures<'_>> {
        let mut taken = Vec::new();
        read(&self.pieces, path, &mut taken).then(|| {
            taken.reverse();
            taken
        })
    }

    /// True when some path fits both.
    pub fn meets(&self, other: &Self) -> bool {
        let (own, others) = (self.steps(), other.steps());
        let mut seen = vec![false; (own.len() + 1) * (others.len() + 1)];
        let mut waiting = vec![(0, 0)];
        while let Some((i, j)) = waiting.pop() {
            if std::mem::replace(&mut seen[i * (others.len() + 1) + j], true) {
                continue;
            }
            let (this, that) = (own.get(i), others.get(j));
            if this.is_none() && that.is_none() {
                return true;
            }
            // A repeated step may end here, or take what the other takes.
            if this.is_some_and(|step| step.repeats) {
                waiting.push((i + 1, j));
            }
            if that.is_some_and(|step| step.repeats) {
                waiting.push((i, j + 1));
            }
            if let (Some(this), Some(that)) = (this, that)
                && this.class.meets(that.class)
            {
                waiting.push((i + usize::from(!this.repeats), j + usize::from(!that.repeats)));
            }
        }
        false
    }

    /// True when every path that fits the other fits this one.
    pub fn covers(&self, other: &Self) -> bool {
        let (wide, narrow) = (self.steps(), other.steps());
        let mut seen = vec![false; (wide.len() + 1) * (narrow.len() + 1)];
        let mut waiting = vec![(0, 0)];
        while let Some((i, j)) = waiting.pop() {
            if std::mem::replace(&mut seen[i * (narrow.len() + 1) + j], true) {
                continue;
            }
            let Some(this) = wide.get(i) else {
                if j == narrow.len() {
                    return true;
                }
                continue;
            };
            if this.repeats {
                waiting.push((i + 1, j));
            }
            if let Some(that) = narrow.get(j)
                && this.class.holds(that.class)
                && (this.repeats || !that.repeats)
            {
                waiting.push((i + usize::from(!this.repeats), j + 1));
            }
        }
        false
    }

    /// The pattern a character at a time: a name is one character of its class and then any number of them.
    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => steps.extend(text.chars().map(|c| Step { class: Class::Just(c), repeats: false })),
                Piece::Capture(_, takes) => {
                    let class = match takes {
                        Takes::Segment => Class::NoSlash,
                        Takes::Number => Class::Digit,
                        Takes::Rest => Class::Any,
                    };
                    steps.extend([Step { class, repeats: false }, Step { class, repeats: true }]);
                }
            }
        }
        steps
    }
}

#[derive(Clone, Copy)]
struct Step {
    class: Class,
    /// Any number of times, also none.
    repeats: bool,
}

#[derive(Clone, Copy)]
enum Class {
    Just(char),
    Digit,
    NoSlash,
    Any,
}

impl Class {
    fn holds(self, other: Self) -> bool {
        match (self, other) {
            (Self::Any, _) | (Self::NoSlash, Self::NoSlash | Self::Digit) | (Self::Digit, Self::Digit) => true,
            (Self::NoSlash, Self::Just(c)) => c != '/',
            (Self::Digit, Self::Just(c)) => c.is_ascii_digit(),
            (Self::Just(a), Self::Just(b)) => a == b,
            _ => false,
        }
    }

    fn meets(self, other: Self) -> bool {
        self.holds(other) || other.holds(self)
    }
}

fn capture(inside: &str) -> Result<Piece, String> {
    let (name, takes) = match inside.split_once(':') {
        None => (inside, Takes::Segment),
        Some((name, "number")) => (name, Takes::Number),
        Some((name, "rest")) => (name, Takes::Rest),
        Some((_, other)) => return Err(format!("{{{inside}}}: “{other}” is not known here: number or rest")),
    };
    let fits = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if fits { Ok(Piece::Capture(name.to_owned(), takes)) } else { Err(format!("{{{inside}}}: a name is of a-z and _")) }
}

fn read<'a>(pieces: &'a [Piece], path: &str, taken: &mut Captures<'a>) -> bool {
    match pieces.split_first() {
        None => path.is_empty(),
        Some((Piece::Text(text), rest)) => path.strip_prefix(text.as_str()).is_some_and(|path| read(rest, path, taken)),
        Some((Piece::Capture(name, class), rest)) => {
            let end = match class {
                Takes::Segment => path.find('/').unwrap_or(path.len()),
                Takes::Number => path.find(|c: char| !c.is_ascii_digit()).unwrap_or(path.len()),
                Takes::Rest => path.len(),
            };
            // The longest first; what follows is text, which bounds the tries.
            for (at, c) in path[..end].char_indices().rev() {
                let (text, after) = path.split_at(at + c.len_utf8());
                if read(rest, after, taken) {
                    taken.push((name, text.to_owned()));
                    return true;
                }
            }
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::parse(text).unwrap_or_else(|wrong| panic!("{text}: {wrong}"))
    }

    #[test]
    fn names_take_what_they_should() {
        for (text, path, taken) in [
            ("/3cms/{slug}.htm", "/3cms/tin-moi.htm", Some("slug=tin-moi")),
            ("/3cms/{slug}.htm", "/3cms/a/b.htm", None),
            ("/3cms/{slug}.htm", "/3cms/.htm", None),
            ("/3cms/{slug}-{id:number}.htm", "/3cms/nghi-quyet-54-2023.htm", Some("slug=nghi-quyet-54 id=2023")),
            ("/x/-/view-article/{n:number}/{id:number}/{slug}", "/x/-/view-article/1/1384/tin", Some("n=1 id=1384 slug=tin")),
            ("/x/-/view-article/{n:number}/{id:number}/{slug}", "/x/-/view-article/mot/1384/tin", None),
            ("/web/guest/{page:rest}", "/web/guest/tin-tuc/2019", Some("page=tin-tuc/2019")),
            ("/web/guest/{page:rest}", "/web/guest", None),
            ("/a", "/a", Some("")),
        ] {
            let pattern = pattern(text);
            let read =
                pattern.read(path).map(|taken| taken.iter().map(|(n, t)| format!("{n}={t}")).collect::<Vec<_>>().join(" "));
            assert_eq!(read.as_deref(), taken, "{text} {path}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for (text, wrong) in [
            ("/a/{slug", "has no }"),
            ("/a/slug}", "has no {"),
            ("/a/{}", "a name is"),
            ("/a/{Slug}", "a name is"),
            ("/a/{n:digits}", "“digits” is not known"),
            ("/a/{n}{m}", "something between"),
            ("/a/{n}/{n}", "stands twice"),
            ("/a/{n:rest}/b", "at the end"),
            ("/a/{n:rest}-{m}", "at the end"),
        ] {
            let error = Pattern::parse(text).expect_err(text);
            assert!(error.contains(wrong), "{text}: {error}");
        }
    }

    #[test]
    fn patterns_that_share_a_path_are_found() {
        for (one, other, meets, covers) in [
            ("/3cms/{slug}.htm", "/3cms/{slug}.html", false, false),
            ("/3cms/{slug}.htm", "/3cms/tin-{id:number}.htm", true, true),
            ("/3cms/tin-{id:number}.htm", "/3cms/{slug}.htm", true, false),
            ("/a/{x}-moi", "/a/tin-{y}", true, false),
            ("/a/{x:number}", "/a/{y}", true, false),
            ("/a/{y}", "/a/{x:number}", true, true),
            ("/a/{x:rest}", "/a/{y}/{z}", true, true),
            ("/a/{x}", "/a/{y}/{z}", false, false),
            ("/a/{x}", "/b/{x}", false, false),
            ("/a/{x:number}", "/a/b{y:number}", false, false),
            ("/a", "/a", true, true),
        ] {
            let (one_pattern, other_pattern) = (pattern(one), pattern(other));
            assert_eq!(one_pattern.meets(&other_pattern), meets, "{one} meets {other}");
            assert_eq!(other_pattern.meets(&one_pattern), meets, "{other} meets {one}");
            assert_eq!(one_pattern.covers(&other_pattern), covers, "{one} covers {other}");
        }
    }

    #[test]
    fn a_hostile_path_is_read_quickly() {
        let pattern = pattern("/a/{x}-{y}-{z}.htm");
        let path = format!("/a/{}", "-".repeat(400));
        let start = std::time::Instant::now();
        assert_eq!(pattern.read(&path), None);
        assert!(start.elapsed() < std::time::Duration::from_secs(2));
    }
}
