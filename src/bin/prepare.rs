//! `prepare data` before Trunk builds, `prepare page` after; `prepare changes OLD.json` with a new version of the data.
//! See `genai_atlas::prepare`.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use genai_atlas::prepare;

fn main() -> ExitCode {
    let done = match env::args().nth(1).as_deref() {
        None | Some("data") => prepare::data(),
        Some("page") => page(),
        Some("changes") => changes(),
        Some(other) => Err(format!("there is no command {other}: it is `data`, `page` or `changes`")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prepare: {error}");
            ExitCode::FAILURE
        }
    }
}

/// An older catalog file is the one argument: `git show HEAD:public/data/catalog.json > old.json` makes one.
fn changes() -> Result<(), String> {
    let old =
        env::args().nth(2).ok_or_else(|| "expected an older catalog file: prepare changes OLD.json".to_owned())?;
    println!("{}", prepare::changes(Path::new(&old))?);
    Ok(())
}

/// Trunk sets the folder and the profile, whoever deploys the page its address.
fn page() -> Result<(), String> {
    let stage =
        env::var("TRUNK_STAGING_DIR").map_err(|_| "TRUNK_STAGING_DIR is not set, Trunk does that".to_owned())?;
    let url = env::var("ATLAS_URL").ok();
    let is_debug = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug");
    prepare::page(Path::new(&stage), url.as_deref(), is_debug)
}
