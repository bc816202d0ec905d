//! Fetches the catalog's core and mounts the page. Without it the page before the program stays, and says so.

use genai_atlas::catalog::Catalog;
use genai_atlas::{ui, web};

fn main() {
    web::page::report_panics();
    // Leptos has no executor yet: mounting brings it.
    web::fetch::spawn(async {
        match catalog().await {
            Ok(catalog) => ui::mount(catalog),
            Err(reason) => web::page::report_failure(&reason),
        }
    });
}

async fn catalog() -> Result<Catalog, String> {
    let url = web::page::core_url().ok_or("the page names no file with the catalog")?;
    Catalog::from_core(&web::fetch::text(&url).await?)
}
