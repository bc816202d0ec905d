//! `Store`: the view state, what follows from it, and the verbs that change it. In the context of every component.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::graph::{Source, ToAnySubscriber};

use crate::catalog::texts::Texts;
use crate::catalog::{Catalog, Counting, Days, Lang, Row};
use crate::chart::gesture::{PAN_STEP, ZOOM_STEP};
use crate::chart::time_axis::{self, clamp_zoom, full_domain};
use crate::explore::filter::CompiledFilter;
use crate::explore::{Depth, FacetCounts, Filter, Lineage, SortKey, Theme, Trend, ViewState, table, trend};
use crate::i18n::{self, Text};
use crate::web::measure::TextMeasure;
use crate::{chart, web};

/// Rows that pass the filter: as a list and as one flag per row of the catalog.
#[derive(Clone, PartialEq)]
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

#[derive(Clone, Copy)]
pub struct Store {
    pub catalog: Memo<Arc<Catalog>>,
    pub view: RwSignal<ViewState>,
    pub texts: Memo<TextsState>,
    fetched: RwSignal<TextsState>,
    /// Pointed at in any chart; not part of a link.
    pub hovered: RwSignal<Option<Row>>,
    /// The name of the expanded menu; one at a time.
    pub expanded_menu: RwSignal<Option<&'static str>>,
    /// The list of the charts' keys is shown.
    pub shows_keys: RwSignal<bool>,
    /// On a phone: the sheet of filters is expanded.
    pub shows_filters: RwSignal<bool>,
    /// The last announcement to screen readers.
    pub announcement: RwSignal<String>,
    pub lang: Memo<Lang>,
    pub theme: Memo<Theme>,
    pub filter: Memo<Filter>,
    pub visible: Memo<Visible>,
    pub counts: Memo<FacetCounts>,
    pub order: Memo<Vec<Row>>,
    pub fit: Memo<Fit>,
    pub selected: Memo<Option<Row>>,
    /// How far lineage is drawn, and the row a path is asked to.
    pub lineage_of: Memo<(Depth, Option<Row>)>,
    pub lineage: Memo<Lineage>,
    /// Days at the ends of the whole time axis, and of its shown part.
    pub full_domain: Memo<Days>,
    pub domain: Memo<Days>,
    /// Chart colours of both themes; `None` when the style sheet did not arrive.
    chart_themes: StoredValue<Option<[chart::Theme; 2]>>,
    measure: StoredValue<TextMeasure, LocalStorage>,
    font: StoredValue<String>,
}

/// The store of the page. Every component is below the one that provides it.
pub fn use_store() -> Store {
    expect_context()
}

/// The words of the present language. The page is built anew when the language changes, so a component reads them once.
pub fn use_text() -> &'static Text {
    expect_context()
}

/// For big values that differ whenever they are computed: comparing them would cost more than it saves.
pub fn memo_of_big<T: Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    Memo::new_with_compare(move |_| compute(), |_, _| true)
}

/// A memo of the present owner that says what another one says.
///
/// A memo of reactive_graph 0.2 never forgets who has read it, also when that effect is long gone: about 130 bytes
/// each, for as long as the memo lives. So what lives shorter than the store reads memos of its own, and these
/// take themselves off.
fn followed<T: Clone + Send + Sync + 'static>(source: Memo<T>) -> Memo<T> {
    let source = ArcMemo::from(source);
    let own = ArcMemo::new_with_compare(
        {
            let source = source.clone();
            move |_| source.get()
        },
        |_, _| true,
    );
    let subscriber = own.to_any_subscriber();
    on_cleanup(move || source.remove_subscriber(&subscriber));
    own.into()
}

/// Runs once the page stands, and again whenever what it read changes; ends with its owner. Behind a pointer, so that
/// Leptos' effect is compiled once and not for each of them.
pub fn effect(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    Effect::new(run);
}

/// Sets and notifies only when the value differs.
pub fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

impl Store {
    pub fn new(catalog: Catalog, view: ViewState) -> Self {
        let catalog = Arc::new(catalog);
        let catalog = memo_of_big(move || Arc::clone(&catalog));
        let fetched = RwSignal::new(TextsState::Loading);
        let view = RwSignal::new(view);
        let system_theme = RwSignal::new(web::theme::system_theme());
        StoredValue::new_local(web::theme::on_system_change(move |theme| system_theme.set(theme)));
        let browser_lang = web::page::browser_lang();
        let font = web::theme::font();

        let full_domain = Memo::new(move |_| {
            let (collection, years) = view.with(|v| (v.filter.collection, v.filter.years));
            catalog.with(|c| full_domain(c, collection, years))
        });
        let filter = Memo::new(move |_| {
            let (full, mut filter) = (full_domain.get(), view.with(|v| v.filter.clone()));
            filter.window = filter.window.and_then(|w| clamp_zoom(w, full));
            filter
        });
        let collection = Memo::new(move |_| filter.with(|f| f.collection));
        let counting = Memo::new(move |_| view.with(|v| v.counting));
        let visible = Memo::new(move |_| {
            catalog.with(|c| {
                let rows = filter.with(|f| CompiledFilter::new(c, f, counting.get()).visible());
                let mut flags = vec![false; c.systems.len()];
                rows.iter().for_each(|r| flags[usize::from(*r)] = true);
                Visible { rows, flags }
            })
        });
        let counts = Memo::new(move |_| catalog.with(|c| filter.with(|f| FacetCounts::new(c, f, counting.get()))));
        let sort = Memo::new(move |_| view.with(|v| v.sort));
        let as_of = Memo::new(move |_| filter.with(|f| f.as_of));
        let order = Memo::new(move |_| {
            catalog.with(|c| table::order(c, collection.get(), as_of.get(), counting.get(), sort.get()))
        });
        let fit = Memo::new(move |_| {
            let (subset, fit_estimates) = view.with(|v| (v.trend, v.fit_estimates));
            let points = catalog.with(|c| {
                let collection = collection.get();
                visible.with(|v| trend::points(c, collection, &v.rows, subset, counting.get(), fit_estimates))
            });
            Fit { trend: Trend::fit(&points), points: points.len() }
        });
        let row_of = move |id: &Option<String>| catalog.with(|c| id.as_ref().and_then(|id| c.row(id)));
        let selected = Memo::new(move |_| view.with(|v| row_of(&v.selected)));
        let lineage_of = Memo::new(move |_| view.with(|v| (v.depth, row_of(&v.path_to))));
        let lineage = memo_of_big(move || {
            let Some(row) = selected.get() else { return Lineage::default() };
            let (depth, other) = lineage_of.get();
            catalog.with(|c| Lineage::of(c, row, depth, other))
        });
        Self {
            catalog,
            view,
            texts: memo_of_big(move || fetched.get()),
            fetched,
            hovered: RwSignal::new(None),
            expanded_menu: RwSignal::new(None),
            shows_keys: RwSignal::new(false),
            shows_filters: RwSignal::new(false),
            announcement: RwSignal::new(String::new()),
            lang: Memo::new(move |_| view.with(|v| v.lang.unwrap_or(browser_lang))),
            theme: Memo::new(move |_| view.with(|v| v.theme).unwrap_or_else(|| system_theme.get())),
            filter,
            visible,
            counts,
            order,
            fit,
            selected,
            lineage_of,
            lineage,
            full_domain,
            domain: Memo::new(move |_| filter.with(|f| f.window).unwrap_or_else(|| full_domain.get())),
            chart_themes: StoredValue::new(web::theme::both()),
            measure: StoredValue::new_local(TextMeasure::new(&font)),
            font: StoredValue::new(font),
        }
    }

    /// The store for a part of the page that goes before the store does: see `followed`.
    pub fn scoped(self) -> Self {
        Self {
            catalog: followed(self.catalog),
            texts: followed(self.texts),
            lang: followed(self.lang),
            theme: followed(self.theme),
            filter: followed(self.filter),
            visible: followed(self.visible),
            counts: followed(self.counts),
            order: followed(self.order),
            fit: followed(self.fit),
            selected: followed(self.selected),
            lineage_of: followed(self.lineage_of),
            lineage: followed(self.lineage),
            full_domain: followed(self.full_domain),
            domain: followed(self.domain),
            ..self
        }
    }

    /// The store for the page in one language, which has its own pointing, menus and sheets.
    pub fn of_page(self) -> Self {
        Self {
            hovered: RwSignal::new(None),
            expanded_menu: RwSignal::new(None),
            shows_keys: RwSignal::new(false),
            shows_filters: RwSignal::new(false),
            ..self.scoped()
        }
    }

    /// Asks the catalog, tracked.
    pub fn with_catalog<U>(&self, read: impl FnOnce(&Catalog) -> U) -> U {
        self.catalog.with(|c| read(c))
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

    /// Calls with the chart colours in force and the page's font; `None` when the style sheet did not arrive. Tracked.
    pub fn with_ink<U>(&self, draw: impl FnOnce(&chart::Theme, &str) -> U) -> Option<U> {
        let theme = self.theme.get();
        self.chart_themes
            .with_value(|both| both.as_ref().map(|both| self.font.with_value(|font| draw(&both[theme as usize], font))))
    }

    /// Changes the view, and notifies when it differs.
    pub fn update_view(&self, change: impl FnOnce(&mut ViewState)) {
        self.view.maybe_update(|view| {
            let mut changed = view.clone();
            change(&mut changed);
            let differs = changed != *view;
            if differs {
                *view = changed;
            }
            differs
        });
    }

    pub fn update_filter(&self, change: impl FnOnce(&mut Filter)) {
        self.update_view(|v| change(&mut v.filter));
    }

    pub fn reset_filters(&self) {
        self.update_filter(|f| *f = f.cleared());
    }

    pub fn select(&self, row: Row) {
        let id = self.catalog.with_untracked(|c| c.system(row).map(|s| s.id.clone()));
        self.update_view(|v| v.selected = id);
    }

    pub fn deselect(&self) {
        self.update_view(|v| (v.selected, v.path_to) = (None, None));
    }

    pub fn hover(&self, row: Option<Row>) {
        set_if_changed(self.hovered, row);
    }

    pub fn sort_by(&self, key: SortKey) {
        self.update_view(|v| v.sort = v.sort.pressed(key));
    }

    pub fn announce(&self, words: String) {
        self.announcement.set(words);
    }

    /// A key led nowhere: there is no mark further, or none at all.
    pub fn announce_no_further(&self) {
        let t = i18n::text(self.lang.get_untracked());
        let is_empty = self.counts.with_untracked(|c| c.visible == 0);
        self.announce(if is_empty { t.nothing_title } else { t.no_further }.to_owned());
    }

    /// Shows the list of keys or hides it; when shown it is announced, too.
    pub fn toggle_keys(&self) {
        self.shows_keys.update(|shown| *shown = !*shown);
        if self.shows_keys.get_untracked() {
            let t = i18n::text(self.lang.get_untracked());
            let words: Vec<&str> = t.keys.iter().flat_map(|(keys, words)| [*keys, *words]).collect();
            self.announce(words.join(" · "));
        }
    }

    pub fn set_window(&self, window: Option<Days>) {
        self.update_filter(|f| f.window = window);
    }

    /// Shows this part of the time axis, as far as there is one.
    pub fn zoom_to(&self, from: f64, to: f64) {
        let full = self.full_domain.get_untracked();
        self.set_window(clamp_zoom(Days::new(from.round() as i32, to.round() as i32), full));
    }

    /// Zooms by a factor about a day; `None` about the middle.
    pub fn zoom_by(&self, factor: f64, about: Option<f64>) {
        let (domain, full) = (self.domain.get_untracked(), self.full_domain.get_untracked());
        let about = about.unwrap_or(f64::from(domain.from + domain.to) / 2.0);
        self.set_window(time_axis::zoomed(domain, full, factor, about));
    }

    pub fn zoom_in(&self) {
        self.zoom_by(ZOOM_STEP, None);
    }

    pub fn zoom_out(&self) {
        self.zoom_by(1.0 / ZOOM_STEP, None);
    }

    pub fn earlier(&self) {
        self.pan_by(-PAN_STEP);
    }

    pub fn later(&self) {
        self.pan_by(PAN_STEP);
    }

    /// Moves in time by a share of what is shown.
    pub fn pan_by(&self, share: f64) {
        let (domain, full) = (self.domain.get_untracked(), self.full_domain.get_untracked());
        if domain != full {
            self.set_window(time_axis::panned(domain, full, share));
        }
    }

    /// Fetches the texts; also what "try again" does.
    pub fn load_texts(self) {
        self.fetched.set(TextsState::Loading);
        leptos::task::spawn_local(async move {
            let file = match web::page::texts_url() {
                Some(url) => web::fetch::text(&url).await,
                None => Err("the page names no file with texts".to_owned()),
            };
            self.fetched.set(match file.and_then(|text| Texts::parse(&text)) {
                Ok(texts) => TextsState::Ready(Arc::new(texts)),
                Err(reason) => {
                    web::page::report(&reason);
                    TextsState::Failed
                }
            });
        });
    }
}
