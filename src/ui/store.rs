//! `Store`: the view state, what follows from it, and the verbs that change it. `Copy`, put in context once.

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::texts::Texts;
use crate::catalog::{Catalog, Collection, Lang, Row};
use crate::chart::timeline::full_domain;
use crate::explore::filter::CompiledFilter;
use crate::explore::{
    Counting, FacetCounts, Filter, SortKey, Theme, Trend, TrendSubset, ViewState, table, trend,
};
use crate::i18n::{self, Text};
use crate::web::measure::TextMeasure;
use crate::{chart, web};

/// Rows that pass the filter: as a list and as one flag per row of the catalog.
#[derive(Clone, PartialEq)]
pub struct Visible {
    pub rows: Arc<[Row]>,
    pub flags: Arc<[bool]>,
}

impl Visible {
    pub fn has(&self, row: Row) -> bool {
        self.flags.get(usize::from(row)).copied().unwrap_or(false)
    }
}

/// The fitted trend and how many points there were for it.
#[derive(Clone, PartialEq)]
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

/// A value shared by reference and compared by identity, so that big layouts are never compared field by field.
pub struct Shared<T>(pub Arc<T>);
impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, Copy)]
pub struct Store {
    pub catalog: RwSignal<Arc<Catalog>>,
    pub view: RwSignal<ViewState>,
    pub texts: RwSignal<TextsState>,
    /// Pointed at or focused in any chart or the table; not part of a link.
    pub hovered: RwSignal<Option<Row>>,
    /// A quiet line for screen readers.
    pub said: RwSignal<String>,
    pub lang: Memo<Lang>,
    pub theme: Memo<Theme>,
    pub filter: Memo<Filter>,
    pub collection: Memo<Collection>,
    pub counting: Memo<Counting>,
    pub visible: Memo<Visible>,
    pub counts: Memo<FacetCounts>,
    pub order: Memo<Arc<[Row]>>,
    pub fit: Memo<Fit>,
    pub selected: Memo<Option<Row>>,
    /// Days at the ends of the whole time axis, and of its shown part.
    pub full_domain: Memo<(i32, i32)>,
    pub domain: Memo<(i32, i32)>,
    /// Chart colours of both themes; `None` when the style sheet did not arrive.
    pub chart_themes: StoredValue<Option<[chart::Theme; 2]>>,
    pub measure: StoredValue<TextMeasure, LocalStorage>,
    pub font: StoredValue<String>,
}

impl Store {
    pub fn new(catalog: Catalog, view: ViewState) -> Self {
        let catalog = RwSignal::new(Arc::new(catalog));
        let view = RwSignal::new(view);
        let system_theme = RwSignal::new(web::theme::system_theme());
        web::theme::on_system_change(move |kind| system_theme.set(kind));
        let browser_lang = web::page::browser_lang();
        let font = web::theme::font();

        let lang = Memo::new(move |_| view.with(|v| v.lang.unwrap_or(browser_lang)));
        let theme = Memo::new(move |_| view.with(|v| v.theme).unwrap_or_else(|| system_theme.get()));
        let filter = Memo::new(move |_| view.with(|v| v.filter.clone()));
        let collection = Memo::new(move |_| view.with(|v| v.filter.collection));
        let counting = Memo::new(move |_| view.with(|v| v.counting));
        let visible = Memo::new(move |_| {
            catalog.with(|catalog| {
                let rows = filter.with(|f| CompiledFilter::new(catalog, f, counting.get()).visible());
                let mut flags = vec![false; catalog.systems.len()];
                rows.iter().for_each(|r| flags[usize::from(*r)] = true);
                Visible { rows: rows.into(), flags: flags.into() }
            })
        });
        let counts =
            Memo::new(move |_| catalog.with(|c| filter.with(|f| FacetCounts::new(c, f, counting.get()))));
        let sort = Memo::new(move |_| view.with(|v| v.sort));
        let order = Memo::new(move |_| {
            catalog.with(|c| table::order(c, collection.get(), counting.get(), sort.get()).into())
        });
        let trend_choice = Memo::new(move |_| view.with(|v| (v.trend, v.fit_estimates)));
        let fit = Memo::new(move |_| {
            let (subset, fit_estimates) = trend_choice.get();
            let points = catalog.with(|c| {
                visible.with(|v| trend::points(c, collection.get(), &v.rows, subset, counting.get(), fit_estimates))
            });
            Fit { trend: Trend::fit(&points), points: points.len() }
        });
        let selected =
            Memo::new(move |_| view.with(|v| v.selected.as_ref().and_then(|id| catalog.with(|c| c.row(id)))));
        let years = Memo::new(move |_| view.with(|v| v.filter.years));
        let full_domain = Memo::new(move |_| catalog.with(|c| full_domain(c, collection.get(), years.get())));
        let domain = Memo::new(move |_| {
            let full = full_domain.get();
            let zoom = view.with(|v| v.zoom);
            zoom.and_then(|z| chart::timeline::clamp_zoom(z, full)).unwrap_or(full)
        });
        Self {
            catalog,
            view,
            texts: RwSignal::new(TextsState::Loading),
            hovered: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            lang,
            theme,
            filter,
            collection,
            counting,
            visible,
            counts,
            order,
            fit,
            selected,
            full_domain,
            domain,
            chart_themes: StoredValue::new(web::theme::both()),
            measure: StoredValue::new_local(TextMeasure::new(&font)),
            font: StoredValue::new(font),
        }
    }

    /// The sentences of the present language, tracked.
    pub fn text(&self) -> &'static Text {
        i18n::text(self.lang.get())
    }

    pub fn select(&self, row: Row) {
        let id = self.catalog.with(|c| c.system(row).map(|s| s.id.clone()));
        self.view.update(|v| v.selected = id);
    }

    pub fn deselect(&self) {
        self.view.update(|v| v.selected = None);
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

    pub fn set_trend(&self, subset: TrendSubset) {
        self.view.update(|v| v.trend = subset);
    }

    pub fn set_zoom(&self, zoom: Option<(i32, i32)>) {
        if self.view.with_untracked(|v| v.zoom) != zoom {
            self.view.update(|v| v.zoom = zoom);
        }
    }

    /// Zooms by a factor about a day; `None` about the middle.
    pub fn zoom_by(&self, factor: f64, about: Option<f64>) {
        let (domain, full) = (self.domain.get_untracked(), self.full_domain.get_untracked());
        let about = about.unwrap_or(f64::from(domain.0 + domain.1) / 2.0);
        self.set_zoom(chart::zoom::zoomed(domain, full, factor, about));
    }

    pub fn pan_by(&self, share: f64) {
        let (domain, full) = (self.domain.get_untracked(), self.full_domain.get_untracked());
        if domain != full {
            self.set_zoom(chart::zoom::panned(domain, full, share));
        }
    }

    /// The chart colours in force, tracked.
    pub fn chart_theme(&self) -> Option<chart::Theme> {
        let kind = self.theme.get();
        self.chart_themes.with_value(|t| t.as_ref().map(|both| both[kind as usize].clone()))
    }
}

pub fn use_store() -> Store {
    expect_context::<Store>()
}
