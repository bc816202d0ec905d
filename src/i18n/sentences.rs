//! Sentences made of facts: what is shown, the trend, what a chart leaves out, why nothing passes.

use crate::catalog::date::civil;
use crate::catalog::{Lang, ReleaseDate};
use crate::explore::lineage::Why;
use crate::explore::view_state::Bits;
use crate::explore::{FacetCounts, IsOpen, OpenMeaning, Trend, TrendSubset};

use super::format::decimal;
use super::text;

/// "1 system", "3 systems", "3 个系统".
fn systems(lang: Lang, n: usize) -> String {
    match lang {
        Lang::En if n == 1 => "1 system".into(),
        Lang::En => format!("{n} systems"),
        Lang::Zh => format!("{n} 个系统"),
    }
}

/// The line under the title: how many systems, from when to when, how many open.
pub fn headline(lang: Lang, counts: &FacetCounts, open: usize, years: Option<(i16, i16)>) -> String {
    let ideas = counts.visible_concepts;
    let real = counts.visible - ideas.min(counts.visible);
    match lang {
        Lang::En => {
            let mut line = systems(lang, real);
            if ideas > 0 {
                line.push_str(&format!(" and {ideas} {}", if ideas == 1 { "idea" } else { "ideas" }));
            }
            if let Some((from, to)) = years {
                line.push_str(&if from == to { format!(" of {from}") } else { format!(", {from} to {to}") });
            }
            line.push_str(&format!("; {open} open"));
            line
        }
        Lang::Zh => {
            let mut line = systems(lang, real);
            if ideas > 0 {
                line.push_str(&format!("和 {ideas} 个概念"));
            }
            if let Some((from, to)) = years {
                line.push_str(&if from == to { format!("，{from} 年") } else { format!("，{from}–{to}") });
            }
            line.push_str(&format!("；{open} 个开源"));
            line
        }
    }
}

/// "37 of 358 shown".
pub fn shown(lang: Lang, visible: usize, of: usize) -> String {
    match lang {
        Lang::En => format!("{visible} of {of} shown"),
        Lang::Zh => format!("显示 {visible} / {of} 个"),
    }
}

/// The trend in one plain sentence with its subset, years, n, doubling time, interval and R².
pub fn trend(lang: Lang, subset: TrendSubset, trend: Option<&Trend>, points: usize) -> String {
    if subset == TrendSubset::Off {
        return match lang {
            Lang::En => "No trend is fitted.".into(),
            Lang::Zh => "未拟合趋势。".into(),
        };
    }
    let who = (text(lang).trend_subset)(subset);
    let Some(t) = trend else {
        return match lang {
            Lang::En => format!("{who}: {points} of known size; a trend needs three, on different days."),
            Lang::Zh => format!("{who}：规模已知的只有 {points} 个；拟合趋势至少需要日期不同的三个。"),
        };
    };
    let (from, to) = (civil(t.first_day).0, civil(t.last_day).0);
    let r2 = if t.r_squared.is_finite() { decimal(t.r_squared, 2) } else { "–".into() };
    let months = t.doubling_months();
    let n = t.n;
    match (lang, t.doubling_interval()) {
        (Lang::En, Some((low, high))) => {
            let interval = match high {
                Some(high) => format!("95 % interval {} to {}", months_text(low), months_text(high)),
                None => format!("95 % interval from {}, no upper limit", months_text(low)),
            };
            let span = format!("{from}–{to}");
            format!(
                "{who}, {span}: parameters doubled every {} months ({interval}; n = {n}, R² = {r2}).",
                months_text(months)
            )
        }
        (Lang::Zh, Some((low, high))) => {
            let interval = match high {
                Some(high) => format!("95% 置信区间 {}–{} 个月", months_text(low), months_text(high)),
                None => format!("95% 置信区间 {} 个月起，无上限", months_text(low)),
            };
            format!(
                "{who}（{from}–{to} 年）：参数量每 {} 个月翻一番（{interval}；n = {n}，R² = {r2}）。",
                months_text(months)
            )
        }
        (Lang::En, None) => {
            format!("{who}, {from}–{to}: no growth, the fitted size falls or stands still (n = {n}, R² = {r2}).")
        }
        (Lang::Zh, None) => {
            format!("{who}（{from}–{to} 年）：没有增长，拟合的参数量持平或下降（n = {n}，R² = {r2}）。")
        }
    }
}

fn months_text(months: f64) -> String {
    decimal(months, if months < 100.0 { 1 } else { 0 })
}

/// What the growth chart does not draw as a number.
pub fn left_out(lang: Lang, unknown: usize, without_size: usize, outside: usize) -> String {
    let mut parts = Vec::new();
    match lang {
        Lang::En => {
            if unknown > 0 {
                parts.push(format!("{unknown} of unknown size in the strip below"));
            }
            if without_size > 0 {
                parts.push(format!("{without_size} that have no size (ideas, methods, programs) left out"));
            }
            if outside > 0 {
                parts.push(format!("{outside} outside the shown time"));
            }
            if parts.is_empty() { String::new() } else { format!("{}.", parts.join("; ")) }
        }
        Lang::Zh => {
            if unknown > 0 {
                parts.push(format!("{unknown} 个规模未知，列在图下条带中"));
            }
            if without_size > 0 {
                parts.push(format!("{without_size} 个没有规模可言（概念、方法、程序），未画出"));
            }
            if outside > 0 {
                parts.push(format!("{outside} 个不在所示时间内"));
            }
            if parts.is_empty() { String::new() } else { format!("{}。", parts.join("；")) }
        }
    }
}

/// What the timeline does not name or show at this zoom.
pub fn timeline_note(lang: Lang, unnamed: usize, outside: usize) -> String {
    let mut parts = Vec::new();
    if unnamed > 0 {
        parts.push(match lang {
            Lang::En if unnamed == 1 => "1 system has no room for its name: zoom in, hover or filter".into(),
            Lang::En => format!("{unnamed} systems have no room for their name: zoom in, hover or filter"),
            Lang::Zh => format!("{unnamed} 个系统放不下名称：可放大、悬停或筛选"),
        });
    }
    if outside > 0 {
        parts.push(match lang {
            Lang::En => format!("{outside} outside the shown time"),
            Lang::Zh => format!("{outside} 个不在所示时间内"),
        });
    }
    match lang {
        _ if parts.is_empty() => String::new(),
        Lang::En => format!("{}.", parts.join("; ")),
        Lang::Zh => format!("{}。", parts.join("；")),
    }
}

/// The picture in words, for those who do not see it.
pub fn timeline_alt(lang: Lang, count: usize, lanes: usize, from: i16, to: i16) -> String {
    match lang {
        Lang::En => format!(
            "Timeline of {}, {from} to {to}, in {lanes} lanes. The table below lists them all.",
            systems(lang, count)
        ),
        Lang::Zh => format!("{}的时间线，{from} 至 {to} 年，分 {lanes} 道。下方表格列出全部。", systems(lang, count)),
    }
}

pub fn growth_alt(lang: Lang, known: usize, unknown: usize, trend: &str) -> String {
    match lang {
        Lang::En => format!(
            "Release date against parameters of {}; {unknown} more of unknown size. {trend} The table below lists them all.",
            systems(lang, known)
        ),
        Lang::Zh => {
            format!("{}的发布日期与参数量，另有 {unknown} 个规模未知。{trend}下方表格列出全部。", systems(lang, known))
        }
    }
}

/// A name with its count, in a key: "VAE 5".
pub fn with_count(name: &str, n: usize) -> String {
    format!("{name} {n}")
}

/// A lane's count: "16 systems".
pub fn lane_count(lang: Lang, n: usize) -> String {
    systems(lang, n)
}

/// The rest of a long list: "and 4 more".
pub fn and_more(lang: Lang, n: usize) -> String {
    match lang {
        Lang::En => format!("and {n} more"),
        Lang::Zh => format!("另有 {n} 个"),
    }
}

/// "Most come from OpenAI 33, Google 30."
pub fn most_from(lang: Lang, names: &str) -> String {
    match lang {
        Lang::En => format!("Most come from {names}."),
        Lang::Zh => format!("数量最多的机构：{names}。"),
    }
}

/// The largest known size and whose it is.
pub fn largest(lang: Lang, name: &str, size: &str) -> String {
    match lang {
        Lang::En => format!("The largest published size is that of {name}: {size} parameters."),
        Lang::Zh => format!("官方公布的最大规模属于“{name}”，参数量为 {size}。"),
    }
}

/// Of how many the size is known.
pub fn known_sizes(lang: Lang, known: usize, of: usize) -> String {
    match lang {
        Lang::En => format!("Of {of}, {known} have a known or estimated size."),
        Lang::Zh => format!("{of} 个中有 {known} 个的规模已知或有估计值。"),
    }
}

/// What closing the sheet of filters shows: "Show 37 systems".
pub fn show(lang: Lang, n: usize) -> String {
    match lang {
        Lang::En => format!("Show {}", systems(lang, n)),
        Lang::Zh => format!("查看 {}", systems(lang, n)),
    }
}

/// The highest bar of the overview strip: "most: 31".
pub fn most(lang: Lang, n: usize) -> String {
    match lang {
        Lang::En => format!("most: {n}"),
        Lang::Zh => format!("最多 {n} 个"),
    }
}

/// The overview strip in words.
pub fn overview_alt(lang: Lang, from: &str, to: &str, shown: usize) -> String {
    match lang {
        Lang::En => format!("Systems per quarter. The time window runs from {from} to {to}: {}.", systems(lang, shown)),
        Lang::Zh => format!("每季度系统数。时间窗口为 {from} 至 {to}，共 {}。", systems(lang, shown)),
    }
}

/// "data to May 2026".
pub fn data_until(lang: Lang, date: ReleaseDate) -> String {
    let day = super::format::month_year(lang, date);
    match lang {
        Lang::En => format!("{} {day}", text(lang).data_until),
        Lang::Zh => format!("{} {day}", text(lang).data_until),
    }
}

/// Which filter empties the view most: what leaving it out would bring back.
pub fn way_out(lang: Lang, name: &str, brings: usize) -> String {
    match lang {
        Lang::En => format!("Without “{name}”: {}", systems(lang, brings)),
        Lang::Zh => format!("去掉“{name}”：{}", systems(lang, brings)),
    }
}

/// Why an option is grey or what it would leave.
pub fn would_leave(lang: Lang, n: usize) -> String {
    match lang {
        Lang::En => format!("would leave {}", systems(lang, n)),
        Lang::Zh => format!("将剩下{}", systems(lang, n)),
    }
}

/// The chosen answers about openness with their meaning: "Open (weights can be downloaded)".
pub fn open_choice(lang: Lang, open: Bits, meaning: OpenMeaning) -> String {
    let t = text(lang);
    let answers = IsOpen::ALL.iter().filter(|a| open.has(**a as usize)).map(|a| (t.is_open)(*a));
    let joined = super::format::join(lang, answers);
    match lang {
        Lang::En => format!("{joined} ({})", (t.meaning_short)(meaning)),
        Lang::Zh => format!("{joined}（{}）", (t.meaning_short)(meaning)),
    }
}

/// A range with open ends in words: "2018 to 2023", "from 2018", "2018 年起".
pub fn span(lang: Lang, from: Option<String>, to: Option<String>) -> String {
    match (lang, from, to) {
        (Lang::En, Some(f), Some(t)) => format!("{f} to {t}"),
        (Lang::En, Some(f), None) => format!("from {f}"),
        (Lang::En, None, Some(t)) => format!("up to {t}"),
        (Lang::Zh, Some(f), Some(t)) => format!("{f} 至 {t}"),
        (Lang::Zh, Some(f), None) => format!("{f} 起"),
        (Lang::Zh, None, Some(t)) => format!("{t} 及以前"),
        (_, None, None) => String::new(),
    }
}

/// How many kin are within the chosen depth.
pub fn kin(lang: Lang, ancestors: usize, descendants: usize) -> String {
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    match lang {
        Lang::En => {
            format!("{ancestors} ancestor{}, {descendants} descendant{}", plural(ancestors), plural(descendants))
        }
        Lang::Zh => format!("祖先 {ancestors} 个，后代 {descendants} 个"),
    }
}

/// Why a step of descent is not drawn; `name` is the end that has no place on the axis.
pub fn undrawn(lang: Lang, name: &str, why: Why) -> String {
    let (en, zh) = match why {
        Why::Hidden => (" is hidden by the filters", " 被筛选条件隐藏"),
        Why::Undated => (" has no date", " 没有确切日期"),
        Why::BeforeAxis => (" is older than the time axis", " 早于时间轴的起点"),
        Why::Outside => (" is outside the shown time", " 不在所示时间内"),
        Why::NotInFigure => (" is not on the figure’s timeline", " 不在文章插图的时间线上"),
        Why::Backwards => (" is dated later here", " 在此处的日期反而较晚"),
        Why::NoRoom => (": no free way between the names", "：名称之间没有走线的空隙"),
        Why::TooMany => (": too many lines already", "：线条已过多"),
    };
    let mut line = name.to_owned();
    line.push_str(if lang == Lang::En { en } else { zh });
    line
}
