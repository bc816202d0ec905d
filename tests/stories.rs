//! "Start here": the numbers of the stories, counted a second time in the catalog's JSON; and that a story that no
//! longer fits its data stops the build, by its name and with everything else that is wrong. Longer than other files: a whole
//! history is made up, and each story has its second count and its breaks.
#![cfg(feature = "prepare")]

mod support;

use std::collections::BTreeMap;

use genai_atlas::catalog::{Catalog, Story, core};
use genai_atlas::explore::ViewState;
use genai_atlas::explore::query::{from_query, to_query, unknown_ids};
use genai_atlas::explore::stories::view_of;
use genai_atlas::prepare::stories;
use serde_json::{Value, json};
use support::{WHOLE, passing, shipped, sound};

const FILE: &str = include_str!("../public/data/stories.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("a JSON file")
}

/// Number, title and text in a row, with plain spaces.
fn said(story: &Story) -> [String; 2] {
    let line = |parts: [&str; 3]| parts.join(" | ").replace('\u{a0}', " ");
    [
        line([&story.number.en, &story.title.en, &story.text.en]),
        line([&story.number.zh, &story.title.zh, &story.text.zh]),
    ]
}

fn by_id(catalog: &Catalog) -> BTreeMap<String, [String; 2]> {
    let stories = stories(FILE, catalog).unwrap_or_else(|problems| panic!("{}", problems.join("\n")));
    stories.iter().map(|story| (story.id.clone(), said(story))).collect()
}

/// What is wrong with the shipped stories over the shipped catalog after a change.
fn problems_after(change: impl FnOnce(&mut Vec<Value>)) -> Vec<String> {
    let mut file = json(WHOLE);
    change(file["systems"].as_array_mut().expect("systems are a list"));
    stories(FILE, &Catalog::parse(&file.to_string()).0).err().unwrap_or_default()
}

fn system<'a>(systems: &'a mut [Value], id: &str) -> &'a mut Value {
    systems.iter_mut().find(|s| s["id"] == id).unwrap_or_else(|| panic!("{id} is not in the catalog"))
}

fn year(system: &Value) -> Option<&str> {
    system["released"].as_str()?.get(..4)
}

fn is_model(system: &Value) -> bool {
    system["kind"] == "model" && system["parameters"]["status"] != "not-applicable"
}

fn is_stated(system: &Value) -> bool {
    system["kind"] == "model" && system["parameters"]["status"] == "disclosed"
}

/// A small history: sizes 1B, 1T, 2T; 4 of 4 sizes, later 5 of 20; 1 of 10 systems from China, later 10 of 20; three
/// GANs, two diffusion systems before the last of them and seven after.
fn small() -> Catalog {
    let mut systems = Vec::new();
    let mut add = |id: &str, family: &str, kind: &str, from: &str, released: &str, size: Option<f64>| {
        let parameters = match size {
            Some(total) => json!({"total": total, "status": "disclosed"}),
            None => json!({"status": "unknown"}),
        };
        systems.push(json!({
            "id": id, "name": id.to_uppercase(), "level": "system", "kind": kind, "family": family,
            "modalities": ["text"], "organisations": [from], "released": released, "openness": "closed",
            "parameters": parameters,
        }));
    };
    add("gan", "gan", "model", "us", "2014-06-10", None);
    add("between", "gan", "model", "us", "2018", None);
    add("gpt-2", "transformer", "model", "us", "2019-02-14", Some(1e9));
    add("early-1", "diffusion", "technique", "us", "2020-01-01", None);
    add("early-2", "diffusion", "technique", "us", "2020-06", None);
    add("wu-dao-2", "transformer", "model", "cn", "2021-06-01", Some(1e12));
    for n in 0..3 {
        add(&format!("stated-{n}"), "transformer", "model", "us", "2021-07-01", Some(1e9));
    }
    add("last-gan", "gan", "product", "us", "2022-02-01", None);
    add("stable-diffusion", "diffusion", "product", "cn", "2022-08-22", None);
    for n in 0..6 {
        add(&format!("late-{n}"), "diffusion", "product", "us", "2022-09-01", None);
    }
    for n in 0..2 {
        add(&format!("other-{n}"), "transformer", "product", "us", "2022-10-01", None);
    }
    for n in 0..20 {
        let size = match n {
            0 => Some(2e12),
            1..5 => Some(1e9),
            _ => None,
        };
        add(&format!("new-{n}"), "transformer", "model", if n < 10 { "cn" } else { "us" }, "2026-06", size);
    }
    let descent = |to: &str| json!([{"relation": "builds-on", "to": to}]);
    system(&mut systems, "between")["lineage"] = descent("gan");
    system(&mut systems, "stable-diffusion")["lineage"] = descent("between");
    system(&mut systems, "new-0")["openness"] = json!("restricted");
    let family = |id: &str, lane: &str| json!({"id": id, "name": {"en": id, "zh": id}, "lane": lane});
    sound(
        &json!({
            "format": "genai-atlas/1", "version": "1", "data_until": "2026-06-30", "eras": [], "sources": [],
            "families": [family("gan", "gan"), family("transformer", "autoregressive-transformer"),
                family("diffusion", "energy-diffusion")],
            "organisations": [{"id": "us", "name": "US", "country": "US"}, {"id": "cn", "name": "CN", "country": "CN"}],
            "systems": systems,
        })
        .to_string(),
    )
}

#[test]
fn a_small_history_gives_the_numbers_that_one_counts_by_hand() {
    let said = by_id(&small());
    for (id, en, zh) in [
        (
            "thousandfold",
            "×1,000 | in 28 months, then sizes barely grew | GPT-2 (1B) to WU-DAO-2 (1T); since then ×2.0 in 60 months",
            "1000 倍 | 只用 28 个月，此后几乎停步 | 从 GPT-2（10 亿）到WU-DAO-2（1 万亿），此后 60 个月只到 2.0 倍",
        ),
        (
            "silence",
            "100 % → 25 % | of a year's models came with their size | 4 of 4 in 2021, 5 of 20 in 2026",
            "100% → 25% | 当年模型中公布规模的比例 | 2021 年 4 个中有 4 个，2026 年 20 个中只有 5 个",
        ),
        (
            "gan-to-stable-diffusion",
            "GAN → SD | how adversaries led to open pictures | 2 steps of descent from GAN (2014) to STABLE-DIFFUSION \
             on home computers (2022)",
            "GAN → SD | 对抗网络怎样通向开放的图像模型 | 从 2014 年的GAN到 2022 年家用电脑上的 STABLE-DIFFUSION，谱系上相隔 2 步",
        ),
        (
            "china",
            "1 → 10 | systems a year from China | 1 of 10 in 2022, 10 of 20 in 2026, by the maker's head office",
            "1 → 10 | 中国机构每年的系统数 | 2022 年 10 个中有 1 个，2026 年 20 个中有 10 个，按机构总部计",
        ),
        (
            "largest-is-open",
            "2T | largest published size, and downloadable | NEW-0 (Jun 2026); the record before it, WU-DAO-2, was closed",
            "2 万亿 | 公布规模最大的模型可以下载 | NEW-0（2026 年 6 月）；此前的纪录是WU-DAO-2（闭源）",
        ),
        (
            "pictures-changed-hands",
            "3 → 7 | GANs gave way to diffusion | 3 GAN systems, the last in Feb 2022; 7 diffusion systems since, 2 before",
            "3 → 7 | 扩散模型取代了 GAN | 3 个 GAN 系统，最后一个在 2022 年 2 月；扩散模型此前 2 个，此后 7 个",
        ),
    ] {
        assert_eq!(said[id], [en, zh]);
    }
    assert_eq!(said.len(), 6);
}

#[test]
fn the_records_of_the_shipped_catalog_are_as_its_file_says() {
    let file = json(WHOLE);
    let mut sizes: Vec<(&str, f64, &Value)> = Vec::new();
    for s in file["systems"].as_array().into_iter().flatten().filter(|s| is_stated(s)) {
        let date = s["parameters"]["date"].as_str().or(s["released"].as_str());
        sizes.extend(date.map(|date| (date, s["parameters"]["total"].as_f64().unwrap_or_default(), s)));
    }
    // Dates of these records are known to the day, so that their texts are in the order of time.
    sizes.sort_by(|a, b| a.0.cmp(b.0));
    let mut records: Vec<(&str, f64, &Value)> = Vec::new();
    for found in sizes {
        if records.last().is_none_or(|last| found.1 > last.1) {
            records.push(found);
        }
    }
    let of = |id: &str| *records.iter().find(|r| r.2["id"] == id).expect("a record setter");
    let (first, peak, last) = (of("gpt-2"), of("wu-dao-2"), records[records.len() - 1]);
    let month = |date: &str| date[..4].parse::<i32>().unwrap() * 12 + date[5..7].parse::<i32>().unwrap();
    let said = by_id(&shipped());
    let [en, zh] = &said["thousandfold"];
    let (growth, months) = ((peak.1 / first.1).round(), month(peak.0) - month(first.0));
    assert_eq!((growth, months), (1167.0, 28));
    assert!(en.starts_with("×1,167 | in 28 months") && zh.starts_with("1167 倍 | 只用 28 个月"), "{en} {zh}");
    let since = format!("since then ×{:.1} in {} months", last.1 / peak.1, month(last.0) - month(peak.0));
    assert!(en.contains("GPT-2 (1.5B) to Wu Dao 2.0 (1.75T)") && en.ends_with(&since), "{en}");
    assert!(zh.contains("GPT-2（15 亿）到悟道 2.0（1.75 万亿）"), "{zh}");

    let [en, zh] = &said["largest-is-open"];
    let before = records[records.len() - 2].2;
    assert!(en.contains(last.2["name"].as_str().unwrap()) && en.contains(before["name"].as_str().unwrap()), "{en}");
    assert_eq!((last.1, before["openness"].as_str()), (2.8e12, Some("closed")));
    assert!(en.starts_with("2.8T | ") && en.contains("(Jul 2026)") && en.ends_with(" was closed"), "{en}");
    assert!(zh.starts_with("2.8 万亿 | ") && zh.contains("（2026 年 7 月）") && zh.ends_with("（闭源）"), "{zh}");
}

#[test]
fn the_counts_of_the_shipped_catalog_are_as_its_file_says() {
    let file = json(WHOLE);
    let systems = file["systems"].as_array().unwrap();
    let count = |is: &dyn Fn(&Value) -> bool| systems.iter().filter(|s| is(s)).count();
    let said = by_id(&shipped());
    let has = |id: &str, part: String| assert!(said[id][0].contains(&part), "{part} in {}", said[id][0]);

    let models = |y: &str| count(&|s| is_model(s) && year(s) == Some(y));
    let stated = |y: &str| count(&|s| is_stated(s) && year(s) == Some(y));
    let (then, now) = ((stated("2021"), models("2021")), (stated("2026"), models("2026")));
    has("silence", format!("| {} of {} in 2021, {} of {} in 2026", then.0, then.1, now.0, now.1));
    let percent = |(some, all): (usize, usize)| (100.0 * some as f64 / all as f64).round();
    has("silence", format!("{} % → {} % |", percent(then), percent(now)));

    let chinese: Vec<&Value> =
        file["organisations"].as_array().unwrap().iter().filter(|o| o["country"] == "CN").map(|o| &o["id"]).collect();
    let of_year = |y: &str| count(&|s| s["level"] == "system" && year(s) == Some(y));
    let from_china = |y: &str| {
        let is_chinese =
            |s: &Value| s["organisations"].as_array().is_some_and(|l| l.iter().any(|o| chinese.contains(&o)));
        count(&|s| s["level"] == "system" && year(s) == Some(y) && is_chinese(s))
    };
    let (then, now) = (from_china("2022"), from_china("2026"));
    has("china", format!("{then} → {now} | systems a year from China | {then} of {} in 2022", of_year("2022")));
    has("china", format!("{now} of {} in 2026", of_year("2026")));

    let is_of = |s: &Value, family: &str| s["family"] == family && s["level"] == "system" && !s["released"].is_null();
    let last = systems.iter().filter(|s| is_of(s, "gan")).map(|s| s["released"].as_str().unwrap()).max().unwrap();
    assert_eq!(last, "2022-02-01");
    let since = count(&|s| is_of(s, "diffusion") && s["released"].as_str() > Some(last));
    let (gans, all) = (count(&|s| is_of(s, "gan")), count(&|s| is_of(s, "diffusion")));
    has("pictures-changed-hands", format!("{gans} → {since} |"));
    has(
        "pictures-changed-hands",
        format!("the last in Feb 2022; {since} diffusion systems since, {} before", all - since),
    );
}

#[test]
fn the_steps_from_gan_to_stable_diffusion_are_the_fewest() {
    const DESCENT: [&str; 9] = [
        "builds-on",
        "improves",
        "extends",
        "succeeds",
        "fine-tuned-from",
        "distilled-from",
        "uses",
        "product-of",
        "replaces",
    ];
    let file = json(WHOLE);
    let (mut reached, mut steps) = (vec!["gan"], 0);
    while !reached.contains(&"stable-diffusion") {
        let is_child = |s: &&Value| {
            let edges = s["lineage"].as_array().map_or(&[][..], Vec::as_slice);
            edges.iter().any(|e| {
                DESCENT.contains(&e["relation"].as_str().unwrap()) && reached.contains(&e["to"].as_str().unwrap())
            })
        };
        let children = file["systems"].as_array().unwrap().iter().filter(is_child);
        let children: Vec<&str> = children.map(|s| s["id"].as_str().unwrap()).collect();
        reached.extend(children);
        steps += 1;
        assert!(steps < 50, "there is a path");
    }
    let [en, _] = &by_id(&shipped())["gan-to-stable-diffusion"];
    assert!(en.contains(&format!("| {steps} steps of descent from GAN (2014) to Stable Diffusion")), "{en}");
}

#[test]
fn a_claim_that_no_longer_holds_is_told_by_its_story() {
    type Change = fn(&mut Vec<Value>);
    let cases: [(&str, Change); 9] = [
        ("story thousandfold, field claim: expected more than 500-fold growth, found \"175\"", |all| {
            system(all, "gpt-2")["parameters"]["total"] = json!(10_000_000_000_u64);
        }),
        ("story thousandfold, field claim: expected fewer than 36 months to the peak, found \"47\"", |all| {
            system(all, "wu-dao-2")["released"] = json!("2023-01-01");
        }),
        ("story thousandfold, field claim: expected less than threefold growth since, found \"4\"", |all| {
            system(all, "kimi-k3")["parameters"]["total"] = json!(7_000_000_000_000_u64);
        }),
        ("story silence, field claim: expected a share at least 25 points below that of 2021", |all| {
            for s in all.iter_mut().filter(|s| is_model(s) && year(s) == Some("2026") && !is_stated(s)) {
                s["parameters"] = json!({"total": 7, "status": "disclosed"});
            }
        }),
        ("story gan-to-stable-diffusion, field claim: expected a path of descent down to it, found \"none\"", |all| {
            system(all, "stable-diffusion")["lineage"] = json!([]);
        }),
        ("story china, field claim: expected a share more than three times that of 2022", |all| {
            for s in all.iter_mut().filter(|s| year(s) == Some("2026")) {
                s["organisations"] = json!(["openai"]);
            }
        }),
        (
            "story largest-is-open, field claim: expected the last record setter (Kimi K3) open or restricted, \
             found \"closed\"",
            |all| system(all, "kimi-k3")["openness"] = json!("closed"),
        ),
        (
            "story pictures-changed-hands, field claim: expected more than twice as many diffusion systems since",
            |all| {
                for s in all.iter_mut().filter(|s| s["family"] == "diffusion" && year(s) > Some("2022")) {
                    s["family"] = json!("transformer");
                }
            },
        ),
        (
            "story pictures-changed-hands, field claim: expected no GAN system of the last 24 months, \
             found \"2025-01-15\"",
            |all| system(all, "stylegan-xl")["released"] = json!("2025-01-15"),
        ),
    ];
    assert_eq!(problems_after(|_| {}), [] as [String; 0]);
    for (problem, change) in cases {
        let found = problems_after(change);
        assert!(found.iter().any(|line| line.starts_with(problem)), "{problem}: {found:?}");
    }
}

#[test]
fn a_system_that_is_gone_is_told_by_every_story_about_it() {
    let found = problems_after(|all| all.retain(|s| s["id"] != "gan" && s["id"] != "wu-dao-2"));
    let gone = |story: &str, id: &str| {
        format!("story {story}, field id: expected that the catalog has the system it is about, found \"{id}\"")
    };
    assert_eq!(
        found,
        [
            gone("thousandfold", "wu-dao-2"),
            "story gan-to-stable-diffusion, field view: expected an id of the catalog, found \"gan\"".to_owned(),
            gone("gan-to-stable-diffusion", "gan"),
        ]
    );
}

#[test]
fn everything_that_is_wrong_with_the_file_is_told_at_once() {
    let mut file = json(FILE);
    let list = &mut file["stories"];
    list[0]["text"]["en"] = json!("{first} to {peak} {wings}");
    list[1]["title"] = json!({"en": "of models"});
    list[1]["view"] = json!("year=2021..&colour=red&trend=perhaps");
    list[2]["view"] = json!("at=gan&to=no-such");
    list[2]["id"] = json!("china");
    list[3]["view"] = json!("year=2020..&country=CN&theme=dark");
    list[4]["id"] = json!("nobody-counts");
    list[5]["number"]["zh"] = json!("{gan → {diffusion}");
    let found = stories(&file.to_string(), &shipped()).unwrap_err();
    for line in [
        "story thousandfold, field text.en: expected a placeholder that something is computed for, found \"wings\"",
        "story thousandfold, field text.en: expected the placeholder {peak_size}, found \"none\"",
        "story silence, field title.zh: expected text in both languages, found \"\"",
        "story silence, field view: expected the name of a parameter, found \"colour\"",
        "story silence, field view: expected a value of the parameter trend, found \"perhaps\"",
        "story china, field view: expected an id of the catalog, found \"no-such\"",
        "story china, field id: expected an id that no other story has, found \"china\"",
        "story china, field view: expected no language and no theme, found \"year=2020..&country=CN&theme=dark\"",
        "story china, field view: expected a view in its one spelling (theme=dark&country=CN&year=2020..), \
         found \"year=2020..&country=CN&theme=dark\"",
        "story nobody-counts, field id: expected an id that something is computed for, found \"nobody-counts\"",
        "story pictures-changed-hands, field number.zh: expected braces in pairs, found \"{gan → {diffusion}\"",
    ] {
        assert!(found.iter().any(|problem| problem == line), "{line}\n{}", found.join("\n"));
    }
}

#[test]
fn a_file_of_another_shape_is_an_error_that_says_where() {
    for (text, says) in [
        ("", "stories: EOF while parsing"),
        ("{}", "stories: missing field `stories`"),
        (r#"{"stories":[{"id":"a","colour":"red"}]}"#, "stories: unknown field `colour`"),
    ] {
        let found = stories(text, &shipped()).unwrap_err();
        assert!(found.len() == 1 && found[0].starts_with(says), "{found:?}");
    }
    assert_eq!(stories(r#"{"stories":[]}"#, &shipped()), Ok(Vec::new()));
}

#[test]
fn every_story_leads_to_the_view_it_names() {
    let catalog = shipped();
    let stories = stories(FILE, &catalog).unwrap();
    assert_eq!(stories.len(), 6);
    for story in &stories {
        let (view, ignored) = from_query(&story.view);
        assert_eq!((ignored, unknown_ids(&catalog, &view)), (vec![], vec![]), "{}", story.id);
        assert_eq!(to_query(&view), story.view);
        assert_eq!(view_of(story, &ViewState::default()), view);
        assert!(passing(&catalog, &view.filter).len() >= 5, "{} shows next to nothing", story.id);
    }
    let about = |id: &str| &stories.iter().find(|s| s.id == id).expect("a story").view;
    let passing_of = |id: &str| passing(&catalog, &from_query(about(id)).0.filter);
    // Each view shows the systems that its story names.
    for (id, systems) in [
        ("thousandfold", &["gpt-2", "wu-dao-2", "kimi-k3"][..]),
        ("gan-to-stable-diffusion", &["gan", "stable-diffusion"]),
        ("largest-is-open", &["kimi-k3"]),
        ("pictures-changed-hands", &["stylegan-xl", "stable-diffusion"]),
    ] {
        let shown = passing_of(id);
        assert!(systems.iter().all(|system| shown.contains(system)), "{id}");
    }
}

#[test]
fn the_stories_reach_the_page_with_the_core() {
    let mut catalog = shipped();
    catalog.stories = stories(FILE, &catalog).unwrap();
    let back = Catalog::from_core(&core::write(&catalog).unwrap()).unwrap();
    assert_eq!(back.stories, catalog.stories);
    assert_eq!(back.systems, catalog.systems);
}
