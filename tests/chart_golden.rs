//! Pictures of the tiny catalog as SVG files one can open: `tests/golden/<situation>.svg`.

mod support;

use genai_atlas::catalog::{Catalog, Collection, Lang, Row};
use genai_atlas::chart::paint::{self, PaintContext, UNITS};
use genai_atlas::chart::{Rect, Size, text_width};
use genai_atlas::explore::{Depth, LaneBy, NamesShown, ScaleKind};
use genai_atlas::i18n::text;
use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, IntoDrawingArea, SVGBackend};
use support::{LANGS, Scene, assert_golden, shipped, theme, tiny};

/// What plotters' SVG backend divides font sizes by.
const SVG_TEXT_SCALE: f64 = 1.24;
const MOST_BYTES: usize = 60_000;

/// SVG text of what `draw` paints, as large as it was laid out.
fn svg(size: Size, draw: impl FnOnce(&DrawingArea<SVGBackend, Shift>)) -> String {
    let unit = |v: f64| (v * UNITS).round() as u32;
    let (width, height) = (unit(size.width), unit(size.height));
    let mut picture = String::new();
    {
        let area = SVGBackend::with_string(&mut picture, (width, height)).into_drawing_area();
        draw(&area);
    }
    let head = format!("width=\"{width}\" height=\"{height}\"");
    assert!(picture.contains(&head));
    picture.replacen(&head, &format!("width=\"{}\" height=\"{}\"", size.width, size.height), 1)
}

fn timeline(scene: &Scene, is_dark: bool) -> String {
    let placed = scene.timeline();
    let theme = theme(is_dark);
    let context = PaintContext { catalog: scene.catalog, lang: scene.lang, theme: &theme, text_scale: SVG_TEXT_SCALE };
    svg(placed.plot.size, |area| paint::timeline(area, &placed, &context).expect("a string takes everything"))
}

/// The lineage of a system on the timeline.
fn lineage(scene: &Scene, is_dark: bool, id: &str, depth: Depth, other: Option<&str>) -> String {
    let placed = scene.timeline();
    let lineage = scene.lineage(&placed, id, depth, other);
    let theme = theme(is_dark);
    let context = PaintContext { catalog: scene.catalog, lang: scene.lang, theme: &theme, text_scale: SVG_TEXT_SCALE };
    svg(placed.plot.size, |area| {
        paint::timeline_with(area, &placed, &lineage, &context).expect("a string takes everything")
    })
}

fn growth(scene: &Scene, is_dark: bool) -> String {
    let placed = scene.growth();
    let theme = theme(is_dark);
    let context = PaintContext { catalog: scene.catalog, lang: scene.lang, theme: &theme, text_scale: SVG_TEXT_SCALE };
    let title = text(scene.lang).axis_total;
    svg(placed.plot.size, |area| paint::growth(area, &placed, title, &context).expect("a string takes everything"))
}

fn plain(catalog: &Catalog) -> Scene<'_> {
    Scene::of(catalog, Collection::Extended)
}

fn rows(catalog: &Catalog, ids: &[&str]) -> Vec<Row> {
    ids.iter().map(|id| support::row(catalog, id)).collect()
}

#[test]
fn timeline_en_light() {
    assert_golden("timeline_en_light", &timeline(&plain(&tiny()), false));
}

#[test]
fn timeline_zh_dark() {
    assert_golden("timeline_zh_dark", &timeline(&Scene { lang: Lang::Zh, ..plain(&tiny()) }, true));
}

#[test]
fn timeline_compact_en_light() {
    let catalog = tiny();
    let scene = Scene { names: NamesShown::Landmarks, ..plain(&catalog) };
    assert_golden("timeline_compact_en_light", &timeline(&scene, false));
}

#[test]
fn timeline_upright_zh() {
    assert_golden("timeline_upright_zh", &timeline(&Scene { lang: Lang::Zh, width: 360.0, ..plain(&tiny()) }, false));
}

#[test]
fn lineage_en_light() {
    assert_golden("lineage_en_light", &lineage(&plain(&tiny()), false, "gpt-3", Depth(1), None));
}

#[test]
fn lineage_zh_dark() {
    let catalog = tiny();
    let scene = Scene { lang: Lang::Zh, width: 768.0, ..plain(&catalog) };
    assert_golden("lineage_zh_dark", &lineage(&scene, true, "gpt-3", Depth::ALL, Some("gpt-1")));
}

#[test]
fn growth_en_light() {
    assert_golden("growth_en_light", &growth(&plain(&tiny()), false));
}

#[test]
fn growth_zh_dark() {
    let catalog = tiny();
    let scene = Scene { lang: Lang::Zh, scale: ScaleKind::Linear, ..plain(&catalog) };
    assert_golden("growth_zh_dark", &growth(&scene, true));
}

#[test]
fn growth_empty() {
    assert_golden("growth_empty", &growth(&Scene { visible: Vec::new(), ..plain(&tiny()) }, false));
}

#[test]
fn growth_one_decade() {
    let catalog = tiny();
    let visible = rows(&catalog, &["gpt-3", "joint-nlg"]);
    assert_golden("growth_one_decade", &growth(&Scene { visible, ..plain(&catalog) }, false));
}

/// Forty language models of two months, half of them of unknown size.
fn crowd() -> Catalog {
    let mut file: serde_json::Value = serde_json::from_str(support::TINY).expect("the tiny catalog is JSON");
    let system = |n: usize| {
        let (day, month) = (n % 20 + 1, 3 + n / 20 * 2);
        let total = n.is_multiple_of(2).then_some(1e9 * (3.0 + n as f64 / 16.0));
        serde_json::json!({
            "id": format!("model-{n}"), "name": format!("Model {n}"), "family": "transformer", "modalities": ["text"],
            "organisations": ["alpha"], "released": format!("2020-{month:02}-{day:02}"), "openness": "open",
            "parameters": { "sparse": false, "total": total }
        })
    };
    let ends = ["2017-01-01", "2023-12-31"].into_iter().enumerate().map(|(n, day)| {
        let mut end = system(0);
        end["parameters"]["total"] = 4e9.into();
        end["id"] = format!("end-{n}").into();
        end["name"] = "End".into();
        end["released"] = day.into();
        end
    });
    file["systems"] = (0..40).map(system).chain(ends).collect();
    let text = file.to_string().replace(",\"total\":null", "").replace("\"total\":null,", "");
    support::sound(&text)
}

#[test]
fn timeline_clusters() {
    let picture = timeline(&plain(&crowd()), false);
    assert!(picture.contains("\n+"), "a cluster has its count");
    assert_golden("timeline_clusters", &picture);
}

#[test]
fn growth_leaders_and_clusters() {
    let catalog = crowd();
    let scene = plain(&catalog);
    let placed = scene.growth();
    assert!(placed.leaders.len() > 2 && !placed.plot.clusters.is_empty() && placed.records.len() > 2);
    assert_golden("growth_leaders_and_clusters", &growth(&scene, true));
}

#[test]
fn pictures_stay_small_and_are_the_same_each_time() {
    let catalog = tiny();
    for lang in LANGS {
        for is_dark in [false, true] {
            let scene = Scene { lang, ..plain(&catalog) };
            for picture in [timeline, growth] {
                let once = picture(&scene, is_dark);
                assert!(once.len() < MOST_BYTES, "{} bytes", once.len());
                assert_eq!(once, picture(&scene, is_dark));
            }
        }
    }
}

#[test]
fn every_system_of_the_timeline_is_named_in_its_picture() {
    let catalog = tiny();
    for lang in LANGS {
        let scene = Scene { lang, ..plain(&catalog) };
        let (placed, picture) = (scene.timeline(), timeline(&scene, false));
        for mark in &placed.plot.marks {
            let name = catalog.system(mark.row).expect("a row of this catalog").label(lang);
            assert!(picture.contains(&format!("\n{name}\n")), "{name}");
        }
    }
}

/// Every text of a picture with the box it covers, by the estimate of its width.
fn texts(picture: &str) -> Vec<(Rect, String)> {
    let text_of = |tag: &str| {
        let attribute = |name: &str| {
            let rest = tag.split_once(&format!(" {name}=\"")).map_or("", |(_, rest)| rest);
            rest.split('"').next().unwrap_or_default().to_owned()
        };
        let number = |name: &str| attribute(name).parse::<f64>().expect("a number") / UNITS;
        let said = tag.lines().nth(1).unwrap_or_default().to_owned();
        let (x, y, size) = (number("x"), number("y"), number("font-size"));
        let width = text_width::estimate(&said) * size / text_width::LABEL_PX;
        let left = match attribute("text-anchor").as_str() {
            "middle" => x - width / 2.0,
            "end" => x - width,
            _ => x,
        };
        // Letters without descenders are about seven tenths of the type size high.
        (Rect::new(left, y - size * 0.35, left + width, y + size * 0.35), said)
    };
    picture.split("<text").skip(1).map(text_of).collect()
}

/// Both charts of both catalogs in many shapes, handed to a check with their width.
fn for_each_picture(check: impl Fn(&str, f64)) {
    for catalog in [tiny(), shipped()] {
        for (width, lang) in [(320.0, Lang::En), (360.0, Lang::Zh), (768.0, Lang::Zh), (1010.0, Lang::En)] {
            let scene = Scene { width, lang, ..plain(&catalog) };
            for lane_by in LaneBy::ALL {
                for names in NamesShown::ALL {
                    check(&timeline(&Scene { lane_by: *lane_by, names: *names, ..scene.clone() }, false), width);
                }
            }
            for scale in ScaleKind::ALL {
                check(&growth(&Scene { scale: *scale, ..scene.clone() }, false), width);
            }
            check(&growth(&Scene { visible: Vec::new(), ..scene.clone() }, false), width);
        }
    }
}

#[test]
fn no_text_leaves_its_picture() {
    for_each_picture(|picture, width| {
        for (area, said) in texts(picture) {
            assert!(area.left >= -1.0 && area.right <= width + 1.0, "{said}: {area:?} of {width}");
            assert!(area.top >= 0.0, "{said}: {area:?}");
        }
    });
}

#[test]
fn no_two_texts_overlap() {
    for_each_picture(|picture, width| {
        let texts = texts(picture);
        assert!(texts.len() > 5);
        for (n, (a, of_a)) in texts.iter().enumerate() {
            for (b, of_b) in &texts[n + 1..] {
                assert!(!a.overlaps(b), "{of_a} {a:?} and {of_b} {b:?} at {width}");
            }
        }
    });
}

#[test]
fn a_label_under_the_title_of_the_axis_gives_way() {
    // 750 billion leaves 1T a few pixels under the top.
    let catalog = support::sound(&support::TINY.replace("500000000000", "750000000000"));
    let scene = Scene { visible: rows(&catalog, &["gpt-1", "gpt-3", "joint-nlg"]), ..plain(&catalog) };
    assert_eq!(scene.growth().size_ticks.last().map(|t| t.label.as_str()), Some("1T"));
    let said: Vec<String> = texts(&growth(&scene, false)).into_iter().map(|(_, said)| said).collect();
    assert!(said.contains(&text(Lang::En).axis_total.to_owned()) && said.contains(&"100B".to_owned()));
    assert!(!said.contains(&"1T".to_owned()));
}

#[test]
fn type_is_12_px_but_for_counts_eras_and_parts() {
    let picture = timeline(&plain(&tiny()), false);
    let sizes = picture.match_indices("font-size=\"").map(|(at, head)| {
        let number = picture[at + head.len()..].split('"').next().unwrap_or_default();
        number.parse::<f64>().expect("a number") / UNITS
    });
    let (large, small): (Vec<f64>, Vec<f64>) = sizes.partition(|px| (px - 12.0).abs() < 0.1);
    assert!(small.iter().all(|px| (px - 11.0).abs() < 0.1), "{small:?}");
    assert!(large.len() > 20 && small.len() < 10, "{} and {}", large.len(), small.len());
}
