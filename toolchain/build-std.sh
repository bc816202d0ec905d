#!/usr/bin/env bash
# toolchain/build-std.sh FOLDER TARGET: builds Rust's standard library for TARGET from the source that
# belongs to the `cargo` and `rustc` on PATH, into FOLDER.
#
# Why: Debian packages a current compiler (rustc-web) with the library's source, but no compiled library for
# wasm. It is needed only where rustup's servers cannot be reached.
#
# About the one unusual line below: the standard library may use what is not stable yet, so a compiler of the
# stable channel builds it only when told that it is bootstrapping. That is how Debian and Rust themselves
# build it. It concerns the compiler's own library alone; this project's code is never built that way.
set -euo pipefail
folder=$1 target=$2
stub=$(mktemp -d)
trap 'rm -rf "$stub"' EXIT

# An empty crate: building it builds the library. Bitcode is what link-time optimisation needs.
printf '[package]\nname = "stub"\nedition = "2021"\n[lib]\npath = "lib.rs"\n[workspace]\n' >"$stub/Cargo.toml"
: >"$stub/lib.rs"
cd "$stub"
RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$stub/target" \
  cargo build --release --target "$target" -Zbuild-std=std,panic_abort,test

mkdir -p "$folder"
for file in "$stub/target/$target"/release/deps/*.rlib; do
  case "$file" in */libstub-*) ;; *) cp "$file" "$folder/" ;; esac
done
