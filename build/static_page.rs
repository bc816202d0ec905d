//! The page before the program arrives, and without it: heading, sentence and the table of everything, in
//! both languages, of which the style sheet shows one. Uses the app's words, order and style classes, and
//! leaves out every tag that HTML closes by itself: it is part of every first visit.

use crate::catalog::{Catalog, Collection, Lang, NO_DAY, Row, date::civil};
use crate::explore::{Counting, FacetCounts, Filter, IsOpen, Sort, SortKey, table};
use crate::i18n::{BeforeApp, EN, Text, ZH, cells, text};

/// Two pieces of HTML that `./dev` puts into `public/index.html`. `{url}` in the head is the page's address.
pub struct StaticPage {
    /// From the title on.
    pub head: String,
    /// The content of `#app`.
    pub body: String,
}

pub fn write(catalog: &Catalog) -> StaticPage {
    StaticPage { head: head(catalog), body: body(catalog) }
}

fn head(catalog: &Catalog) -> String {
    let [en, zh] = [Lang::En, Lang::Zh].map(|lang| (headline(catalog, lang), text(lang).before_app.description));
    let description = escape(&format!("{}. {} {}。{}", en.0, en.1, zh.0, zh.1));
    let title = escape(&format!("{} · {}", EN.title, ZH.title));
    [
        &format!("<title>{title}</title><meta name=description content=\"{description}\">"),
        "<link rel=canonical href=\"{url}\">",
        "<link rel=alternate hreflang=en href=\"{url}?lang=en\">",
        "<link rel=alternate hreflang=zh-Hans href=\"{url}?lang=zh\">",
        "<link rel=alternate hreflang=x-default href=\"{url}\">",
        &format!(
            "<meta property=og:title content=\"{title}\"><meta property=og:description content=\"{description}\">"
        ),
        "<meta property=og:type content=website>",
        "<meta property=og:url content=\"{url}\">",
        "<meta property=og:image content=\"{url}icons/share.png\">",
        "<meta property=og:locale content=en_US>",
        "<meta name=twitter:card content=summary_large_image>",
    ]
    .concat()
}

fn body(catalog: &Catalog) -> String {
    let order = table::order(catalog, Collection::Extended, Counting::Total, Sort::default());
    let rows: String = order.into_iter().map(|row| table_row(catalog, row)).collect();
    [
        "<div class=static>",
        &header(catalog),
        &no_script(),
        // As high as what will stand there, so that the table is where it will be.
        "<div class=\"filters static__wait static__filters\"></div><main class=page>",
        &format!("<p class=active id=boot-line>{}</p>", waiting()),
        "<div class=\"page__charts static__wait\" aria-hidden=true>",
        &format!("<div class=\"card static__window\"><h2>{}</h2></div>", words(|t| t.window)),
        &format!("<div class=\"card static__timeline\"><h2>{}</h2></div>", words(|t| t.timeline)),
        &format!("<div class=\"card static__growth\"><h2>{}</h2></div>", words(|t| t.growth)),
        &format!("<div class=\"card static__words\"><h2>{}</h2></div></div>", words(|t| t.in_words)),
        "<div class=\"page__aside static__wait\"><div class=\"card static__key\"></div></div>",
        "<section class=\"card table-card\"><div class=card__head>",
        &format!(
            "<h2 id=table tabindex=-1>{}</h2><p class=card__note>{}</div>",
            ours(|b| b.table),
            ours(|b| b.table_note)
        ),
        "<div class=table-scroll tabindex=0><table class=table><thead><tr>",
        &headings(),
        "<tbody translate=no>",
        &rows,
        "</table></div></section></main>",
        &footer(catalog),
        "</div>",
    ]
    .concat()
}

/// Title, headline, and a link to the other language in the place of the app's button.
fn header(catalog: &Catalog) -> String {
    let headline = both(&headline(catalog, Lang::En), &headline(catalog, Lang::Zh));
    let language = pair(
        "<a class=button href=\"?lang=zh\" lang=zh>中文</a>",
        "<a class=button href=\"?lang=en\" lang=en>English</a>",
    );
    [
        format!("<header class=header><div><h1 class=header__title>{}</h1>", words(|t| t.title)),
        format!("<p class=header__line>{headline}</div><div class=header__actions>{language}"),
        format!("<span class=\"button static__gap\">{}</span></div></header>", words(|t| t.theme_to_dark)),
    ]
    .concat()
}

/// Without a script the page cannot know its reader's language: it speaks both, and shows the Chinese table
/// while `#zh` is the address's target.
fn no_script() -> String {
    let line = |lang: Lang| {
        let b = &text(lang).before_app;
        format!("{} <a href=data/catalog.json>{}</a>", escape(b.no_script), escape(b.whole_catalog))
    };
    let to_zh = "<a class=\"button static__to-zh\" href=#zh>中文</a><a class=\"button static__to-en\" href=# lang=en>English</a>";
    format!(
        "<noscript><div class=notice><p>{}<p lang=zh id=zh>{}</p>{to_zh}</div></noscript>",
        line(Lang::En),
        line(Lang::Zh)
    )
}

/// What is being done, and the way past it.
fn waiting() -> String {
    let [en, zh] =
        [&EN, &ZH].map(|t| format!("{} <a href=#table>{}</a>", escape(t.before_app.waiting), escape(t.skip_to_table)));
    pair(&en, &zh)
}

/// How many systems, from when to when, how many open: as the app counts without filters.
fn headline(catalog: &Catalog, lang: Lang) -> String {
    let counts = FacetCounts::new(catalog, &Filter::default(), Counting::Total);
    let days = || catalog.columns(Collection::Extended).first_day.iter().copied().filter(|day| *day != NO_DAY);
    let years = days().min().zip(days().max()).map(|(first, last)| (civil(first).0, civil(last).0));
    text(lang).headline(&counts, counts.open[IsOpen::Yes as usize], years)
}

fn headings() -> String {
    let keys = [
        SortKey::Name,
        SortKey::Released,
        SortKey::Organisation,
        SortKey::Family,
        SortKey::Parameters,
        SortKey::Openness,
    ];
    keys.map(|key| format!("<th data-key={}>{}", key.word(), both((EN.column)(key), (ZH.column)(key)))).concat()
}

fn table_row(catalog: &Catalog, row: Row) -> String {
    let columns = catalog.columns(Collection::Extended);
    let (Some(system), at) = (catalog.system(row), usize::from(row)) else { return String::new() };
    let (size, lane) = (columns.size(at, Counting::Total), columns.lane[at]);
    let cell = |of: &dyn Fn(&'static Text) -> String| both(&of(&EN), &of(&ZH));
    let idea = match system.is_concept() {
        true => format!(" <span class=tag>{}</span>", words(|t| t.concept)),
        false => String::new(),
    };
    format!(
        "<tr><th>{}{idea}<td>{}<td>{}<td>{}<td{}>{}<td>{}",
        cell(&|t| system.name(t.lang).into()),
        cell(&|t| cells::date(t, system)),
        cell(&|t| cells::organisations(t, catalog, system)),
        cell(&|t| cells::family(t, catalog, system, lane).into()),
        if size.is_none() { " data-unknown" } else { "" },
        cell(&|t| cells::size(t, system, size)),
        cell(&|t| (t.openness)(system.openness).into()),
    )
}

fn footer(catalog: &Catalog) -> String {
    let [en, zh] = [&EN, &ZH].map(|t| {
        let until = catalog.data_until.map(|d| format!(" · {}", t.data_until(d)));
        format!("{} {}{}", t.data_version, catalog.version, until.unwrap_or_default())
    });
    [
        format!("<footer class=footer><p>{}", both(&en, &zh)),
        format!("<p>{} {}</footer>", words(|t| t.data_licence), words(|t| t.source_code_licence)),
    ]
    .concat()
}

/// A sentence of the app.
fn words(of: fn(&Text) -> &'static str) -> String {
    both(of(&EN), of(&ZH))
}

/// A sentence of this part's own.
fn ours(of: fn(&BeforeApp) -> &'static str) -> String {
    both(of(&EN.before_app), of(&ZH.before_app))
}

/// A text in both languages, said once where they agree. English has the page's own language.
fn both(en: &str, zh: &str) -> String {
    pair(&escape(en), &escape(zh))
}

fn pair(en: &str, zh: &str) -> String {
    if en == zh { en.to_owned() } else { format!("<i>{en}</i> <i lang=zh>{zh}</i>") }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
