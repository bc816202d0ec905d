//! The mark of each family as corners: one source for the ink and for the style sheet, whose clip-paths the
//! build writes from [`Shape::in_unit_box`]. What fills a shape (openness) is left to both.

use std::f64::consts::FRAC_1_SQRT_2;

use super::geometry::Point;
use crate::catalog::Lane;

/// x to the right, y downwards, from the middle of the shape.
pub type Corner = (f64, f64);

/// How far any shape reaches from its middle along an axis, in `MARK_RADIUS`: the tips of the triangles.
/// Half the side of the unit box.
pub const WIDEST_REACH: f64 = 1.24;

/// A closed shape around a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// On the circle of radius one, clockwise as seen.
    pub corners: &'static [Corner],
    /// The circle's radius in `MARK_RADIUS`: chosen so that all families' marks have about the same area.
    pub reach: f64,
}

const RIGHT: Corner = (1.0, 0.0);
const DOWN: Corner = (0.0, 1.0);
const UP: Corner = (0.0, -1.0);
const DIAGONAL: Corner = (FRAC_1_SQRT_2, FRAC_1_SQRT_2);

// Cosine and sine of the angle from one corner to the next: constant functions know no trigonometry.
const THIRD: Corner = (-0.5, 0.866_025_403_784_438_6);
const QUARTER: Corner = (0.0, 1.0);
const FIFTH: Corner = (0.309_016_994_374_947_45, 0.951_056_516_295_153_5);
const SIXTH: Corner = (0.5, 0.866_025_403_784_438_6);
const TWENTY_FOURTH: Corner = (0.965_925_826_289_068_3, 0.258_819_045_102_520_74);

const DISC: [Corner; 24] = regular(RIGHT, TWENTY_FOURTH);
const DIAMOND: [Corner; 4] = regular(RIGHT, QUARTER);
const SQUARE: [Corner; 4] = regular(DIAGONAL, QUARTER);
const TRIANGLE_UP: [Corner; 3] = regular(UP, THIRD);
const TRIANGLE_DOWN: [Corner; 3] = regular(DOWN, THIRD);
const PENTAGON: [Corner; 5] = regular(UP, FIFTH);
const HEXAGON: [Corner; 6] = regular(RIGHT, SIXTH);

/// A circle to the eye, at the end of a line that has no room for an arrow.
pub const DOT: Shape = Shape { corners: &DISC, reach: 1.0 };
/// The dot inside the mark of what is not released.
pub const CORE: Shape = Shape { corners: &HEXAGON, reach: 1.0 };
/// Points to the right until it is turned.
pub const ARROW_HEAD: Shape = Shape { corners: &regular::<3>(RIGHT, THIRD), reach: 1.0 };

/// A regular polygon with its first corner in direction `first`, going round by `step`.
const fn regular<const N: usize>(first: Corner, step: Corner) -> [Corner; N] {
    let mut corners = [first; N];
    let mut n = 1;
    while n < N {
        let (x, y) = corners[n - 1];
        corners[n] = (x * step.0 - y * step.1, x * step.1 + y * step.0);
        n += 1;
    }
    corners
}

impl Shape {
    /// The shape of a family.
    pub const fn of(lane: Lane) -> Self {
        match lane {
            Lane::Vae => Self { corners: &DISC, reach: 1.0 },
            Lane::Gan => Self { corners: &DIAMOND, reach: 1.18 },
            Lane::NormalizingFlow => Self { corners: &TRIANGLE_UP, reach: 1.24 },
            Lane::AutoregressiveTransformer => Self { corners: &SQUARE, reach: 1.26 },
            Lane::EnergyDiffusion => Self { corners: &HEXAGON, reach: 1.1 },
            Lane::Multimodal => Self { corners: &TRIANGLE_DOWN, reach: 1.24 },
            Lane::Others => Self { corners: &PENTAGON, reach: 1.12 },
        }
    }

    /// The corners around a point, for marks of a radius in px.
    pub fn around(self, center: Point, radius_px: f64) -> impl Iterator<Item = Point> {
        let reach = radius_px * self.reach;
        self.corners.iter().map(move |(x, y)| Point { x: center.x + reach * x, y: center.y + reach * y })
    }

    /// The corners around a point, the shape turned so that its right points in a direction (a unit vector).
    pub fn turned(self, center: Point, radius_px: f64, (dx, dy): Corner) -> impl Iterator<Item = Point> {
        let reach = radius_px * self.reach;
        self.corners.iter().map(move |(x, y)| Point {
            x: center.x + reach * (x * dx - y * dy),
            y: center.y + reach * (x * dy + y * dx),
        })
    }

    /// The corners as shares of a square box, 0 to 1 from its top left, with the shape's middle at the box's:
    /// all families in one scale, so that marks in the page's text are as large beside each other as on a chart.
    pub fn in_unit_box(self) -> impl Iterator<Item = Corner> {
        let share = move |v: f64| (v * self.reach / WIDEST_REACH + 1.0) / 2.0;
        self.corners.iter().map(move |(x, y)| (share(*x), share(*y)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_lie_on_their_circle_and_close_it() {
        for lane in Lane::ALL {
            let corners = Shape::of(*lane).corners;
            assert!(corners.iter().all(|(x, y)| (x.hypot(*y) - 1.0).abs() < 1e-12), "{lane:?}");
            let sum = corners.iter().fold((0.0, 0.0), |sum: Corner, c| (sum.0 + c.0, sum.1 + c.1));
            assert!(sum.0.hypot(sum.1) < 1e-12, "{lane:?}: the last corner leads back to the first");
        }
    }

    #[test]
    fn families_are_about_equally_large() {
        let area = |shape: Shape| {
            let corners: Vec<Point> = shape.around(Point::default(), 1.0).collect();
            let next = corners.iter().cycle().skip(1);
            corners.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0
        };
        let areas: Vec<f64> = Lane::ALL.iter().map(|lane| area(Shape::of(*lane))).collect();
        let most = areas.iter().copied().fold(0.0, f64::max);
        assert!(areas.iter().all(|a| *a > most * 0.6), "{areas:?}");
    }

    #[test]
    fn the_unit_box_holds_every_shape() {
        for lane in Lane::ALL {
            for (x, y) in Shape::of(*lane).in_unit_box() {
                assert!((-1e-12..=1.0 + 1e-12).contains(&x) && (-1e-12..=1.0 + 1e-12).contains(&y), "{lane:?}");
            }
        }
        let tip = Shape::of(Lane::NormalizingFlow).in_unit_box().next();
        assert_eq!(tip, Some((0.5, 0.0)));
    }

    #[test]
    fn a_turned_arrow_points_where_it_should() {
        let tip = ARROW_HEAD.turned(Point { x: 10.0, y: 10.0 }, 3.0, (0.0, 1.0)).next();
        assert_eq!(tip, Some(Point { x: 10.0, y: 13.0 }));
    }
}
