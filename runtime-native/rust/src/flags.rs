//! The part that is the same for all generated sets of flags.

/// Operators and set functions of a flags type.
#[macro_export]
#[doc(hidden)]
macro_rules! flags {
    ($type:ident: $bits:ty) => {
        impl $type {
            /// No bits.
            pub const fn empty() -> Self {
                Self(0)
            }
            /// The set with these bits, unnamed ones included.
            pub const fn from_bits_retain(bits: $bits) -> Self {
                Self(bits)
            }
            /// The bits as a number.
            pub const fn bits(self) -> $bits {
                self.0
            }
            /// True when no bit is set.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }
            /// True when all bits of `other` are set.
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }
            /// True when a bit of `other` is set.
            pub const fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
            /// Both together, also in constants.
            pub const fn union(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
        impl ::std::ops::BitOr for $type {
            type Output = Self;
            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
        impl ::std::ops::BitOrAssign for $type {
            fn bitor_assign(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }
        impl ::std::ops::BitAnd for $type {
            type Output = Self;
            fn bitand(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }
        }
        impl ::std::ops::BitAndAssign for $type {
            fn bitand_assign(&mut self, other: Self) {
                self.0 &= other.0;
            }
        }
        impl ::std::ops::BitXor for $type {
            type Output = Self;
            fn bitxor(self, other: Self) -> Self {
                Self(self.0 ^ other.0)
            }
        }
        impl ::std::ops::BitXorAssign for $type {
            fn bitxor_assign(&mut self, other: Self) {
                self.0 ^= other.0;
            }
        }
        impl ::std::ops::Sub for $type {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }
        }
        impl ::std::ops::SubAssign for $type {
            fn sub_assign(&mut self, other: Self) {
                self.0 &= !other.0;
            }
        }
        impl ::std::ops::Not for $type {
            type Output = Self;
            fn not(self) -> Self {
                Self(!self.0 & Self::ALL_BITS)
            }
        }
        impl ::std::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let named = Self::NAMES.iter().filter(|(flag, _)| !flag.is_empty() && self.contains(*flag)).map(|(_, name)| *name);
                f.write_str(&named.collect::<Vec<_>>().join(" | "))?;
                match self.0 & !Self::ALL_BITS {
                    0 if self.is_empty() => f.write_str("empty"),
                    0 => Ok(()),
                    unnamed => write!(f, " | {unnamed:#x}"),
                }
            }
        }
    };
}
