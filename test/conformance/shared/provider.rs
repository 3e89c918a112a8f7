use crate::conf_shared::provider as api;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

static ALIVE: AtomicU32 = AtomicU32::new(0);

struct Node {
    name: String,
    children: Mutex<Vec<Arc<Node>>>,
    touched: AtomicU32,
}

impl Node {
    fn locked(&self) -> MutexGuard<'_, Vec<Arc<Node>>> {
        self.children.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl api::Node for Node {
    fn new(name: &str) -> Self {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Node { name: name.into(), children: Mutex::default(), touched: AtomicU32::new(0) }
    }

    fn alive() -> u32 {
        ALIVE.load(Ordering::Relaxed)
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn add(&self, child: Arc<Self>) {
        self.locked().push(child);
    }

    fn children(&self) -> Vec<Arc<Self>> {
        self.locked().clone()
    }

    fn child(&self, index: u32) -> Option<Arc<Self>> {
        self.locked().get(index as usize).cloned()
    }

    fn touch(&self) -> u32 {
        self.touched.fetch_add(1, Ordering::Relaxed) + 1
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Provider;

impl api::Package for Provider {
    type Node = Node;
}

api::export!(Provider, crate::conf_shared);
