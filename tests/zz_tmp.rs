mod support;
use genai_atlas::catalog::{Collection, Lang};
use genai_atlas::chart::paint::{self, PaintContext, UNITS};
use genai_atlas::explore::{LaneBy,NamesShown};
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use support::{Scene, shipped, theme};
#[test]
fn picture() {
    let catalog = shipped();
    for (n,(lang, dark, lane_by)) in [(Lang::En,false,LaneBy::Family),(Lang::Zh,true,LaneBy::Family),(Lang::En,false,LaneBy::Organisation)].into_iter().enumerate() {
    let scene = Scene { names: NamesShown::Landmarks, width: 1000.0, lang, lane_by, ..Scene::of(&catalog, Collection::Extended) };
    let t = std::time::Instant::now();
    let placed = scene.timeline();
    println!("{:?} {} labels {} marks {} clusters {} {:?}", t.elapsed(), placed.plot.labels.len(), placed.plot.marks.len(), placed.plot.clusters.len(), placed.plot.size.height, placed.lanes.iter().map(|l| (l.count, l.area.height()/8.0)).collect::<Vec<_>>());
    let theme = theme(dark);
    let context = PaintContext { catalog: &catalog, lang, theme: &theme, text_scale: 1.24 };
    let unit = |v: f64| (v * UNITS).round() as u32;
    let mut picture = String::new();
    { let area = SVGBackend::with_string(&mut picture, (unit(placed.plot.size.width), unit(placed.plot.size.height))).into_drawing_area();
      paint::timeline(&area, &placed, &context).unwrap(); }
    std::fs::write(format!("/tmp/compact{n}.svg"), picture.replacen(&format!("width=\"{}\" height=\"{}\"", unit(placed.plot.size.width), unit(placed.plot.size.height)), &format!("width=\"{}\" height=\"{}\"", placed.plot.size.width, placed.plot.size.height),1)).unwrap();
    }
}
