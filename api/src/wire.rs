//! Reads answers in the browser. The derived readers of serde were a fifth of the wasm: a visitor of its own for every type, twice where an
//! enum is tagged. Here a field costs a call. The server writes with serde; `server/tests/wire.rs` holds both together on the whole content.

use serde_json::Value;
use std::{collections::BTreeMap, fmt};

/// What an answer lacks or has in another form than the app of this build expects: usually the app is older than the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong(pub &'static str);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the answer does not fit: ")?;
        f.write_str(self.0)
    }
}

impl std::error::Error for Wrong {}

/// Keeps the first thing that was wrong while the rest is read on with stand-ins: nothing is given up halfway, so that the wasm has no code
/// for taking half an answer apart.
#[derive(Debug, Default)]
pub struct Reader(Option<Wrong>);

impl Reader {
    #[inline(never)]
    pub fn note(&mut self, what: &'static str) {
        self.0.get_or_insert(Wrong(what));
    }

    /// The value, or what was wrong.
    #[inline(never)]
    fn number(&mut self, value: &Value) -> u64 {
        value.as_u64().unwrap_or_else(|| {
            self.note("number");
            0
        })
    }

    #[inline(never)]
    fn list<'a>(&mut self, value: &'a Value) -> &'a [Value] {
        value.as_array().map_or_else(
            || {
                self.note("list");
                [].as_slice()
            },
            Vec::as_slice,
        )
    }
}

/// What a field holds that is not there and has to be.
pub const NULL: &Value = &Value::Null;

/// A type that crosses the wire to the browser.
pub trait Wire: Sized {
    /// Reads what is there; what is wrong is noted, and something stands for it.
    fn take(value: &Value, reader: &mut Reader) -> Self;

    /// What a field is that was left out, where it may be.
    fn absent() -> Option<Self> {
        None
    }

    fn read(value: &Value) -> Result<Self, Wrong> {
        let mut reader = Reader::default();
        let taken = Self::take(value, &mut reader);
        reader.0.map_or(Ok(taken), Err)
    }
}

/// A field of an object.
#[inline(never)]
pub fn field<T: Wire>(object: &Value, name: &'static str, reader: &mut Reader) -> T {
    match object.get(name) {
        Some(value) => T::take(value, reader),
        None => T::absent().unwrap_or_else(|| {
            reader.note(name);
            T::take(NULL, reader)
        }),
    }
}

impl Wire for String {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        let text = value.as_str();
        if text.is_none() {
            reader.note("text");
        }
        text.unwrap_or_default().to_owned()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Wire for () {
    fn take(_: &Value, _: &mut Reader) {}
}

impl Wire for bool {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        let truth = value.as_bool();
        if truth.is_none() {
            reader.note("true or false");
        }
        truth.unwrap_or_default()
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Wire for $number {
            fn take(value: &Value, reader: &mut Reader) -> Self {
                reader.number(value).try_into().unwrap_or_else(|_| {
                    reader.note("number");
                    0
                })
            }

            fn absent() -> Option<Self> {
                Some(0)
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize);

impl Wire for f64 {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        let number = value.as_f64();
        if number.is_none() {
            reader.note("number");
        }
        number.unwrap_or_default()
    }
}

impl Wire for f32 {
    #[allow(clippy::cast_possible_truncation, reason = "written from an f32")]
    fn take(value: &Value, reader: &mut Reader) -> Self {
        f64::take(value, reader) as Self
    }
}

impl<T: Wire> Wire for Option<T> {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        (!value.is_null()).then(|| T::take(value, reader))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Wire> Wire for Box<T> {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        Self::new(T::take(value, reader))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        let list = reader.list(value);
        let mut taken = Self::with_capacity(list.len());
        for value in list {
            taken.push(T::take(value, reader));
        }
        taken
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Exactly so many values of a list.
fn exactly<'a>(value: &'a Value, count: usize, reader: &mut Reader) -> impl Fn(usize) -> &'a Value + use<'a> {
    let list = reader.list(value);
    if list.len() != count {
        reader.note("list of another length");
    }
    move |at| list.get(at).unwrap_or(NULL)
}

impl<T: Wire, const N: usize> Wire for [T; N] {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        let part = exactly(value, N, reader);
        std::array::from_fn(|at| T::take(part(at), reader))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        let part = exactly(value, 2, reader);
        (A::take(part(0), reader), B::take(part(1), reader))
    }
}

impl<A: Wire, B: Wire, C: Wire> Wire for (A, B, C) {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        let part = exactly(value, 3, reader);
        (A::take(part(0), reader), B::take(part(1), reader), C::take(part(2), reader))
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn take(value: &Value, reader: &mut Reader) -> Self {
        let Some(object) = value.as_object() else {
            reader.note("object");
            return Self::new();
        };
        object.iter().map(|(name, value)| (name.clone(), T::take(value, reader))).collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Reads a struct: every field by its name, `= "…"` where the wire says another.
macro_rules! wire {
    ($type:ident { $($field:ident $(= $name:literal)?),* $(,)? }) => {
        impl $crate::wire::Wire for $type {
            fn take(value: &::serde_json::Value, reader: &mut $crate::wire::Reader) -> Self {
                Self { $($field: $crate::wire::field(value, $crate::wire::name!($field $($name)?), reader)),* }
            }
        }
    };
}

/// Reads an enum of plain words.
macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        impl $crate::wire::Wire for $type {
            fn take(value: &::serde_json::Value, reader: &mut $crate::wire::Reader) -> Self {
                let known = [$(($word, Self::$variant)),*];
                let word = value.as_str().unwrap_or_default();
                known.into_iter().find(|(known, _)| *known == word).unwrap_or_else(|| {
                    reader.note(stringify!($type));
                    known[0]
                }).1
            }
        }
    };
}

/// Reads an enum whose variant is named by a field beside those of the variant.
macro_rules! tagged {
    ($type:ident by $tag:literal { $($variant:ident = $word:literal $({ $($field:ident),* })? $(($inner:ident))?),* $(,)? }) => {
        impl $crate::wire::Wire for $type {
            fn take(value: &::serde_json::Value, reader: &mut $crate::wire::Reader) -> Self {
                let tag = value.get($tag).and_then(|tag| tag.as_str()).unwrap_or_default();
                $(if tag == $word {
                    return Self::$variant
                        $({ $($field: $crate::wire::field(value, stringify!($field), reader)),* })?
                        $((<$inner as $crate::wire::Wire>::take(value, reader)))?;
                })*
                reader.note(stringify!($type));
                // The first stands for what is not known.
                #[allow(unreachable_code, unused_variables, reason = "only the first is reached, which may have no fields")]
                {
                    let value = $crate::wire::NULL;
                    $(return Self::$variant
                        $({ $($field: $crate::wire::field(value, stringify!($field), reader)),* })?
                        $((<$inner as $crate::wire::Wire>::take(value, reader)))?;)*
                }
            }
        }
    };
}

macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

pub(crate) use {name, tagged, wire, words};
