//! 简体中文。 Longer than other files so that a translator reads one.

use super::format::{months, r_squared};
use super::language::{BeforeApp, Text};
use crate::catalog::date::civil;
use crate::catalog::{AsOf, DateMeans, Kind, Lane, Lang, Modality, Openness, ParamStatus, Relation};
use crate::explore::lineage::Why;
use crate::explore::{Digest, FacetCounts, Filter, IsOpen, LaneBy, OpenMeaning, SortKey, Trend, TrendSubset};

pub static ZH: Text = Text {
    lang: Lang::Zh,
    title: "生成式 AI 图谱",
    standfirst: "谁在何时做出什么、规模多大、是否开放、源自何处。",
    skip_to_table: "跳到表格",
    other_language: "English",
    theme_to_dark: "深色主题",
    theme_to_light: "浅色主题",
    close: "关闭",
    retry: "重试",

    filters: "筛选",
    search: "搜索",
    search_hint: "名称、别名、机构……",
    collection: "范围",
    collection_figure: "文章插图",
    collection_article: "文章全文",
    collection_extended: "截至 2026 年的全部",
    open_question: "是否开放",
    open_all: "全部",
    is_open: |answer| match answer {
        IsOpen::Yes => "开放",
        IsOpen::No => "未开放",
        IsOpen::NotStated => "未说明",
    },
    article_open: |is_open| if is_open { "开源" } else { "未开源" },
    meaning_legend: "“开放”指",
    as_of_legend: "以何时的开放程度为准",
    as_of: |as_of, until| match (as_of, until) {
        (AsOf::Release, _) => "发布时".into(),
        (AsOf::Today, None) => "目前".into(),
        (AsOf::Today, Some(until)) => format!("目前（截至 {}）", ZH.long_date(until)),
    },
    meaning: |meaning| match meaning {
        OpenMeaning::Weights => "权重可以下载，不论采用何种许可",
        OpenMeaning::Licence => "权重可以下载，且采用开放许可",
        OpenMeaning::Article => "以文章表格所写为准",
    },
    meaning_short: |meaning| match meaning {
        OpenMeaning::Weights => "权重可下载",
        OpenMeaning::Licence => "仅限开放许可",
        OpenMeaning::Article => "以文章为准",
    },
    classes: "六个类别",
    organisation: "机构",
    organisation_search: "查找机构……",
    organisation_none: "没有名称匹配的机构。",
    family: "模型家族",
    modality: "模态",
    country: "国家和地区",
    years_and_size: "年份与规模",
    years: "年份",
    size: "参数量",
    from: "从",
    to: "到",
    any: "不限",
    active_filters: "已选条件",
    remove: "移除",
    reset: "清除筛选",
    nothing_title: "没有系统同时满足全部条件。",

    openness: |class| match class {
        Openness::Open => "开放权重",
        Openness::Restricted => "受限开放",
        Openness::Closed => "闭源",
        Openness::Unreleased => "未发布",
        Openness::Unknown => "未查明",
        Openness::NotApplicable => "不适用",
    },
    openness_long: |class| match class {
        Openness::Open => "开放权重：任何人都可按开放许可下载和使用",
        Openness::Restricted => "受限开放：权重可下载，但许可限制用途",
        Openness::Closed => "闭源：只能通过 API 或产品使用",
        Openness::Unreleased => "未发布：只有论文或说明",
        Openness::Unknown => "未查明：尚无可靠信息",
        Openness::NotApplicable => "不适用：思想、方法或自身没有权重的程序",
    },
    lane: |lane| match lane {
        Lane::Vae => "变分自编码器",
        Lane::Gan => "生成对抗网络",
        Lane::NormalizingFlow => "归一化流",
        Lane::AutoregressiveTransformer => "自回归 · Transformer",
        Lane::EnergyDiffusion => "能量模型 · 扩散模型",
        Lane::Multimodal => "多模态",
        Lane::Others => "其他",
    },
    modality_name: |modality| match modality {
        Modality::Text => "文本",
        Modality::Code => "代码",
        Modality::Image => "图像",
        Modality::Video => "视频",
        Modality::Audio => "音频与音乐",
        Modality::ThreeD => "三维",
        Modality::Agent => "智能体",
        Modality::Robotics => "机器人",
        Modality::Biology => "生物分子",
        Modality::Multimodal => "多模态",
    },
    kind: |kind| match kind {
        Kind::Model => "模型",
        Kind::Technique => "技术",
        Kind::Product => "产品",
        Kind::Dataset => "数据集",
    },
    relation: |relation| match relation {
        Relation::BuildsOn => "基于",
        Relation::Improves => "改进自",
        Relation::Extends => "扩展自",
        Relation::Succeeds => "前代为",
        Relation::FineTunedFrom => "微调自",
        Relation::DistilledFrom => "蒸馏自",
        Relation::Uses => "采用",
        Relation::ProductOf => "所用模型为",
        Relation::Replaces => "取代",
        Relation::KindOf => "属于",
        Relation::MemberOf => "所属系列为",
        Relation::Applies => "应用",
        Relation::DemonstratedOn => "演示所用为",
        Relation::TrainedOn => "训练数据为",
    },
    relation_back: |relation| match relation {
        Relation::BuildsOn => "由此发展出",
        Relation::Improves => "改进版为",
        Relation::Extends => "扩展出",
        Relation::Succeeds => "后继为",
        Relation::FineTunedFrom => "微调出",
        Relation::DistilledFrom => "蒸馏出",
        Relation::Uses => "用于",
        Relation::ProductOf => "用于产品",
        Relation::Replaces => "取代者为",
        Relation::KindOf => "包括",
        Relation::MemberOf => "成员包括",
        Relation::Applies => "应用于",
        Relation::DemonstratedOn => "用于演示",
        Relation::TrainedOn => "用于训练",
    },
    param_status: |status| match status {
        ParamStatus::Disclosed => "官方公布",
        ParamStatus::Estimated => "估计值",
        ParamStatus::Unknown => "未公布",
        ParamStatus::NotApplicable => "不适用",
    },
    country_name: country,
    concept: "概念",

    timeline: "时间线",
    lanes_by: "分道依据",
    show_all_names: "显示全部名称",
    fit_one_screen: "一屏显示",
    lane_by: |by| match by {
        LaneBy::Family => "家族",
        LaneBy::Organisation => "机构",
        LaneBy::Openness => "开放程度",
        LaneBy::Modality => "模态",
    },
    other_organisations: "其他机构",
    group_text: "文本与代码",
    group_image: "图像",
    group_audio: "音频与视频",
    group_other: "混合与其他",
    zoom_in: "放大",
    zoom_out: "缩小",
    earlier: "往前",
    later: "往后",
    zoom_all: "全部年份",
    chart_keys: "方向键在标记之间移动，回车选中，问号列出全部快捷键；拖动可放大一段时间。",
    before_axis: "2013 年以前",
    undated: "没有确切日期的概念",
    key_title: "图例",
    key_family: "形状与颜色：模型家族",
    key_openness: "填充：开放程度",
    key_imprecise: "只知道月份或年份",
    key_estimate: "规模为估计值",
    key_record: "截至当时已公布的最大规模",
    key_cluster: "多个系统挤在一处，数字为个数；点按展开",
    open_cluster: "点按可放大展开",

    no_further: "这个方向没有更多标记了。",
    stop: "。",
    in_words: "当前视图的文字描述",
    keys_button: "快捷键",
    keys_title: "图表快捷键",
    keys: &[
        ("← →", "更早或更晚的系统"),
        ("↑ ↓", "规模更大或更小的系统"),
        ("Home End", "第一个或最后一个系统"),
        ("Enter", "选中"),
        ("Esc", "离开"),
        ("+ −", "放大或缩小"),
        ("Shift ← →", "移动时间窗口"),
        ("0", "全部年份"),
        ("?", "显示或隐藏本列表"),
        ("Ctrl / ⌘ + 滚轮", "以指针为中心缩放"),
    ],
    window: "时间窗口",
    window_start: "窗口起点",
    window_end: "窗口终点",
    window_hint: "年、年-月或完整日期",
    per_quarter: "每季度系统数",

    growth: "参数量增长",
    axis_total: "总参数量",
    axis_active: "激活参数量",
    trend_of: "趋势对象",
    trend_subset: |subset| match subset {
        TrendSubset::Language => "语言模型",
        TrendSubset::All => "全部所示",
        TrendSubset::Records => "纪录刷新者",
        TrendSubset::Off => "不画趋势",
    },
    scale: "刻度",
    log: "对数",
    linear: "线性",
    counting: "计数方式",
    total: "总参数",
    active: "激活参数",
    fit_estimates: "拟合时计入估计值",
    size_unknown: "规模未知",

    details: "详情",
    details_empty: "在图、表格或搜索中选择一个系统，即可查看它的各项事实及出处。",
    details_try: "可以从这里开始",
    details_loading: "正在载入说明与出处……",
    details_failed: "说明与出处未能载入。图表与表格不受影响。",
    released: "发布",
    released_means: |means| match means {
        DateMeans::Paper => "论文",
        DateMeans::Announcement => "宣布",
        DateMeans::Release => "发布",
    },
    parameters: "参数量",
    active_parameters: "激活参数量",
    training_compute: "训练算力",
    openness_label: "开放程度",
    licence: "许可",
    aliases: "别名",
    grew_from: "源自",
    led_to: "衍生出",
    related: "相关归属",
    unknown: "未知",
    not_applicable: "不适用",
    estimated: "估计值",
    mixture: "混合专家",
    not_checked: "尚未核对",
    sources: "出处",
    conflicts: "来源不一致",
    article_says: "文章的说法",
    figure_shows: "文章插图所示",
    copy_link: "复制链接",
    copied: "链接已复制。",
    copy_failed: "浏览器不允许复制，链接如下：",
    read_more: "参考资料",
    not_in_view: "当前筛选条件隐藏了这个系统。",
    field: |field| match field {
        "released" => "日期",
        "parameters" => "参数量",
        "organisations" => "机构",
        "openness" => "开放程度",
        "licence" => "许可",
        "name" | "name_zh" => "名称",
        "training_compute" => "训练算力",
        "lineage" => "传承",
        "modalities" => "模态",
        "family" => "家族",
        "claim" => "表述",
        _ => "事实",
    },
    confidence: |word| match word {
        "confident" => "把握大",
        "likely" => "较可能",
        "speculative" => "推测",
        _ => "未评级",
    },
    yes: "是",
    no: "否",

    table: "所示系统一览",
    column: |key| match key {
        SortKey::Released => "发布",
        SortKey::Name => "系统",
        SortKey::Organisation => "机构",
        SortKey::Family => "家族",
        SortKey::Parameters => "参数量",
        SortKey::Openness => "开放程度",
    },
    table_hint: "点击表头排序，点击名称查看详情。",

    data_version: "数据版本",
    credits: "数据与致谢",
    data_licence: "目录数据可按 CC BY 4.0 许可再利用。",
    download: "下载目录数据（JSON）",
    source_code_licence: "程序采用 MIT 许可。",

    note_ignored: "链接中有一部分无法识别，已忽略：",
    note_too_long: "链接过长，无法读取，现显示默认视图。",
    note_unknown_id: "数据中没有",
    no_canvas: "此浏览器无法提供画布，因此图表缺失。下方表格列出了全部系统。",

    lineage_drawn: "时间线上的传承",
    depth_legend: "画出几代传承关系",
    depths: ["不画", "1 代", "2 代", "3 代", "全部"],
    steps_drawn: "已画出的传承线",
    steps_undrawn: "未画出及原因",
    path_to: "通往……的传承路径",
    path_hint: "另一系统的名称",
    path_none: "两者之间没有传承关系。",
    path_unknown: "没有叫这个名称的系统。",

    before_app: BeforeApp {
        waiting: "正在绘制图表……",
        table: "全部系统",
        table_note: "按发布日期由新到旧排列，≈ 表示估计值。",
        no_script: "未启用 JavaScript，因此没有图表、筛选和详情；下表列出全部系统。",
        whole_catalog: "完整数据（JSON）",
        description: "谁在何时发布、规模多大、权重是否开放、源自何处。",
    },

    other_lang: Lang::En,
    number_units: &[(1e4, "\u{a0}万"), (1e8, "\u{a0}亿"), (1e12, "\u{a0}万亿")],
    list_separator: "、",
    clause_separator: "，",
    gap: "",
    month: |month| format!("{month}月"),
    month_year: |date| match date.month() {
        Some(month) => format!("{} 年 {month} 月", date.year()),
        None => date.year().to_string(),
    },

    long_date: |date| {
        let month = date.month().map(|month| format!(" {month} 月")).unwrap_or_default();
        let day = date.day().map(|day| format!(" {day} 日")).unwrap_or_default();
        format!("{} 年{month}{day}", date.year())
    },
    since: |date| format!("{}起", ZH.long_date(date)),
    opened: |at_release, since_then, date| {
        let (before, now, since) = (ZH.openness(at_release), ZH.openness(since_then), ZH.since(date));
        match at_release {
            Openness::Unreleased => format!("最初未发布，{since}{now}"),
            _ if at_release == since_then => format!("{before}，{since}改用其他许可"),
            _ => format!("发布时{before}，{since}{now}"),
        }
    },

    systems,
    headline,
    shown: |visible, of| format!("显示 {visible} / {of} 个"),
    show: |n| format!("查看 {}", systems(n)),
    trend_sentence,
    left_out,
    timeline_note,
    timeline_alt: |count, lanes, from, to| {
        format!("{}的时间线，{from} 至 {to} 年，分 {lanes} 道。下方表格列出全部。", systems(count))
    },
    growth_alt: |known, unknown, trend| {
        format!("{}的发布日期与参数量，另有 {unknown} 个规模未知。{trend}下方表格列出全部。", systems(known))
    },
    overview_alt: |from, to, shown| format!("每季度系统数。时间窗口为 {from} 至 {to}，共 {}。", systems(shown)),
    most: |n| format!("最多 {n} 个"),
    and_more: |n| format!("另有 {n} 个"),
    most_from: |names| format!("数量最多的机构：{names}。"),
    largest: |name, size| format!("官方公布的最大规模属于“{name}”，参数量为 {size}。"),
    known_sizes: |known, of| format!("{of} 个中有 {known} 个的规模已知或有估计值。"),
    data_until: |date| format!("数据截至 {}", ZH.month_year(date)),
    way_out: |choice, brings| format!("去掉“{choice}”：{}", systems(brings)),
    remarked: |words, remark| format!("{words}（{remark}）"),
    span: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("{from} 至 {to}"),
        (Some(from), None) => format!("{from} 起"),
        (None, Some(to)) => format!("{to} 及以前"),
        (None, None) => String::new(),
    },
    relatives: |ancestors, descendants| format!("祖先 {ancestors} 个，后代 {descendants} 个"),
    undrawn: |name, why| {
        let reason = match why {
            Why::Hidden => " 被筛选条件隐藏",
            Why::Undated => " 没有确切日期",
            Why::BeforeAxis => " 早于时间轴的起点",
            Why::Outside => " 不在所示时间内",
            Why::NotInFigure => " 不在文章插图的时间线上",
            Why::Backwards => " 在此处的日期反而较晚",
            Why::NoRoom => "：名称之间没有走线的空隙",
            Why::TooMany => "：线条已过多",
        };
        format!("{name}{reason}")
    },

    changes: "更新记录",
    changes_failed: "更新记录未能载入，可直接查看文件：",
    changes_loading: "正在载入更新记录……",
    changes_feed: "更新订阅（Atom）",
    data_files: "数据文件：",
    stories: "从这里开始",
    stories_more: "更多",
    thousands: "",
    percent: "%",
};

fn systems(n: usize) -> String {
    format!("{n} 个系统")
}

fn headline(counts: &FacetCounts, digest: &Digest, filter: &Filter) -> String {
    let ideas = counts.visible_concepts;
    let mut line = systems(counts.visible.saturating_sub(ideas));
    if ideas > 0 {
        line.push_str(&format!("和 {ideas} 个概念"));
    }
    if let Some((from, to)) = digest.years {
        line.push_str(&if from == to { format!("，{from} 年") } else { format!("，{from}–{to}") });
    }
    let (open, when) = (digest.open, ZH.as_of(filter.as_of, None));
    line + &match filter.open_meaning {
        OpenMeaning::Weights => format!("；{when}有 {open} 个权重可下载"),
        OpenMeaning::Licence => format!("；{when}有 {open} 个采用开放许可"),
        OpenMeaning::Article => format!("；文章称 {open} 个开源"),
    }
}

fn trend_sentence(subset: TrendSubset, trend: Option<&Trend>, points: usize) -> String {
    if subset == TrendSubset::Off {
        return "未拟合趋势。".into();
    }
    let who = ZH.trend_subset(subset);
    let Some(t) = trend else {
        return format!("{who}：规模已知的只有 {points} 个；拟合趋势至少需要日期不同的三个。");
    };
    let (from, to, n) = (civil(t.first_day).0, civil(t.last_day).0, t.n);
    let r2 = r_squared(t);
    if !t.is_clear() {
        return format!("{who}（{from}–{to} 年）：看不出明确趋势（n = {n}，R² = {r2}）。");
    }
    let Some((low, Some(high))) = t.doubling_interval() else {
        return format!("{who}（{from}–{to} 年）：没有增长，拟合的参数量下降（n = {n}，R² = {r2}）。");
    };
    let interval = format!("95% 置信区间 {}–{} 个月", months(low), months(high));
    let doubling = months(t.doubling_months());
    format!("{who}（{from}–{to} 年）：参数量每 {doubling} 个月翻一番（{interval}；n = {n}，R² = {r2}）。")
}

fn left_out(unknown: usize, without_size: usize, outside: usize) -> String {
    clauses([
        (unknown > 0).then(|| format!("{unknown} 个规模未知，列在图下条带中")),
        (without_size > 0).then(|| format!("{without_size} 个没有规模可言（概念、方法、程序），未画出")),
        (outside > 0).then(|| format!("{outside} 个不在所示时间内")),
    ])
}

fn timeline_note(unnamed: usize, outside: usize) -> String {
    clauses([
        (unnamed > 0).then(|| format!("{unnamed} 个系统未标名称：可悬停、放大或筛选")),
        (outside > 0).then(|| format!("{outside} 个不在所示时间内")),
    ])
}

/// One sentence of those clauses that there are.
fn clauses<const N: usize>(clauses: [Option<String>; N]) -> String {
    let clauses: Vec<String> = clauses.into_iter().flatten().collect();
    if clauses.is_empty() { String::new() } else { format!("{}。", clauses.join("；")) }
}

const COUNTRIES: [(&str, &str); 25] = [
    ("US", "美国"),
    ("CN", "中国"),
    ("GB", "英国"),
    ("DE", "德国"),
    ("FR", "法国"),
    ("CA", "加拿大"),
    ("IL", "以色列"),
    ("CH", "瑞士"),
    ("KR", "韩国"),
    ("DK", "丹麦"),
    ("FI", "芬兰"),
    ("TW", "中国台湾"),
    ("HK", "中国香港"),
    ("SG", "新加坡"),
    ("PL", "波兰"),
    ("AT", "奥地利"),
    ("AE", "阿联酋"),
    ("ES", "西班牙"),
    ("NL", "荷兰"),
    ("RU", "俄罗斯"),
    ("JP", "日本"),
    ("IN", "印度"),
    ("AU", "澳大利亚"),
    ("IT", "意大利"),
    ("SE", "瑞典"),
];

fn country(code: &str) -> &'static str {
    COUNTRIES.iter().find(|(known, _)| *known == code).map_or("其他国家和地区", |(_, name)| name)
}
