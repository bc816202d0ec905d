//! Visible systems -> `PlacedTimeline`: lanes, rows packed inside them, names that never overlap.
//! Important systems get their row and name first; what has no room keeps its mark and gets its name on zoom.

use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Collection, Columns, Days, Lane, Lang, Modalities, Modality, NO_DAY, Openness, Row};
use crate::explore::LaneBy;
use crate::i18n::text;

use super::cluster::{self, ClusterRow, Homeless, PlacedCluster};
use super::geometry::{Point, Rect, Size, within};
use super::scale::LinearScale;
use super::text_width::{self, Measure};
use super::ticks::{Tick, time_ticks};
use super::time_axis::AXIS_FROM;
use super::upright::Upright;
use super::{MARK_RADIUS, PlacedLabel, PlacedMark};

/// Distance between rows: 12 px type with air.
pub const ROW_PX: f64 = 16.0;
/// A lane that needs more rows than this for all its names is split by modality.
const LANE_ROWS: usize = 12;
/// Rows with names in each part of a split lane: the page stays short, the rest is named on zoom.
const PART_ROWS: usize = 9;
/// Rows below them for marks without names; what finds no room there either shares one more row, in clusters.
const MARK_ROWS: usize = 2;
/// Half of what a mark takes of its row.
const REACH_PX: f64 = MARK_RADIUS + 2.0;
const AXIS_PX: f64 = 24.0;
const ERA_PX: f64 = 20.0;
const LANE_PAD_PX: f64 = 7.0;
const LABEL_HEIGHT_PX: f64 = 15.0;
const LABEL_GAP_PX: f64 = 4.0;
/// Room for lane titles left of the plot, and the width below which they stand above their lanes.
pub const GUTTER_PX: f64 = 132.0;
pub const NARROW_PX: f64 = 640.0;
/// Organisations with a lane of their own; the rest share one.
const ORGANISATION_LANES: usize = 12;
/// The same on a phone, where lanes are columns beside the names.
const NARROW_ORGANISATION_LANES: usize = 7;

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneKey {
    Family(Lane),
    Organisation(u16),
    OtherOrganisations,
    Openness(Openness),
    Modality(ModalityGroup),
}

/// Groups of modalities: the lanes by modality, and the parts of a tall lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ModalityGroup {
    TextAndCode,
    Image,
    AudioAndVideo,
    Other,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLane {
    pub key: LaneKey,
    pub count: usize,
    pub area: Rect,
    /// One, or several when the lane is split by modality.
    pub parts: Vec<PlacedPart>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlacedPart {
    pub group: Option<ModalityGroup>,
    pub top: f64,
    pub rows: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PlacedEra {
    /// Index into `Catalog::eras`.
    pub era: usize,
    pub area: Rect,
    /// False when its band is too narrow for its name.
    pub has_name: bool,
}

/// Everything of the timeline in CSS px.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedTimeline {
    pub size: Size,
    pub frame: Rect,
    pub scale: LinearScale,
    pub ticks: Vec<Tick>,
    pub eras: Vec<PlacedEra>,
    pub lanes: Vec<PlacedLane>,
    pub marks: Vec<PlacedMark>,
    pub labels: Vec<PlacedLabel>,
    /// Marks that stand together; the members are the last of `marks`.
    pub clusters: Vec<PlacedCluster>,
    /// Systems on the axis; one of two organisations has two marks when these are the lanes.
    pub systems: usize,
    /// Marks whose name had no room.
    pub unnamed: usize,
    /// Shown systems outside the zoomed time.
    pub outside: usize,
    /// Shown systems before the axis, oldest first.
    pub before_axis: Vec<Row>,
    /// Shown ideas without a date.
    pub undated: Vec<Row>,
    /// Time runs downwards; `scale` gives y, and this is what else there is.
    pub upright: Option<Upright>,
}

/// What a timeline is laid out from.
pub struct TimelineInput<'a> {
    pub catalog: &'a Catalog,
    pub collection: Collection,
    pub visible: &'a [Row],
    pub lane_by: LaneBy,
    pub lang: Lang,
    /// The shown part of the time axis.
    pub domain: Days,
    pub width: f64,
    pub measure: Measure<'a>,
}

/// The plot's left and right edge for a chart width: shared by both charts so that their years align.
pub fn plot_edges(width: f64) -> (f64, f64) {
    let left = if width < NARROW_PX { 4.0 } else { GUTTER_PX };
    (left, (width - 8.0).max(left + 40.0))
}

/// Lying where there is room for lane titles, else standing upright.
pub fn layout(input: &TimelineInput) -> PlacedTimeline {
    if input.width < NARROW_PX { super::upright::layout(input) } else { lying(input) }
}

/// Nothing is placed yet.
pub(super) fn unplaced(input: &TimelineInput) -> PlacedTimeline {
    let (left, right) = plot_edges(input.width);
    let domain = (f64::from(input.domain.from), f64::from(input.domain.to));
    let scale = LinearScale::new(domain, (left, right));
    PlacedTimeline {
        size: Size::default(),
        frame: Rect::default(),
        ticks: time_ticks(&scale, input.lang),
        scale,
        eras: Vec::new(),
        lanes: Vec::new(),
        marks: Vec::with_capacity(input.visible.len()),
        labels: Vec::with_capacity(input.visible.len()),
        clusters: Vec::new(),
        systems: 0,
        unnamed: 0,
        outside: 0,
        before_axis: Vec::new(),
        undated: Vec::new(),
        upright: None,
    }
}

fn lying(input: &TimelineInput) -> PlacedTimeline {
    let columns = input.catalog.columns(input.collection);
    let mut placed = unplaced(input);
    let (left, right) = placed.scale.range;
    let rows = rows_on_axis(input, columns, &mut placed);
    placed.systems = rows.len();
    let mut top = AXIS_PX + ERA_PX;
    for (key, rows) in lanes_of(input, columns, &rows) {
        top = place_lane(input, columns, key, &rows, top, &mut placed);
    }
    placed.frame = Rect::new(left, AXIS_PX, right, top.max(AXIS_PX + ERA_PX + 60.0));
    placed.size = Size { width: input.width, height: placed.frame.bottom + 6.0 };
    placed.eras = eras(input, &placed);
    // Marks of one look stand together, so that ink is laid on in few strokes.
    placed.marks = cluster::all_marks(&placed.marks, &placed.clusters, input.catalog, columns, false);
    placed
}

/// Rows inside the shown time, in order of importance; the others are counted or listed.
pub(super) fn rows_on_axis(input: &TimelineInput, columns: &Columns, placed: &mut PlacedTimeline) -> Vec<usize> {
    let mut rows = Vec::with_capacity(input.visible.len());
    for &row in input.visible {
        let r = usize::from(row);
        let day = columns.day[r];
        if !columns.on_timeline[r] {
            continue;
        } else if day == NO_DAY {
            placed.undated.push(row);
        } else if day < AXIS_FROM {
            placed.before_axis.push(row);
        } else if columns.last_day[r] < input.domain.from || columns.first_day[r] > input.domain.to {
            placed.outside += 1;
        } else {
            rows.push(r);
        }
    }
    sort_by_key(&mut placed.before_axis, |r| columns.day[usize::from(*r)]);
    sort_by_key(&mut rows, |r| columns.rank[*r]);
    rows
}

/// The lanes in drawing order with their rows; empty lanes are left out.
pub(super) fn lanes_of(input: &TimelineInput, columns: &Columns, rows: &[usize]) -> Vec<(LaneKey, Vec<usize>)> {
    let systems = &input.catalog.systems;
    let split = |keys: Vec<LaneKey>, belongs: &dyn Fn(LaneKey, usize) -> bool| {
        keys.into_iter()
            .map(|key| (key, rows.iter().copied().filter(|r| belongs(key, *r)).collect::<Vec<_>>()))
            .filter(|(_, rows)| !rows.is_empty())
            .collect()
    };
    match input.lane_by {
        LaneBy::Family => {
            let keys = Lane::ALL.iter().copied().map(LaneKey::Family).collect();
            split(keys, &|key, r| key == LaneKey::Family(columns.lane[r]))
        }
        LaneBy::Openness => {
            let keys = Openness::ALL.iter().copied().map(LaneKey::Openness).collect();
            split(keys, &|key, r| key == LaneKey::Openness(systems[r].openness))
        }
        LaneBy::Modality => {
            use ModalityGroup::*;
            let keys = [TextAndCode, Image, AudioAndVideo, Other].map(LaneKey::Modality).to_vec();
            split(keys, &|key, r| key == LaneKey::Modality(modality_group(systems[r].modalities)))
        }
        LaneBy::Organisation => {
            let most = if input.width < NARROW_PX { NARROW_ORGANISATION_LANES } else { ORGANISATION_LANES };
            let top = top_organisations(input.catalog, rows, most);
            let mut keys: Vec<LaneKey> = top.iter().copied().map(LaneKey::Organisation).collect();
            keys.push(LaneKey::OtherOrganisations);
            split(keys, &|key, r| match key {
                LaneKey::Organisation(o) => systems[r].organisations.contains(&o),
                _ => !systems[r].organisations.iter().any(|o| top.contains(o)),
            })
        }
    }
}

/// Organisations with the most shown systems, most first.
fn top_organisations(catalog: &Catalog, rows: &[usize], most: usize) -> Vec<u16> {
    let mut counts = vec![0_usize; catalog.organisations.len()];
    for row in rows {
        catalog.systems[*row].organisations.iter().for_each(|o| counts[usize::from(*o)] += 1);
    }
    let mut order: Vec<u16> = (0..counts.len() as u16).filter(|o| counts[usize::from(*o)] > 0).collect();
    sort_by_key(&mut order, |o| usize::MAX - counts[usize::from(*o)]);
    order.truncate(most);
    order
}

/// The group a system's modalities put it in: several kinds of media beside text are "other".
pub fn modality_group(modalities: Modalities) -> ModalityGroup {
    use Modality::*;
    let has = |m| modalities.has(m);
    if has(Robotics) || has(Biology) || has(ThreeD) {
        return ModalityGroup::Other;
    }
    let writes = has(Text) || has(Code);
    match (has(Image), has(Audio) || has(Video)) {
        (true, true) => ModalityGroup::Other,
        (false, true) => ModalityGroup::AudioAndVideo,
        (true, false) if !has(Code) && !has(Agent) => ModalityGroup::Image,
        (_, false) if writes => ModalityGroup::TextAndCode,
        _ => ModalityGroup::Other,
    }
}

/// Places one lane under `top` and returns where the next begins.
fn place_lane(
    input: &TimelineInput,
    columns: &Columns,
    key: LaneKey,
    rows: &[usize],
    top: f64,
    placed: &mut PlacedTimeline,
) -> f64 {
    let whole = pack(input, columns, &placed.scale, rows, LANE_ROWS);
    let is_tall = whole.unnamed > 0 || whole.used_rows > LANE_ROWS;
    let can_split = !matches!(key, LaneKey::Modality(_)) && is_tall;
    let mut parts: Vec<(Option<ModalityGroup>, Packed)> = if can_split {
        use ModalityGroup::*;
        [TextAndCode, Image, AudioAndVideo, Other]
            .into_iter()
            .filter_map(|group| {
                let in_group = |r: &usize| modality_group(input.catalog.systems[*r].modalities) == group;
                let rows: Vec<usize> = rows.iter().copied().filter(in_group).collect();
                (!rows.is_empty()).then(|| (Some(group), pack(input, columns, &placed.scale, &rows, PART_ROWS)))
            })
            .collect()
    } else {
        vec![(None, whole)]
    };
    if let [(group, _)] = parts.as_mut_slice() {
        *group = None;
    }

    let mut y = top + LANE_PAD_PX;
    let mut placed_parts = Vec::with_capacity(parts.len());
    for (group, packed) in parts {
        placed_parts.push(PlacedPart { group, top: y, rows: packed.used_rows });
        for item in &packed.items {
            let at = Point { x: item.x, y: y + (item.row as f64 + 0.5) * ROW_PX };
            let row = item.system as Row;
            placed.marks.push(cluster::mark(input.catalog, columns, item.system, at, item.span));
            match item.label {
                Some((from, to)) => placed.labels.push(PlacedLabel {
                    row,
                    area: Rect::new(from, at.y - LABEL_HEIGHT_PX / 2.0, to, at.y + LABEL_HEIGHT_PX / 2.0),
                }),
                None => placed.unnamed += 1,
            }
        }
        let row = ClusterRow {
            columns,
            ends: placed.scale.range,
            y: y + (packed.used_rows as f64 - 0.5) * ROW_PX,
            domain: input.domain,
            is_upright: false,
        };
        placed.unnamed += packed.homeless.len();
        let marks = &mut placed.marks;
        cluster::settle(&packed.homeless, REACH_PX, &row, &mut placed.clusters, &mut |one| {
            let at = Point { x: one.x, y: row.y };
            marks.push(cluster::mark(input.catalog, columns, one.row, at, one.span));
        });
        y += packed.used_rows as f64 * ROW_PX + if group.is_some() { 6.0 } else { 0.0 };
    }
    // A lane is never lower than its title, its count and its part's name beside it.
    let least = match title_lines(lane_name(input.catalog, key, input.lang), key) {
        (_, Some(_)) => 62.0,
        (_, None) => 46.0,
    };
    let bottom = (y + LANE_PAD_PX).max(top + least);
    placed.lanes.push(PlacedLane {
        key,
        count: rows.len(),
        area: Rect::new(0.0, top, input.width, bottom),
        parts: placed_parts,
    });
    bottom
}

/// What a lane is called.
pub fn lane_name(catalog: &Catalog, key: LaneKey, lang: Lang) -> &str {
    let words = text(lang);
    match key {
        LaneKey::Family(lane) => (words.lane)(lane),
        LaneKey::Organisation(o) => catalog.organisations.get(usize::from(o)).map_or("", |o| o.name(lang)),
        LaneKey::OtherOrganisations => words.other_organisations,
        LaneKey::Openness(class) => (words.openness)(class),
        LaneKey::Modality(group) => group_name(words, group),
    }
}

/// What a lane's part is called.
pub fn group_name(words: &crate::i18n::Text, group: ModalityGroup) -> &'static str {
    match group {
        ModalityGroup::TextAndCode => words.group_text,
        ModalityGroup::Image => words.group_image,
        ModalityGroup::AudioAndVideo => words.group_audio,
        ModalityGroup::Other => words.group_other,
    }
}

/// Where a lane's title begins, CSS px: a family's stands beside its mark.
pub fn title_left(key: LaneKey) -> f64 {
    if matches!(key, LaneKey::Family(_)) { 20.0 } else { 4.0 }
}

/// A title in the gutter, on one line or two: "Autoregressive · Transformer" is two, and what is too long
/// breaks at a space.
pub fn title_lines(title: &str, key: LaneKey) -> (&str, Option<&str>) {
    if let Some((first, second)) = title.split_once('·').map(|(a, b)| (a.trim_end(), b.trim_start())) {
        return (first, Some(second));
    }
    let fits = |text: &str| title_left(key) + text_width::estimate(text) <= GUTTER_PX;
    if fits(title) {
        return (title, None);
    }
    let spaces = title.bytes().enumerate().filter(|(_, b)| *b == b' ');
    let mut halves = spaces.filter_map(|(at, _)| Some((title.get(..at)?, title.get(at + 1..)?)));
    halves.rfind(|(first, _)| fits(first)).map_or((title, None), |(first, rest)| (first, Some(rest)))
}

struct Packed {
    items: Vec<PackedItem>,
    /// Marks that share the last row, in the order of time.
    homeless: Vec<Homeless>,
    used_rows: usize,
    unnamed: usize,
}

struct PackedItem {
    system: usize,
    row: usize,
    x: f64,
    span: (f64, f64),
    label: Option<(f64, f64)>,
}

/// Puts systems (most important first) into rows: the first row that has room for mark and name on its
/// right or left, else the first that has room for the mark. What is left shares one more row.
fn pack(input: &TimelineInput, columns: &Columns, scale: &LinearScale, rows: &[usize], named_rows: usize) -> Packed {
    let (left, right) = scale.range;
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut packed = Packed { items: Vec::with_capacity(rows.len()), homeless: Vec::new(), used_rows: 1, unnamed: 0 };
    for &system in rows {
        let x = within(scale.map(f64::from(columns.day[system])), left, right);
        let span = (
            scale.map(f64::from(columns.first_day[system])).max(left),
            scale.map(f64::from(columns.last_day[system]) + 1.0).min(right),
        );
        let span = if span.1 - span.0 > 2.0 * MARK_RADIUS { span } else { (x, x) };
        let mark = (span.0.min(x - REACH_PX), span.1.max(x + REACH_PX));
        let width = (input.measure)(input.catalog.systems[system].label(input.lang)).ceil();
        let after = (mark.1 + LABEL_GAP_PX - 2.0, mark.1 + LABEL_GAP_PX - 2.0 + width);
        let before = (mark.0 - LABEL_GAP_PX + 2.0 - width, mark.0 - LABEL_GAP_PX + 2.0);
        let mut found = None;
        'rows: for row in 0..named_rows {
            for label in [after, before] {
                if label.0 < left || label.1 > right + 4.0 {
                    continue;
                }
                let all = (mark.0.min(label.0), mark.1.max(label.1) + 3.0);
                if is_free(&taken, row, all) {
                    found = Some((row, Some(label), all));
                    break 'rows;
                }
            }
        }
        packed.unnamed += usize::from(found.is_none());
        let (row, label, all) = found.unwrap_or_else(|| {
            let row = (0..named_rows + MARK_ROWS).find(|row| is_free(&taken, *row, mark)).unwrap_or(usize::MAX);
            (row, None, mark)
        });
        if row == usize::MAX {
            packed.homeless.push(Homeless { row: system, day: columns.day[system], x, span });
            continue;
        }
        if taken.len() <= row {
            taken.resize(row + 1, Vec::new());
        }
        taken[row].push(all);
        packed.items.push(PackedItem { system, row, x, span, label });
    }
    sort_by_key(&mut packed.homeless, |h| h.day);
    packed.used_rows = taken.len().max(1) + usize::from(!packed.homeless.is_empty());
    packed
}

fn is_free(taken: &[Vec<(f64, f64)>], row: usize, wanted: (f64, f64)) -> bool {
    taken.get(row).is_none_or(|spans| spans.iter().all(|s| wanted.1 <= s.0 || wanted.0 >= s.1))
}

fn eras(input: &TimelineInput, placed: &PlacedTimeline) -> Vec<PlacedEra> {
    let (left, right) = placed.scale.range;
    let place = |(era, e): (usize, &crate::catalog::Era)| {
        let from = placed.scale.map(f64::from(e.from.first_day())).max(left);
        let to = e.to.map_or(right, |t| placed.scale.map(f64::from(t.last_day()) + 1.0)).min(right);
        if to - from < 1.0 {
            return None;
        }
        let has_name = (input.measure)(e.name.get(input.lang)) + 10.0 <= to - from;
        Some(PlacedEra { era, area: Rect::new(from, AXIS_PX, to, placed.frame.bottom), has_name })
    };
    input.catalog.eras.iter().enumerate().filter_map(place).collect()
}
