//! Opens the door: fetches the catalog's core, then the app takes over.

use genai_atlas::catalog::Catalog;
use genai_atlas::{ui, web};

fn main() {
    web::page::tell_panics();
    web::fetch::spawn(async {
        match read_core().await {
            Ok(catalog) => ui::mount(catalog),
            Err(reason) => web::page::tell_failed(&reason),
        }
    });
}

async fn read_core() -> Result<Catalog, String> {
    let address = web::page::core_address().ok_or("the page names no core")?;
    Catalog::from_core(&web::fetch::text(&address).await?)
}
