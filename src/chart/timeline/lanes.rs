//! Which systems stand on the axis, which lane each belongs to, and what lanes are called.

use super::placed::{LaneKey, ModalityGroup, TimelineInput};
use crate::catalog::order::sort_by_key;
use crate::catalog::{Catalog, Columns, Lane, Lang, Modalities, Modality, NO_DAY, Openness, Row};
use crate::chart::plot::{GUTTER_PX, NARROW_PX};
use crate::chart::text_width;
use crate::chart::time_axis::AXIS_FROM;
use crate::explore::LaneBy;
use crate::i18n::{Text, text};

/// A count of three digits at the end of the gutter, with air.
const COUNT_PX: f64 = 36.0;
/// Organisations with a lane of their own; the rest share one.
const ORGANISATION_LANES: usize = 12;
/// The same on a phone, where lanes are columns beside the names.
const NARROW_ORGANISATION_LANES: usize = 7;

/// The visible systems, by where they belong.
#[derive(Default)]
pub(super) struct Sorted {
    /// On the shown axis, in order of importance.
    pub rows: Vec<usize>,
    /// On the axis, outside its shown part.
    pub outside: usize,
    /// Oldest first.
    pub before_axis: Vec<Row>,
    pub undated: Vec<Row>,
}

pub(super) fn sort_out(input: &TimelineInput, columns: &Columns) -> Sorted {
    let mut sorted = Sorted { rows: Vec::with_capacity(input.visible.len()), ..Sorted::default() };
    for &row in input.visible {
        let r = usize::from(row);
        let day = columns.day[r];
        if !columns.on_timeline[r] {
            continue;
        } else if day == NO_DAY {
            sorted.undated.push(row);
        } else if day < AXIS_FROM {
            sorted.before_axis.push(row);
        } else if columns.last_day[r] < input.domain.from || columns.first_day[r] > input.domain.to {
            sorted.outside += 1;
        } else {
            sorted.rows.push(r);
        }
    }
    sort_by_key(&mut sorted.before_axis, |r| columns.day[usize::from(*r)]);
    sort_by_key(&mut sorted.rows, |r| columns.rank[*r]);
    sorted
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
            split(keys, &|key, r| key == LaneKey::Openness(systems[r].openness_as_of(input.as_of)))
        }
        LaneBy::Modality => {
            let keys = ModalityGroup::ALL.map(LaneKey::Modality).to_vec();
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
pub fn group_name(words: &Text, group: ModalityGroup) -> &'static str {
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

/// Whether a lane's count has room behind its title, in the gutter.
pub fn has_count_beside(title: &str, key: LaneKey) -> bool {
    title_left(key) + text_width::estimate(title) + COUNT_PX <= GUTTER_PX
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
