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

/// A type that crosses the wire to the browser.
pub trait Wire: Sized {
    fn read(value: &Value) -> Result<Self, Wrong>;

    /// What a field is that was left out, where it may be.
    fn absent() -> Option<Self> {
        None
    }
}

/// A field of an object.
#[inline(never)]
pub fn field<T: Wire>(object: &Value, name: &'static str) -> Result<T, Wrong> {
    match object.get(name) {
        Some(value) => T::read(value),
        None => T::absent().ok_or(Wrong(name)),
    }
}

impl Wire for String {
    fn read(value: &Value) -> Result<Self, Wrong> {
        value.as_str().map(str::to_owned).ok_or(Wrong("text"))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl Wire for () {
    fn read(_: &Value) -> Result<Self, Wrong> {
        Ok(())
    }
}

impl Wire for bool {
    fn read(value: &Value) -> Result<Self, Wrong> {
        value.as_bool().ok_or(Wrong("true or false"))
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Wire for $number {
            fn read(value: &Value) -> Result<Self, Wrong> {
                value.as_u64().and_then(|number| number.try_into().ok()).ok_or(Wrong("number"))
            }

            fn absent() -> Option<Self> {
                Some(0)
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize);

impl Wire for f64 {
    fn read(value: &Value) -> Result<Self, Wrong> {
        value.as_f64().ok_or(Wrong("number"))
    }
}

impl Wire for f32 {
    #[allow(clippy::cast_possible_truncation, reason = "written from an f32")]
    fn read(value: &Value) -> Result<Self, Wrong> {
        f64::read(value).map(|number| number as Self)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(value: &Value) -> Result<Self, Wrong> {
        if value.is_null() { Ok(None) } else { T::read(value).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Wire> Wire for Box<T> {
    fn read(value: &Value) -> Result<Self, Wrong> {
        T::read(value).map(Self::new)
    }
}

fn array(value: &Value) -> Result<&Vec<Value>, Wrong> {
    value.as_array().ok_or(Wrong("list"))
}

impl<T: Wire> Wire for Vec<T> {
    fn read(value: &Value) -> Result<Self, Wrong> {
        array(value)?.iter().map(T::read).collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Wire, const N: usize> Wire for [T; N] {
    fn read(value: &Value) -> Result<Self, Wrong> {
        Vec::read(value)?.try_into().map_err(|_| Wrong("list of another length"))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn read(value: &Value) -> Result<Self, Wrong> {
        match array(value)?.as_slice() {
            [a, b] => Ok((A::read(a)?, B::read(b)?)),
            _ => Err(Wrong("pair")),
        }
    }
}

impl<A: Wire, B: Wire, C: Wire> Wire for (A, B, C) {
    fn read(value: &Value) -> Result<Self, Wrong> {
        match array(value)?.as_slice() {
            [a, b, c] => Ok((A::read(a)?, B::read(b)?, C::read(c)?)),
            _ => Err(Wrong("three")),
        }
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn read(value: &Value) -> Result<Self, Wrong> {
        let object = value.as_object().ok_or(Wrong("object"))?;
        object.iter().map(|(name, value)| Ok((name.clone(), T::read(value)?))).collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Reads a struct: every field by its name, `= "…"` where the wire says another.
macro_rules! wire {
    ($type:ident { $($field:ident $(= $name:literal)?),* $(,)? }) => {
        impl $crate::wire::Wire for $type {
            fn read(value: &::serde_json::Value) -> Result<Self, $crate::wire::Wrong> {
                Ok(Self { $($field: $crate::wire::field(value, $crate::wire::name!($field $($name)?))?),* })
            }
        }
    };
}

/// Reads an enum of plain words.
macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        impl $crate::wire::Wire for $type {
            fn read(value: &::serde_json::Value) -> Result<Self, $crate::wire::Wrong> {
                match value.as_str() {
                    $(Some($word) => Ok(Self::$variant),)*
                    _ => Err($crate::wire::Wrong(stringify!($type))),
                }
            }
        }
    };
}

/// Reads an enum whose variant is named by a field beside those of the variant.
macro_rules! tagged {
    ($type:ident by $tag:literal { $($variant:ident = $word:literal $({ $($field:ident),* })? $(($inner:ident))?),* $(,)? }) => {
        impl $crate::wire::Wire for $type {
            fn read(value: &::serde_json::Value) -> Result<Self, $crate::wire::Wrong> {
                match value.get($tag).and_then(|tag| tag.as_str()) {
                    $(Some($word) => Ok(Self::$variant
                        $({ $($field: $crate::wire::field(value, stringify!($field))?),* })?
                        $((<$inner as $crate::wire::Wire>::read(value)?))?
                    ),)*
                    _ => Err($crate::wire::Wrong(stringify!($type))),
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
