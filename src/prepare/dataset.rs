//! The catalog for search engines: schema.org's `Dataset` as JSON-LD. It is data, not a program: a browser runs no
//! script of this type, so the page's policy has nothing to refuse.

use serde_json::{Value, json};

use super::changes::version_day;
use super::package::{ABOUT, CATALOG, KEYWORDS, LICENCE};
use crate::catalog::Catalog;
use crate::i18n::{EN, ZH};

/// What stands in the script element. `{url}` is the page's address.
pub fn json_ld(catalog: &Catalog) -> String {
    let download = |file: &str, format: &str| json!({"@type": "DataDownload", "name": file, "encodingFormat": format, "contentUrl": format!("{{url}}data/{file}")});
    let mut dataset = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": EN.title,
        "alternateName": ZH.title,
        "description": format!("{ABOUT} {}", ZH.before_app.description),
        "url": "{url}",
        "version": catalog.version,
        "inLanguage": ["en", "zh-Hans"],
        "isAccessibleForFree": true,
        "license": LICENCE[2],
        "creator": {"@type": "Organization", "name": EN.title, "url": "{url}"},
        "keywords": KEYWORDS,
        "variableMeasured": ["release date", "number of parameters", "openness", "licence", "lineage"],
        "distribution": [
            download(CATALOG, "application/json"),
            download("systems.csv", "text/csv"),
            download("lineage.csv", "text/csv"),
            download("datapackage.json", "application/json"),
        ],
    });
    if let Some(day) = version_day(&catalog.version) {
        dataset["dateModified"] = day.to_string().into();
    }
    if let Some(covers) = covers(catalog) {
        dataset["temporalCoverage"] = covers.into();
    }
    for_a_script(&dataset)
}

/// From the first dated system to the data's last day: `1986-10-09/2026-11-18`.
fn covers(catalog: &Catalog) -> Option<String> {
    let first = catalog.systems.iter().filter_map(|s| s.released).min_by_key(|date| date.first_day())?;
    Some(format!("{first}/{}", catalog.data_until?))
}

/// JSON that cannot end its script element, nor begin a comment in it.
fn for_a_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &str = include_str!("../../tests/fixtures/tiny.json");

    #[test]
    fn search_engines_read_a_dataset_with_its_files() {
        let ld: Value = serde_json::from_str(&json_ld(&Catalog::parse(TINY).0)).unwrap();
        assert_eq!((ld["@context"].as_str(), ld["@type"].as_str()), (Some("https://schema.org"), Some("Dataset")));
        assert!(ld["description"].as_str().is_some_and(|d| (50..=5000).contains(&d.chars().count())), "{ld}");
        let files: Vec<_> =
            ld["distribution"].as_array().unwrap().iter().filter_map(|d| d["contentUrl"].as_str()).collect();
        assert_eq!(
            files,
            ["{url}data/catalog.json", "{url}data/systems.csv", "{url}data/lineage.csv", "{url}data/datapackage.json"]
        );
    }

    #[test]
    fn no_text_ends_the_script() {
        let text = for_a_script(&json!({"name": "</script><!--"}));
        assert!(!text.contains('<'), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["name"], "</script><!--");
    }
}
