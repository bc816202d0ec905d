//! Trunk's script that reloads the page while one works on it stands in the page, and the page's policy refuses
//! scripts there. It becomes a file.

/// Its name beside the page.
pub const FILE: &str = "autoreload.js";
/// Trunk's script names the server so.
const ADDRESS: &str = "{{__TRUNK_ADDRESS__}}";
const BASE: &str = "{{__TRUNK_WS_BASE__}}";

/// The page without the script, and the script; `None` for a page that has none.
pub fn apart(html: &str) -> Option<(String, String)> {
    let marker = html.find("__TRUNK_ADDRESS__")?;
    let start = html[..marker].rfind("<script")?;
    let code = start + html[start..].find('>')? + 1;
    let length = html[code..].find("</script>")?;
    let mut script = html[code..code + length].to_owned();
    for quote in ['"', '\'', '`'] {
        script = script.replace(&format!("{quote}{ADDRESS}{quote}"), "location.host");
    }
    let rest = &html[code + length + "</script>".len()..];
    let page = format!("{}<script src=\"./{FILE}\" defer></script>{rest}", &html[..start]);
    Some((page, script.replace(BASE, "/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_becomes_a_file() {
        let html = "<p>a</p><script>const a = '{{__TRUNK_ADDRESS__}}', b = '{{__TRUNK_WS_BASE__}}';</script></body>";
        let (page, script) = apart(html).unwrap();
        assert_eq!(page, "<p>a</p><script src=\"./autoreload.js\" defer></script></body>");
        assert_eq!(script, "const a = location.host, b = '/';");
        assert_eq!(apart("<script src=x></script>"), None);
    }
}
