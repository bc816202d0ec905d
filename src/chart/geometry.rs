//! Points, sizes and boxes in CSS pixels. Nothing here panics.

/// `value` kept between two ends. Unlike the standard library's `clamp` it never panics: ends in the wrong order
/// and NaN, which a layout of no width gives, come through.
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// How far two points are apart.
pub fn distance(a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    (dx * dx + dy * dy).sqrt()
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// A stretch of an axis, CSS px; `to >= from`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SpanPx {
    pub from: f64,
    pub to: f64,
}

impl SpanPx {
    /// No longer than a point.
    pub fn point(px: f64) -> Self {
        Self { from: px, to: px }
    }
    pub fn length(self) -> f64 {
        self.to - self.from
    }
    /// The shortest that has both in it.
    pub fn union(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
    /// This much longer at both ends.
    pub fn grown(self, px: f64) -> Self {
        Self { from: self.from - px, to: self.to + px }
    }
}

/// A box; `right >= left` and `bottom >= top` when made by [`Rect::new`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right: right.max(left), bottom: bottom.max(top) }
    }
    pub fn around(center: Point, half: f64) -> Self {
        Self::new(center.x - half, center.y - half, center.x + half, center.y + half)
    }
    pub fn middle(&self) -> Point {
        Point { x: (self.left + self.right) / 2.0, y: (self.top + self.bottom) / 2.0 }
    }
    pub fn width(&self) -> f64 {
        self.right - self.left
    }
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
    pub fn contains(&self, inner: &Rect) -> bool {
        inner.left >= self.left && inner.right <= self.right && inner.top >= self.top && inner.bottom <= self.bottom
    }
}
