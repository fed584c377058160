//! What may stand between two tags, and what may be the value of an attribute.

use super::{Still, Writer};

/// A value between two tags; text is escaped.
pub trait Put {
    fn put(&self, writer: &mut Writer);

    /// The value alone as a still part.
    fn still(&self) -> Still {
        let mut writer = Writer::default();
        self.put(&mut writer);
        writer.done()
    }
}

/// A value of an attribute: `None` and `false` leave it out, `true` writes the name alone.
pub trait Value {
    fn write(&self, name: &'static str, writer: &mut Writer);
}

impl<P: Put + ?Sized> Put for &P {
    fn put(&self, writer: &mut Writer) {
        (**self).put(writer);
    }
}

impl Put for Still {
    fn put(&self, writer: &mut Writer) {
        writer.html.push_str(&self.0);
    }
}

impl<P: Put> Put for Option<P> {
    fn put(&self, writer: &mut Writer) {
        if let Some(value) = self {
            value.put(writer);
        }
    }
}

impl<P: Put> Put for [P] {
    fn put(&self, writer: &mut Writer) {
        for value in self {
            value.put(writer);
        }
    }
}

impl<P: Put> Put for Vec<P> {
    fn put(&self, writer: &mut Writer) {
        self.as_slice().put(writer);
    }
}

impl<V: Value + ?Sized> Value for &V {
    fn write(&self, name: &'static str, writer: &mut Writer) {
        (**self).write(name, writer);
    }
}

impl<V: Value> Value for Option<V> {
    fn write(&self, name: &'static str, writer: &mut Writer) {
        if let Some(value) = self {
            value.write(name, writer);
        }
    }
}

impl Value for bool {
    fn write(&self, name: &'static str, writer: &mut Writer) {
        if *self {
            writer.pair(name, None);
        }
    }
}

impl Put for str {
    fn put(&self, writer: &mut Writer) {
        writer.escaped(self);
    }
}

impl Value for str {
    fn write(&self, name: &'static str, writer: &mut Writer) {
        writer.pair(name, Some(self));
    }
}

impl Put for String {
    fn put(&self, writer: &mut Writer) {
        writer.escaped(self);
    }
}

impl Value for String {
    fn write(&self, name: &'static str, writer: &mut Writer) {
        writer.pair(name, Some(self));
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Put for $number {
            fn put(&self, writer: &mut Writer) {
                writer.escaped(&self.to_string());
            }
        }

        impl Value for $number {
            fn write(&self, name: &'static str, writer: &mut Writer) {
                writer.pair(name, Some(&self.to_string()));
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize, i64);
