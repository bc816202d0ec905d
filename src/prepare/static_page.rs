//! The page before the program arrives, and without it: heading, sentence and the table of everything, in both
//! languages, of which the style sheet shows one. Uses the app's words, order and style classes.

use maud::{Markup, PreEscaped, html};

use super::dataset::json_ld;
use super::pictures::Picture;
use crate::catalog::{AsOf, Catalog, Collection, Counting, DATA_FILES, Lang, Localized, Row, Story};
use crate::explore::stories::AT_ONCE;
use crate::explore::{Digest, FacetCounts, Filter, Sort, table};
use crate::i18n::{EN, Text, ZH, cells};

/// Two pieces of HTML for `public/index.html`. `{url}` in the head is the page's address.
pub struct StaticPage {
    /// From the title on.
    pub head: String,
    /// The content of `#app`.
    pub body: String,
}

/// `pictures` of the charts stand where the charts will be.
pub fn static_page(catalog: &Catalog, pictures: &[Picture]) -> StaticPage {
    StaticPage { head: head(catalog).into_string(), body: body(catalog, pictures).into_string() }
}

fn head(catalog: &Catalog) -> Markup {
    let [en, zh] = [&EN, &ZH].map(|t| (headline(catalog, t), t.before_app.description));
    let description = format!("{}. {} {}。{}", en.0, en.1, zh.0, zh.1);
    let title = format!("{} · {}", EN.title, ZH.title);
    html! {
        title { (title) }
        meta name="description" content=(description);
        link rel="canonical" href="{url}";
        link rel="alternate" hreflang="en" href="{url}?lang=en";
        link rel="alternate" hreflang="zh-Hans" href="{url}?lang=zh";
        link rel="alternate" hreflang="x-default" href="{url}";
        link rel="alternate" type="application/atom+xml" title=(words_in_line(|t| t.changes)) href="{url}data/changes.xml";
        // A block of data: no browser runs it, so the page's policy has nothing to refuse.
        script type="application/ld+json" { (PreEscaped(json_ld(catalog))) }
        meta property="og:title" content=(title);
        meta property="og:description" content=(description);
        meta property="og:type" content="website";
        meta property="og:url" content="{url}";
        meta property="og:image" content="{url}icons/share.png";
        meta property="og:locale" content="en_US";
        meta name="twitter:card" content="summary_large_image";
    }
}

fn body(catalog: &Catalog, pictures: &[Picture]) -> Markup {
    let order = table::order(catalog, Collection::Extended, AsOf::default(), Counting::Total, Sort::default());
    html! {
        div class="static" {
            (header(catalog))
            (no_script())
            // As high as what will stand there, so that the table is where it will be.
            div class="filters static__wait static__filters" {}
            main class="page" {
                p class="active" id="boot-line" { (waiting()) }
                (stories(&catalog.stories))
                div class="page__charts static__wait" {
                    div class="card static__timeline" { h2 { (words(|t| t.timeline)) } (chart("timeline", pictures)) }
                    div class="card static__window" { h2 { (words(|t| t.window)) } }
                    div class="card static__growth" { h2 { (words(|t| t.growth)) } (chart("growth", pictures)) }
                    div class="card static__words" { h2 { (words(|t| t.in_words)) } }
                }
                div class="page__aside static__wait" { div class="card static__key" {} }
                section class="card table-card" {
                    div class="card__head" {
                        h2 id="table" tabindex="-1" { (words(|t| t.before_app.table)) }
                        p class="card__note" { (words(|t| t.before_app.table_note)) }
                    }
                    div class="table-scroll" tabindex="0" {
                        table class="table" {
                            thead { tr { (headings()) } }
                            tbody translate="no" { @for row in order { (table_row(catalog, row)) } }
                        }
                    }
                }
            }
            (footer(catalog))
        }
    }
}

/// Title, headline, and a link to the other language in the place of the app's button.
fn header(catalog: &Catalog) -> Markup {
    let to_zh = html! { a class="button" href="?lang=zh" lang=(Lang::Zh.tag()) { "中文" } };
    let to_en = html! { a class="button" href="?lang=en" lang="en" { "English" } };
    html! {
        header class="header" {
            div {
                h1 class="header__title" { (words(|t| t.title)) }
                p class="header__line" {
                    span class="header__what" { (words(|t| t.standfirst)) } " "
                    span class="header__counts" { (both(&headline(catalog, &EN), &headline(catalog, &ZH))) }
                }
            }
            div class="header__actions" {
                (pair(to_zh, to_en))
                span class="button static__gap" { (words(|t| t.theme_to_dark)) }
            }
        }
    }
}

/// Without a script the page cannot know its reader's language: it speaks both, and shows the Chinese table
/// while `#zh` is the address's target.
fn no_script() -> Markup {
    let line = |t: &Text| {
        html! { (t.before_app.no_script) " " a href="data/catalog.json" { (t.before_app.whole_catalog) } }
    };
    html! {
        noscript {
            div class="notice" {
                p { (line(&EN)) }
                p lang="zh" id="zh" { (line(&ZH)) }
                a class="button static__to-zh" href="#zh" { "中文" }
                a class="button static__to-en" href="#" lang="en" { "English" }
            }
        }
    }
}

/// What is being done, and the way past it.
fn waiting() -> Markup {
    let [en, zh] = [&EN, &ZH].map(|t| {
        html! { (t.before_app.waiting) " " a href="#table" { (t.skip_to_table) } }
    });
    pair(en, zh)
}

/// The stories as the app has them (`ui::stories`). Their views need the program: without it they are not shown.
fn stories(stories: &[Story]) -> Markup {
    let words_of = |words: &Localized| both(&words.en, &words.zh);
    html! {
        @if !stories.is_empty() {
            section class="stories static__wait" aria-labelledby="stories-title" {
                h2 class="stories__title" id="stories-title" { (words(|t| t.stories)) }
                div class="stories__row" {
                    ol class="stories__list" {
                        @for story in stories.iter().take(AT_ONCE) {
                            li class="stories__item" {
                                a class="stories__link" href={ "?" (story.view) } {
                                    span class="stories__number" { (words_of(&story.number)) } " "
                                    span class="stories__name" { (words_of(&story.title)) } " "
                                    span class="stories__text" { (words_of(&story.text)) }
                                }
                            }
                        }
                    }
                    @if stories.len() > AT_ONCE {
                        span class="button stories__more static__gap" { (words(|t| t.stories_more)) }
                    }
                }
            }
        }
    }
}

/// How many systems, from when to when, how many open: as the app counts without filters.
fn headline(catalog: &Catalog, t: &Text) -> String {
    let filter = Filter::default();
    let counts = FacetCounts::new(catalog, &filter, Counting::Total);
    let rows: Vec<Row> = (0..).take(catalog.systems.len()).collect();
    let digest = Digest::new(catalog, &filter, &rows, Counting::Total);
    t.headline(&counts, &digest, &filter)
}

fn headings() -> Markup {
    html! {
        @for key in table::COLUMNS {
            th data-key=(key.word()) { (both(EN.column(*key), ZH.column(*key))) }
        }
    }
}

fn table_row(catalog: &Catalog, row: Row) -> Markup {
    let columns = catalog.columns(Collection::Extended);
    let (Some(system), at) = (catalog.system(row), usize::from(row)) else { return html! {} };
    let Some(lane) = columns.lane.get(at).copied() else { return html! {} };
    let size = columns.size(at, Counting::Total);
    let cell = |of: &dyn Fn(&'static Text) -> String| both(&of(&EN), &of(&ZH));
    html! {
        tr {
            th {
                (cell(&|t| system.name(t.lang).into()))
                @if system.is_concept() { " " span class="tag" { (words(|t| t.concept)) } }
            }
            td { (cell(&|t| cells::date(t, system))) }
            td { (cell(&|t| cells::organisations(t, catalog, system))) }
            td { (cell(&|t| cells::family(t, catalog, system, lane).into())) }
            td data-unknown[size.is_none()] { (cell(&|t| cells::size(t, system, size))) }
            td { (cell(&|t| t.openness(system.openness).into())) }
        }
    }
}

fn footer(catalog: &Catalog) -> Markup {
    let [en, zh] = [&EN, &ZH].map(|t| {
        let until = catalog.data_until.map(|d| format!(" · {}", t.data_until(d)));
        format!("{} {}{}", t.data_version, catalog.version, until.unwrap_or_default())
    });
    html! {
        footer class="footer" {
            p { (both(&en, &zh)) }
            p { (words(|t| t.data_licence)) " " (words(|t| t.source_code_licence)) }
            p {
                a href="data/catalog.json" { (words(|t| t.download)) } " "
                (words(|t| t.data_files))
                @for file in DATA_FILES { " " a href={ "data/" (file) } { (file) } }
                " " a href="data/changes.xml" { (words(|t| t.changes_feed)) }
            }
        }
    }
}

/// The same in both languages, for an attribute.
fn words_in_line(of: fn(&Text) -> &'static str) -> String {
    format!("{} · {}", of(&EN), of(&ZH))
}

/// A chart's pictures: of each language one by the window's width and the theme. Those that are not shown are never
/// fetched.
fn chart(name: &str, pictures: &[Picture]) -> Markup {
    let of = |lang: Lang| {
        let shown = pictures.iter().filter(move |p| p.chart == name && p.lang == lang);
        html! {
            @for picture in shown {
                img class={ "static__picture static__picture--" (picture.form.word()) "-" (picture.theme()) }
                    src={ "./" (picture.address()) } alt=(picture.alt) loading="lazy"
                    width=(picture.size.width.round()) height=(picture.size.height.round());
            }
        }
    };
    pair(of(Lang::En), of(Lang::Zh))
}

/// A sentence of the app.
fn words(of: fn(&Text) -> &'static str) -> Markup {
    both(of(&EN), of(&ZH))
}

fn both(en: &str, zh: &str) -> Markup {
    pair(html! { (en) }, html! { (zh) })
}

/// A text in both languages, once where they agree. English has the page's own language.
fn pair(en: Markup, zh: Markup) -> Markup {
    let PreEscaped(zh_text) = &zh;
    if en.0 == *zh_text {
        return en;
    }
    html! { i { (en) } " " i lang="zh" { (zh) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &str = include_str!("../../tests/fixtures/tiny.json");

    #[test]
    fn every_system_stands_in_the_table_in_both_languages() {
        let (catalog, problems) = Catalog::parse(TINY);
        assert_eq!(problems, []);
        let body = static_page(&catalog, &[]).body;
        assert_eq!(body.matches("<tr>").count(), catalog.systems.len() + 1);
        for system in &catalog.systems {
            assert!(body.contains(&system.name), "{}", system.name);
            assert!(system.name_zh.as_ref().is_none_or(|zh| body.contains(zh)), "{}", system.name);
        }
        assert!(body.contains("<td data-unknown><i>not known</i> <i lang=\"zh\">"), "{body}");
    }

    #[test]
    fn stories_are_links_in_both_languages_and_only_where_there_are_any() {
        let mut catalog = Catalog::parse(TINY).0;
        assert!(!static_page(&catalog, &[]).body.contains("stories"));
        let words = |en: &str, zh: &str| Localized { en: en.into(), zh: zh.into() };
        let (number, title, text) = (words("×7", "7 倍"), words("more", "更多"), words("so it is", "如此"));
        let story = Story { id: "one".into(), number, title, text, view: "family=gan&trend=records".into() };
        catalog.stories = vec![story; AT_ONCE + 1];
        let body = static_page(&catalog, &[]).body;
        assert_eq!(body.matches("href=\"?family=gan&amp;trend=records\"").count(), AT_ONCE);
        for part in
            ["<i>Start here</i> <i lang=\"zh\">从这里开始</i>", "<i>×7</i> <i lang=\"zh\">7 倍</i>", "<i>More</i>"]
        {
            assert!(body.contains(part), "{part} in {body}");
        }
    }

    #[test]
    fn markup_in_a_name_is_text() {
        let text = TINY.replace("\"GPT-1\"", "\"<img src=x onerror=alert(1)>\"");
        let page = static_page(&Catalog::parse(&text).0, &[]);
        assert!(page.body.contains("&lt;img src=x onerror=alert(1)&gt;") && !page.body.contains("<img"));
    }

    #[test]
    fn markup_in_the_data_does_not_end_the_block_of_data() {
        let text = TINY.replace("\"version\": \"", "\"version\": \"</script>");
        let head = static_page(&Catalog::parse(&text).0, &[]).head;
        assert_eq!(head.matches("</script>").count(), 1, "{head}");
    }

    #[test]
    fn the_foot_leads_to_the_data() {
        let body = static_page(&Catalog::parse(TINY).0, &[]).body;
        for file in ["catalog.json", "systems.csv", "lineage.csv", "datapackage.json", "changes.xml"] {
            assert!(body.contains(&format!("href=\"data/{file}\"")), "{file}");
        }
    }

    #[test]
    fn the_head_speaks_both_languages_and_names_the_page() {
        let head = static_page(&Catalog::parse(TINY).0, &[]).head;
        for part in [
            "<title>Generative AI Atlas · 生成式 AI 图谱</title>",
            "hreflang=\"zh-Hans\" href=\"{url}?lang=zh\"",
            "type=\"application/atom+xml\" title=\"What changed · 更新记录\" href=\"{url}data/changes.xml\"",
            "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"",
            "og:image\" content=\"{url}icons/share.png\"",
        ] {
            assert!(head.contains(part), "{part} in {head}");
        }
    }
}
