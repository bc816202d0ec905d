//! `State` and `Derived`: a value beside a Leptos signal or memo of its version. The reactive graph then
//! knows one type only, and its code is compiled once instead of once a value type. Both last as long as
//! the page, so their values are leaked on purpose and the handles are `Copy`.

use std::sync::{PoisonError, RwLock};

use leptos::prelude::*;

use crate::web::dom::Act;

/// A value that is set, and the signal that tells of it. The handle is one pointer, so that closures that
/// hold it stay small.
pub struct State<T: 'static>(&'static Held<RwSignal<u32>, T>);

/// A value computed from others; recomputed when asked after one of them changed, and telling of it only
/// when it differs.
pub struct Derived<T: 'static>(&'static Held<Memo<u32>, Option<T>>);

struct Held<V, T: 'static> {
    version: V,
    value: &'static RwLock<T>,
}

/// Kept as long as the page lasts.
fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for State<T> {}
impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Derived<T> {}

impl<T: Send + Sync + PartialEq> State<T> {
    pub fn new(value: T) -> Self {
        Self(leak(Held { version: RwSignal::new(0), value: leak(RwLock::new(value)) }))
    }

    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.0.version.track();
        self.peek(read)
    }

    /// Reads without being told of changes.
    pub fn peek<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Sets and tells, when it differs.
    pub fn set(&self, value: T) {
        if self.peek(|old| *old != value) {
            *self.0.value.write().unwrap_or_else(PoisonError::into_inner) = value;
            tell(self.0.version);
        }
    }

    /// Changes a copy and sets it.
    pub fn update(&self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        let mut value = self.peek(T::clone);
        change(&mut value);
        self.set(value);
    }
}

fn tell(version: RwSignal<u32>) {
    version.update(|v| *v = v.wrapping_add(1));
}

impl<T: Send + Sync> Derived<T> {
    /// Tells of every new value without comparing: for big ones that differ whenever they are made anew.
    pub fn always(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value: &'static RwLock<Option<T>> = leak(RwLock::new(None));
        let refresh = move || {
            let new = compute();
            *value.write().unwrap_or_else(PoisonError::into_inner) = Some(new);
            true
        };
        Self(leak(Held { version: version_of(Box::new(refresh)), value }))
    }

    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        let value: &'static RwLock<Option<T>> = leak(RwLock::new(None));
        let refresh = move || {
            let new = Some(compute());
            let mut held = value.write().unwrap_or_else(PoisonError::into_inner);
            let differs = *held != new;
            if differs {
                *held = new;
            }
            differs
        };
        Self(leak(Held { version: version_of(Box::new(refresh)), value }))
    }

    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.0.version.get();
        self.read(read)
    }

    /// Reads the newest value without being told of changes.
    pub fn peek<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.0.version.get_untracked();
        self.read(read)
    }

    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    fn read<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        let held = self.0.value.read().unwrap_or_else(PoisonError::into_inner);
        read(held.as_ref().expect("asking the version computes the value first"))
    }
}

/// Computes anew, and says whether the value differs from before.
trait Refresh: Send + Sync {
    fn refresh(&self) -> bool;
}
impl<F: Fn() -> bool + Send + Sync> Refresh for F {
    fn refresh(&self) -> bool {
        self()
    }
}

fn version_of(refresh: Box<dyn Refresh>) -> Memo<u32> {
    Memo::new(move |before: Option<&u32>| {
        let before = before.copied().unwrap_or(0);
        before.wrapping_add(u32::from(refresh.refresh()))
    })
}

/// Runs now and whenever what it read changes, as long as its owner lives.
pub fn effect(run: impl FnMut() + 'static) {
    run_effect(Box::new(run));
}

fn run_effect(mut run: Box<dyn Act>) {
    keep(Box::new(RenderEffect::new(move |_| run.act())));
}

/// Keeps something alive until the owner of the present effect runs again or ends.
pub fn keep(thing: Box<dyn std::any::Any>) {
    StoredValue::new_local(thing);
}
