//! What a provider's function may return where the result is only read: a value, a reference, or a counted one.
use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

/// A value to be read once: owned, borrowed or shared. Made by `into()` from each of them. Glue copies what is lent into the graph,
/// so that no clone is needed before the boundary.
pub enum Lent<'a, T> {
    /// Made for this call.
    Owned(T),
    /// Lies in the provider.
    Borrowed(&'a T),
    /// Counted by the provider.
    Shared(Arc<T>),
}

impl<T> Deref for Lent<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        match self {
            Lent::Owned(value) => value,
            Lent::Borrowed(value) => value,
            Lent::Shared(value) => value,
        }
    }
}

impl<T> From<T> for Lent<'_, T> {
    fn from(value: T) -> Self {
        Lent::Owned(value)
    }
}

impl<'a, T> From<&'a T> for Lent<'a, T> {
    fn from(value: &'a T) -> Self {
        Lent::Borrowed(value)
    }
}

impl<T> From<Arc<T>> for Lent<'_, T> {
    fn from(value: Arc<T>) -> Self {
        Lent::Shared(value)
    }
}

impl<'a, T: Clone> From<Cow<'a, T>> for Lent<'a, T> {
    fn from(value: Cow<'a, T>) -> Self {
        match value {
            Cow::Owned(value) => Lent::Owned(value),
            Cow::Borrowed(value) => Lent::Borrowed(value),
        }
    }
}
