//! The page's element builder: chains that read like markup, with reactive parts as effects.

use super::reactive::{effect, keep};
use crate::web::dom::{Key, Node, Pointer};

/// An element under construction: one machine word, handed from call to call.
#[derive(Clone)]
pub struct El(pub Node);

/// Something that changes an element; see `web::dom::Act` on why it is no boxed closure.
pub trait Change {
    fn change(&mut self, node: &Node);
}
impl<F: FnMut(&Node)> Change for F {
    fn change(&mut self, node: &Node) {
        self(node);
    }
}

/// A new element with a class ("" for none).
pub fn el(tag: &str, class: &str) -> El {
    let node = Node::new(tag);
    if !class.is_empty() {
        node.set("class", class);
    }
    El(node)
}

impl El {
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.0.set(name, value);
        self
    }

    /// An id the browser tests find it by.
    pub fn test_id(self, id: &str) -> Self {
        self.attr("data-testid", id)
    }

    /// An attribute that follows; `None` takes it away.
    pub fn attr_fn(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.follow(move |node| node.set_or_remove(name, value().as_deref()))
    }

    /// A state such as `aria-pressed` that is spelt "true" or "false".
    pub fn state_fn(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.follow(move |node| node.set(name, if is() { "true" } else { "false" }))
    }

    /// A mark such as `data-open` that is there or not.
    pub fn flag_fn(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.follow(move |node| node.set_or_remove(name, is().then_some("true")))
    }

    pub fn hidden_fn(self, is_hidden: impl Fn() -> bool + 'static) -> Self {
        self.follow(move |node| node.set_hidden(is_hidden()))
    }

    pub fn disabled_fn(self, is: impl Fn() -> bool + 'static) -> Self {
        self.follow(move |node| node.set_or_remove("disabled", is().then_some("")))
    }

    pub fn checked_fn(self, is: impl Fn() -> bool + 'static) -> Self {
        self.follow(move |node| node.set_checked(is()))
    }

    pub fn value_fn(self, value: impl Fn() -> String + 'static) -> Self {
        self.follow(move |node| node.set_value(&value()))
    }

    /// All its text.
    pub fn text_fn(self, text: impl Fn() -> String + 'static) -> Self {
        self.follow(move |node| node.set_text(&text()))
    }

    /// All its children; made anew when what they read changes.
    pub fn children_fn(self, children: impl Fn() -> Vec<El> + 'static) -> Self {
        self.follow(move |node| {
            // Made first: what stands there stays should they fail, and can be looked at meanwhile.
            let children = children();
            node.clear();
            for child in children {
                node.append(&child.0);
            }
        })
    }

    /// Anything that follows.
    pub fn follow(self, change: impl FnMut(&Node) + 'static) -> Self {
        self.follow_boxed(Box::new(change))
    }

    fn follow_boxed(self, mut change: Box<dyn Change>) -> Self {
        let node = self.0.clone();
        effect(move || change.change(&node));
        self
    }

    pub fn text(self, text: &str) -> Self {
        self.0.append_text(text);
        self
    }

    pub fn child(self, child: El) -> Self {
        self.0.append(&child.0);
        self
    }

    pub fn maybe(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::child)
    }

    pub fn on(self, event: &'static str, call: impl FnMut() + 'static) -> Self {
        keep(Box::new(self.0.on(event, Box::new(call))));
        self
    }

    pub fn on_click(self, call: impl FnMut() + 'static) -> Self {
        self.on("click", call)
    }

    pub fn on_value(self, event: &'static str, call: impl FnMut(String) + 'static) -> Self {
        keep(Box::new(self.0.on_value(event, Box::new(call))));
        self
    }

    pub fn on_key(self, call: impl FnMut(Key) -> bool + 'static) -> Self {
        keep(Box::new(self.0.on_key(Box::new(call))));
        self
    }

    pub fn on_pointer(self, event: &'static str, call: impl FnMut(Pointer) + 'static) -> Self {
        keep(Box::new(self.0.on_pointer(event, Box::new(call))));
        self
    }
}

/// A push button.
pub fn button(class: &str, label: &str) -> El {
    el("button", class).attr("type", "button").text(label)
}

/// A quiet number beside a word.
pub fn count(n: impl std::fmt::Display) -> El {
    el("span", "count").text(&n.to_string())
}

/// A number that follows.
pub fn count_fn(n: impl Fn() -> usize + 'static) -> El {
    el("span", "count").text_fn(move || n().to_string())
}

/// A drawn mark before a word.
pub fn mark(kind: &str) -> El {
    el("span", &format!("mark {kind}")).attr("aria-hidden", "true")
}

/// Words from data, kept apart from the direction of the text around them.
pub fn bdi(text: &str) -> El {
    el("bdi", "").text(text)
}

/// A link to another site, or plain text when the address is none of the web's.
pub fn link(url: Option<&str>, text: &str) -> El {
    match url.and_then(crate::catalog::texts::safe_url) {
        Some(url) => el("a", "").attr("href", url).attr("rel", "noopener noreferrer").text(text),
        None => el("span", "").text(text),
    }
}
