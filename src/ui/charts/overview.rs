//! The overview strip: how many systems each quarter has under the filters of the moment, and the time window
//! that drives charts, counts and table. Set by mouse or finger, by two handles, by two fields and by buttons.

use leptos::html;
use leptos::prelude::*;

use crate::catalog::{Days, ReleaseDate};
use crate::chart::gesture::{Intent, WindowEnd, WindowGesture, WindowView, handle_key, move_end};
use crate::chart::overview::{PlacedOverview, layout};
use crate::chart::paint::{self, PaintContext};
use crate::i18n::format;
use crate::ui::marks::px;
use crate::ui::store::{Store, effect, memo_of_big, set_if_changed, use_store, use_text};
use crate::web;

/// The strip with its fields and buttons.
#[component]
pub fn Overview() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    view! {
        <section class="card overview" aria-labelledby="overview-title" data-testid="overview-card">
            <div class="card__head">
                <h2 id="overview-title">{t.window}</h2>
                <div class="card__tools">
                    <DateField end=WindowEnd::Start/>
                    <DateField end=WindowEnd::End/>
                    <ZoomButtons/>
                    <button
                        class="button"
                        type="button"
                        data-testid="show-keys"
                        aria-expanded=Signal::derive(move || store.shows_keys.get().to_string())
                        on:click=move |_| store.toggle_keys()
                    >
                        {t.keys_button}
                    </button>
                </div>
            </div>
            <Strip/>
        </section>
    }
}

/// The bars with the window over them.
#[component]
fn Strip() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let width = RwSignal::new(0.0);
    let frame = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let placed = memo_of_big(move || {
        let (full, shown) = (store.full_domain.get(), store.domain.get());
        store.counts.with(|c| layout(&c.quarters, full, shown, width.get(), t.lang))
    });
    let observer = StoredValue::new_local(None);
    effect(move || {
        if let Some(frame) = frame.get() {
            observer.set_value(Some(web::observe::WidthObserver::new(&frame, move |w| set_if_changed(width, w))));
        }
    });
    effect(move || {
        let Some(canvas) = canvas.get().filter(|_| width.get() >= 1.0) else { return };
        store.with_catalog(|catalog| {
            store.with_ink(|theme, font| {
                let context = PaintContext { catalog, lang: t.lang, theme, text_scale: 1.0 };
                placed.with(|p| {
                    // Without a drawing surface the handles, fields and buttons still work.
                    let _ = web::canvas::paint(&canvas, p.size, font, |area| paint::overview(area, p, &context));
                });
            })
        });
    });
    let label = move || {
        let shown = store.domain.get();
        let count = store.counts.with(|c| c.visible);
        t.overview_alt(&format::day(shown.from), &format::day(shown.to), count)
    };
    let gesture = StoredValue::new(WindowGesture::default());
    let forward = move |answer: &dyn Fn(&mut WindowGesture, &WindowView) -> Vec<Intent>| {
        let (shown, full) = (store.domain.get_untracked(), store.full_domain.get_untracked());
        let intents =
            placed.with_untracked(|strip| gesture.try_update_value(|g| answer(g, &WindowView { strip, shown, full })));
        for intent in intents.into_iter().flatten() {
            match intent {
                Intent::Show(window) => store.set_window(window),
                Intent::Capture(pointer) => {
                    if let Some(frame) = frame.get_untracked() {
                        web::events::capture_pointer(&frame, pointer);
                    }
                }
                _ => {}
            }
        }
    };
    view! {
        <div
            class="overview__frame"
            data-testid="overview"
            node_ref=frame
            on:pointerdown=move |e| forward(&|g, view| g.pointer_down(view, web::events::pointer(&e)))
            on:pointermove=move |e| forward(&|g, view| g.pointer_move(view, web::events::pointer(&e)))
            on:pointerup=move |e| forward(&|g, view| g.pointer_up(view, web::events::pointer(&e)))
            on:pointercancel=move |e| forward(&|g, _| g.pointer_cancel(web::events::pointer(&e)))
        >
            <canvas role="img" aria-label=Signal::derive(label) node_ref=canvas></canvas>
            <div
                class="overview__window"
                hidden=Signal::derive(move || placed.with(|p| p.is_whole))
                style:left=Signal::derive(move || placed.with(|p| px(p.window.from)))
                style:width=Signal::derive(move || placed.with(|p| px(p.window.to - p.window.from)))
            ></div>
            <Handle end=WindowEnd::Start placed=placed/>
            <Handle end=WindowEnd::End placed=placed/>
        </div>
    }
}

/// One end of the window, moved by keys; pointers are met by the strip.
#[component]
fn Handle(end: WindowEnd, placed: Memo<PlacedOverview>) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let (label, test_id) = match end {
        WindowEnd::Start => (t.window_start, "window-start"),
        WindowEnd::End => (t.window_end, "window-end"),
    };
    let day = move || day_of(end, store.domain.get());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let (shown, full) = (store.domain.get_untracked(), store.full_domain.get_untracked());
        if let Some(Intent::Show(window)) = handle_key(&web::events::key(&event), end, shown, full) {
            event.prevent_default();
            event.stop_propagation();
            store.set_window(window);
        }
    };
    let left = move || {
        placed.with(|p| match end {
            WindowEnd::Start => p.window.from,
            WindowEnd::End => p.window.to,
        })
    };
    view! {
        <div
            class="overview__handle"
            role="slider"
            tabindex="0"
            aria-label=label
            data-testid=test_id
            aria-valuemin=Signal::derive(move || store.full_domain.get().from.to_string())
            aria-valuemax=Signal::derive(move || store.full_domain.get().to.to_string())
            aria-valuenow=Signal::derive(move || day().to_string())
            aria-valuetext=Signal::derive(move || format::day(day()))
            style:left=Signal::derive(move || px(left()))
            on:keydown=on_key
        ></div>
    }
}

/// A field for one end: a year, a month or a day. What is none of them puts the old date back.
#[component]
fn DateField(end: WindowEnd) -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let (label, test_id) = match end {
        WindowEnd::Start => (t.from, "window-from"),
        WindowEnd::End => (t.to, "window-to"),
    };
    // Changes when the field must show its date again, though the date is the same.
    let again = RwSignal::new(0_u32);
    let value = move || {
        again.track();
        format::day(day_of(end, store.domain.get()))
    };
    let choose = move |event| {
        if let Some(date) = ReleaseDate::parse(event_target_value(&event).trim()) {
            let day = match end {
                WindowEnd::Start => date.first_day(),
                WindowEnd::End => date.last_day(),
            };
            store.set_window(move_end(end, day, store.domain.get_untracked(), store.full_domain.get_untracked()));
        }
        again.update(|n| *n = n.wrapping_add(1));
    };
    view! {
        <label class="overview__field">
            <span>{label}</span>
            <input
                class="field overview__date"
                inputmode="numeric"
                autocomplete="off"
                maxlength="20"
                title=t.window_hint
                data-testid=test_id
                prop:value=Signal::derive(value)
                on:change=choose
            />
        </label>
    }
}

/// Earlier, wider, closer, later, all years: what keys and wheel do, visible.
#[component]
fn ZoomButtons() -> impl IntoView {
    let (store, t) = (use_store(), use_text());
    let is_all = move || store.domain.get() == store.full_domain.get();
    let is_at_start = move || store.domain.get().from == store.full_domain.get().from;
    let is_at_end = move || store.domain.get().to == store.full_domain.get().to;
    view! {
        <div class="buttons" role="group" aria-label=t.window>
            <TimeButton label=t.earlier sign="←" test_id="earlier" is_disabled=Signal::derive(is_at_start) press=Store::earlier/>
            <TimeButton label=t.zoom_out sign="−" test_id="zoom-out" is_disabled=Signal::derive(is_all) press=Store::zoom_out/>
            <TimeButton label=t.zoom_in sign="+" test_id="zoom-in" press=Store::zoom_in/>
            <TimeButton label=t.later sign="→" test_id="later" is_disabled=Signal::derive(is_at_end) press=Store::later/>
            <button
                class="button"
                type="button"
                data-testid="zoom-all"
                disabled=Signal::derive(is_all)
                on:click=move |_| store.set_window(None)
            >
                {t.zoom_all}
            </button>
        </div>
    }
}

#[component]
fn TimeButton(
    label: &'static str,
    sign: &'static str,
    test_id: &'static str,
    #[prop(optional)] is_disabled: Signal<bool>,
    press: fn(&Store),
) -> impl IntoView {
    let store = use_store();
    view! {
        <button
            class="button"
            type="button"
            aria-label=label
            data-testid=test_id
            disabled=is_disabled
            on:click=move |_| press(&store)
        >
            {sign}
        </button>
    }
}

fn day_of(end: WindowEnd, shown: Days) -> i32 {
    match end {
        WindowEnd::Start => shown.from,
        WindowEnd::End => shown.to,
    }
}
