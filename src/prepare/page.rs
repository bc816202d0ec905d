//! Fills the page that Trunk has put together: what is not known before the catalog is read.

use maud::html;

use super::static_page::StaticPage;

/// Where things lie.
pub struct Addresses {
    /// Of the page, with a slash at its end; `./` when it is not known.
    pub url: String,
    /// File names in `data/`.
    pub core: String,
    pub texts: String,
    pub changed: String,
}

/// Puts head and body into a page that has a title and `%static%`.
///
/// # Errors
/// What the page lacks.
pub fn fill(page: &str, parts: &StaticPage, addresses: &Addresses) -> Result<String, String> {
    let lacks = |what: &str| format!("index.html: expected {what}");
    let (before, rest) = page.split_once("<title>").ok_or_else(|| lacks("a title"))?;
    let (_, rest) = rest.split_once("</title>").ok_or_else(|| lacks("a title"))?;
    let (middle, after) = rest.split_once("%static%").ok_or_else(|| lacks("%static%"))?;
    let data = html! {
        link rel="preload" as="fetch" crossorigin id="atlas-core" href={ "./data/" (addresses.core) };
        meta name="atlas-texts" content={ "./data/" (addresses.texts) };
        meta name="atlas-changed" content={ "./data/" (addresses.changed) };
    };
    // The style sheet and the data come first on a slow line; the program is not needed to read.
    let later = |html: &str| {
        html.replace("as=\"fetch\"", "as=\"fetch\" fetchpriority=\"low\"")
            .replace("as=fetch ", "as=fetch fetchpriority=low ")
    };
    let head = parts.head.replace("{url}", &addresses.url);
    Ok([&later(before), &head, &data.into_string(), &later(middle), &parts.body, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><title>x</title><link rel=preload as=fetch href=a.wasm></head><div>%static%</div>";

    #[test]
    fn a_page_gets_head_body_and_data() {
        let parts = StaticPage { head: "<title>A</title><link href=\"{url}\">".into(), body: "<p>b</p>".into() };
        let addresses = Addresses {
            url: "https://a/".into(),
            core: "core-1.json".into(),
            texts: "texts-2.json".into(),
            changed: "changed-3.json".into(),
        };
        assert_eq!(
            fill(PAGE, &parts, &addresses).unwrap(),
            "<head><title>A</title><link href=\"https://a/\">\
             <link rel=\"preload\" as=\"fetch\" crossorigin id=\"atlas-core\" href=\"./data/core-1.json\">\
             <meta name=\"atlas-texts\" content=\"./data/texts-2.json\">\
             <meta name=\"atlas-changed\" content=\"./data/changed-3.json\">\
             <link rel=preload as=fetch fetchpriority=low href=a.wasm></head><div><p>b</p></div>"
        );
        let shell = fill(include_str!("../../public/index.html"), &parts, &addresses).unwrap();
        assert!(shell.contains("<div id=\"app\"><p>b</p></div>"), "{shell}");
        assert_eq!(fill("<title></title>", &parts, &addresses).unwrap_err(), "index.html: expected %static%");
    }
}
