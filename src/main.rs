//! Opens the door: a panic says so on the page, then the app takes over.

fn main() {
    genai_atlas::web::page::install_panic_notice();
    genai_atlas::ui::mount();
}
