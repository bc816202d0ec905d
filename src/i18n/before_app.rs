//! What the page says before the program arrives, or without it. Only the build words this; none of it is
//! in the program.

use crate::catalog::Lang;

pub struct BeforeApp {
    /// Where the number of shown systems will stand.
    pub waiting: &'static str,
    pub table: &'static str,
    /// Beside the table's title.
    pub table_note: &'static str,
    pub no_script: &'static str,
    pub whole_catalog: &'static str,
    /// For search engines and link previews, after the headline.
    pub description: &'static str,
}

pub fn before_app(lang: Lang) -> &'static BeforeApp {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

const EN: BeforeApp = BeforeApp {
    waiting: "The charts are being drawn …",
    table: "All systems",
    table_note: "Newest first. ≈ marks an estimate.",
    no_script: "Without JavaScript the charts, filters and details are missing; this table lists every system.",
    whole_catalog: "Everything as JSON",
    description: "Who made what when, how big, how open, and what led to it.",
};

const ZH: BeforeApp = BeforeApp {
    waiting: "正在绘制图表……",
    table: "全部系统",
    table_note: "按发布日期由新到旧排列，≈ 表示估计值。",
    no_script: "未启用 JavaScript，因此没有图表、筛选和详情；下表列出全部系统。",
    whole_catalog: "完整数据（JSON）",
    description: "谁在何时发布、规模多大、是否开源、源自何处。",
};
