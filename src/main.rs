//! Opens the door: a panic says so on the page, then the app takes over.

/// The library's own allocator for the web: half the code of the standard one.
#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    genai_atlas::web::page::tell_panics();
    genai_atlas::ui::mount();
}
