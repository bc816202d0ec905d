//! `Store`: the view state, what follows from it, and the verbs that change it. `Copy`, handed to every part.

use std::sync::Arc;

use leptos::prelude::*;

use super::reactive::{Derived, State};
use crate::catalog::texts::Texts;
use crate::catalog::{Catalog, Days, Lang, Row};
use crate::chart::timeline::{clamp_zoom, full_domain};
use crate::chart::zoom;
use crate::explore::filter::CompiledFilter;
use crate::explore::lineage::Why;
use crate::explore::{Counting, Depth, FacetCounts, Filter, Lineage, SortKey, Theme, Trend, ViewState, table, trend};
use crate::i18n::{self, Text};
use crate::web::measure::TextMeasure;
use crate::{chart, web};

/// Rows that pass the filter: as a list and as one flag per row of the catalog.
#[derive(PartialEq)]
pub struct Visible {
    pub rows: Vec<Row>,
    pub flags: Vec<bool>,
}

impl Visible {
    pub fn has(&self, row: Row) -> bool {
        self.flags.get(usize::from(row)).copied().unwrap_or(false)
    }
}

/// The fitted trend and how many points there were for it.
#[derive(PartialEq)]
pub struct Fit {
    pub trend: Option<Trend>,
    pub points: usize,
}

/// The texts and sources, fetched after the first paint.
#[derive(Clone)]
pub enum TextsState {
    Loading,
    Ready(Arc<Texts>),
    Failed,
}

impl PartialEq for TextsState {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ready(a), Self::Ready(b)) => Arc::ptr_eq(a, b),
            (Self::Loading, Self::Loading) | (Self::Failed, Self::Failed) => true,
            _ => false,
        }
    }
}

/// The catalog in use, compared by identity.
#[derive(Clone)]
pub struct Held(pub Arc<Catalog>);
impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// One pointer: closures that hold it stay small.
#[derive(Clone, Copy)]
pub struct Store(&'static Parts);

impl std::ops::Deref for Store {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        self.0
    }
}

pub struct Parts {
    catalog: State<Held>,
    pub view: State<ViewState>,
    pub texts: State<TextsState>,
    /// Pointed at in any chart; not part of a link.
    pub hovered: State<Option<Row>>,
    /// The open menu's name; one at a time.
    pub menu: State<Option<&'static str>>,
    /// The list of the charts' keys is shown.
    pub shows_keys: State<bool>,
    /// On a phone: the filters are unfolded.
    pub is_unfolded: State<bool>,
    /// A quiet line for screen readers.
    pub said: State<String>,
    pub lang: Derived<Lang>,
    pub theme: Derived<Theme>,
    pub filter: Derived<Filter>,
    pub visible: Derived<Visible>,
    pub counts: Derived<FacetCounts>,
    pub order: Derived<Vec<Row>>,
    pub fit: Derived<Fit>,
    pub selected: Derived<Option<Row>>,
    /// How far lineage is drawn, and the row a path is asked to.
    pub lineage_of: Derived<(Depth, Option<Row>)>,
    pub lineage: Derived<Lineage>,
    /// By edge: why it is not drawn, and whose place is missing. Told by the timeline when it is laid out.
    pub undrawn: State<Vec<Option<(Why, Row)>>>,
    /// Days at the ends of the whole time axis, and of its shown part.
    pub full_domain: Derived<(i32, i32)>,
    pub domain: Derived<(i32, i32)>,
    /// Chart colours of both themes; `None` when the style sheet did not arrive.
    chart_themes: &'static Option<[chart::Theme; 2]>,
    measure: StoredValue<TextMeasure, LocalStorage>,
    pub font: &'static str,
}

impl Store {
    pub fn new(catalog: Catalog, view: ViewState) -> Self {
        let catalog = State::new(Held(Arc::new(catalog)));
        let view = State::new(view);
        let system_theme = State::new(web::theme::system_theme());
        web::theme::on_system_change(move |kind| system_theme.set(kind));
        let browser_lang = web::page::browser_lang();
        let font: &'static str = Box::leak(web::theme::font().into_boxed_str());
        let counting = move || view.with(|v| v.counting);

        let lang = Derived::new(move || view.with(|v| v.lang.unwrap_or(browser_lang)));
        let theme = Derived::new(move || view.with(|v| v.theme).unwrap_or_else(|| system_theme.get()));
        let full_domain = Derived::new(move || {
            let (collection, years) = view.with(|v| (v.filter.collection, v.filter.years));
            catalog.with(|Held(c)| full_domain(c, collection, years))
        });
        let filter = Derived::new(move || {
            let (full, mut filter) = (full_domain.get(), view.with(|v| v.filter.clone()));
            filter.window = filter.window.and_then(|w| clamp_zoom(w.into(), full)).map(Days::from);
            filter
        });
        let visible = Derived::new(move || {
            catalog.with(|Held(catalog)| {
                let rows = filter.with(|f| CompiledFilter::new(catalog, f, counting()).visible());
                let mut flags = vec![false; catalog.systems.len()];
                rows.iter().for_each(|r| flags[usize::from(*r)] = true);
                Visible { rows, flags }
            })
        });
        let counts = Derived::new(move || catalog.with(|Held(c)| filter.with(|f| FacetCounts::new(c, f, counting()))));
        let collection = Derived::new(move || filter.with(|f| f.collection));
        let order_of = Derived::new(move || (collection.get(), view.with(|v| (v.counting, v.sort))));
        let order = Derived::new(move || {
            let (collection, (counting, sort)) = order_of.get();
            catalog.with(|Held(c)| table::order(c, collection, counting, sort))
        });
        let trend_of = Derived::new(move || view.with(|v| (v.trend, v.fit_estimates, v.counting)));
        let fit = Derived::new(move || {
            let (subset, fit_estimates, counting) = trend_of.get();
            let points = catalog.with(|Held(c)| {
                visible.with(|v| trend::points(c, collection.get(), &v.rows, subset, counting, fit_estimates))
            });
            Fit { trend: Trend::fit(&points), points: points.len() }
        });
        let selected =
            Derived::new(move || view.with(|v| v.selected.as_ref().and_then(|id| catalog.with(|Held(c)| c.row(id)))));
        let lineage_of = Derived::new(move || {
            view.with(|v| (v.depth, v.path_to.as_ref().and_then(|id| catalog.with(|Held(c)| c.row(id)))))
        });
        let lineage = Derived::always(move || {
            let Some(row) = selected.get() else { return Lineage::default() };
            let (depth, other) = lineage_of.get();
            catalog.with(|Held(c)| Lineage::of(c, row, depth, other))
        });
        let domain = Derived::new(move || filter.with(|f| f.window).map_or_else(|| full_domain.get(), Into::into));
        Self(Box::leak(Box::new(Parts {
            catalog,
            view,
            texts: State::new(TextsState::Loading),
            hovered: State::new(None),
            menu: State::new(None),
            shows_keys: State::new(false),
            is_unfolded: State::new(false),
            said: State::new(String::new()),
            lang,
            theme,
            filter,
            visible,
            counts,
            order,
            fit,
            selected,
            lineage_of,
            lineage,
            undrawn: State::new(Vec::new()),
            full_domain,
            domain,
            chart_themes: Box::leak(Box::new(web::theme::both())),
            measure: StoredValue::new_local(TextMeasure::new(font)),
            font,
        })))
    }

    /// Asks the catalog, tracked.
    pub fn catalog<U>(&self, read: impl FnOnce(&Catalog) -> U) -> U {
        self.catalog.with(|Held(c)| read(c))
    }

    /// The sentences of the present language, tracked.
    pub fn text(&self) -> &'static Text {
        i18n::text(self.lang.get())
    }

    /// Width of a label in the browser's fonts.
    pub fn measure<U>(&self, run: impl FnOnce(&TextMeasure) -> U) -> U {
        self.measure.with_value(run)
    }

    /// Which parameters count, tracked.
    pub fn counting(&self) -> Counting {
        self.view.with(|v| v.counting)
    }

    /// The chart colours in force, tracked.
    pub fn chart_theme(&self) -> Option<&'static chart::Theme> {
        let kind = self.theme.get();
        self.chart_themes.as_ref().map(|both| &both[kind as usize])
    }

    pub fn select(&self, row: Row) {
        let id = self.catalog.peek(|Held(c)| c.system(row).map(|s| s.id.clone()));
        self.view.update(|v| v.selected = id);
    }

    pub fn deselect(&self) {
        self.view.update(|v| (v.selected, v.path_to) = (None, None));
    }

    pub fn update_filter(&self, change: impl FnOnce(&mut Filter)) {
        self.view.update(|v| change(&mut v.filter));
    }

    pub fn reset_filters(&self) {
        self.update_filter(|f| *f = f.cleared());
    }

    pub fn sort_by(&self, key: SortKey) {
        self.view.update(|v| v.sort = v.sort.pressed(key));
    }

    pub fn set_zoom(&self, zoom: Option<(i32, i32)>) {
        self.view.update(|v| v.filter.window = zoom.map(Days::from));
    }

    /// Shows this part of the time axis, as far as there is one.
    pub fn zoom_to(&self, from: f64, to: f64) {
        let full = self.full_domain.peek(|d| *d);
        self.set_zoom(clamp_zoom((from.round() as i32, to.round() as i32), full));
    }

    /// Zooms by a factor about a day; `None` about the middle.
    pub fn zoom_by(&self, factor: f64, about: Option<f64>) {
        let (domain, full) = (self.domain.peek(|d| *d), self.full_domain.peek(|d| *d));
        let about = about.unwrap_or(f64::from(domain.0 + domain.1) / 2.0);
        self.set_zoom(zoom::zoomed(domain, full, factor, about));
    }

    /// Moves in time by a share of what is shown.
    pub fn pan_by(&self, share: f64) {
        let (domain, full) = (self.domain.peek(|d| *d), self.full_domain.peek(|d| *d));
        if domain != full {
            self.set_zoom(zoom::panned(domain, full, share));
        }
    }
}
