# Rust with the wasm target, Trunk, wasm-bindgen, Node's packages and the linters: what is missing is
# fetched into a cache folder outside the checkout. Sourced by `dev`, after lib.sh.
# shellcheck shell=bash

TRUNK=0.22.1
NODE=20
TARGET=wasm32-unknown-unknown
# wasm-bindgen: the version of Cargo.lock. binaryen (wasm-opt), playwright-core, axe-core, biome: package.json.

TOOLS="$CACHE/tools"         # trunk, wasm-bindgen
WASM_RUST="$CACHE/wasm-rust" # Debian's compiler, only where rustup cannot add the target

# ---- what has to be on the machine already ------------------------------------------------------
check_rust() {
  { have cargo && have rustc; } || die "Rust is missing: install its stable version with rustup."
  local need has
  need=$(sed -n 's/^rust-version *= *"\([0-9.]*\)".*/\1/p' Cargo.toml)
  has=$(rustc --version | sed 's/^rustc \([0-9.]*\).*/\1/')
  newer_or_same "$has" "$need" ||
    die "Rust $need or newer is needed, this is $has: run \`rustup update stable\`."
  apt_or_name cc gcc libc6-dev
}
check_node() {
  { have node && have npm; } || die "Node.js $NODE or newer (with npm) is missing: install it first."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge "$NODE" ] || die "Node.js $NODE or newer is needed, this is $(node --version)."
}

# ---- the compiler for wasm ----------------------------------------------------------------------
# Three ways, in this order: the installed Rust has the target; rustup adds it; Debian's compiler is
# unpacked into the cache (toolchain/). ATLAS_TOOLCHAIN=private goes straight to the third.
rust_has_target() {
  [ "${ATLAS_TOOLCHAIN:-}" != private ] &&
    [ -d "$(rustc --print sysroot)/lib/rustlib/$TARGET/lib" ]
}
setup_wasm_rust() {
  if rust_has_target || [ -f "$WASM_RUST/ready" ]; then return; fi
  if [ "${ATLAS_TOOLCHAIN:-}" != private ] && have rustup; then
    say "asking rustup for the $TARGET target (seconds; gives up after 2 minutes)"
    mkdir -p "$CACHE/log"
    if within 120 rustup target add "$TARGET" >"$CACHE/log/rustup.log" 2>&1 && rust_has_target; then return; fi
    say "  rustup cannot get it here"
  fi
  # shellcheck source=toolchain/debian.sh
  . toolchain/debian.sh
  setup_debian_rust "$WASM_RUST"
  rm -rf target/web/"$TARGET" # of another compiler
}

# with_wasm COMMAND...: runs it with the wasm compiler and our tools in front. Builds for the web go
# to their own target folder: their compiler may differ from the native one.
# shellcheck disable=SC2030,SC2031 # PATH is meant to change in the subshell alone
with_wasm() {
  (
    if ! rust_has_target; then use_rust_below "$WASM_RUST"; fi
    export PATH="$TOOLS/bin:$PWD/node_modules/.bin:$PATH"
    export CARGO_TARGET_DIR="$PWD/target/web"
    export TRUNK_OFFLINE=true TRUNK_SKIP_VERSION_CHECK=true
    # Panics name a file of a crate: by its place in the registry, not on this machine. Adds to .cargo/config.toml.
    export CARGO_BUILD_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates"
    "$@"
  )
}
# use_rust_below PREFIX: that compiler first, in this (sub)shell only.
# shellcheck disable=SC2031
use_rust_below() {
  export PATH="$1/usr/bin:$PATH"
  local libs=("$1"/usr/lib/*-linux-gnu*)
  export LD_LIBRARY_PATH="${libs[0]}${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
}
fetch_crates() { # trunk runs offline, so the crates have to be here first
  with_wasm cargo fetch --quiet "$@" || die "The crates of Cargo.lock could not be fetched, see above."
}

# ---- Trunk and wasm-bindgen ---------------------------------------------------------------------
has_version() { # has_version TOOL VERSION
  [ "$(PATH="$TOOLS/bin:$PATH" "$1" --version 2>/dev/null | sed -n '1s/^[a-z-]* \([0-9.]*\).*/\1/p')" = "$2" ]
}
cargo_tool() { # cargo_tool CRATE VERSION FLAGS...: compiled for a quick build, not a quick tool
  local crate=$1 version=$2
  shift 2
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_TARGET_DIR="$CACHE/build" \
    cargo install "$crate" --version "$version" --root "$TOOLS" --force "$@"
}
wasm_bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock
}
setup_tools() {
  local bindgen
  bindgen=$(wasm_bindgen_version)
  if ! has_version trunk "$TRUNK"; then
    step trunk "compiling trunk $TRUNK, once (about 4 minutes on two cores)" \
      cargo_tool trunk "$TRUNK" --locked --ignore-rust-version
  fi
  if ! has_version wasm-bindgen "$bindgen"; then
    # Not --locked: its lock file asks for a crate that registries may not have yet.
    step wasm-bindgen "compiling wasm-bindgen $bindgen, once (about 2 minutes on two cores)" \
      cargo_tool wasm-bindgen-cli "$bindgen"
  fi
  rm -rf "$CACHE/build"
}

# ---- Node's packages, linters -------------------------------------------------------------------
setup_node_modules() {
  check_node
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  step npm "installing the Node packages of package-lock.json (seconds)" npm ci --loglevel=error
}
# shfmt and shellcheck come from Debian; where they are not to be had the check says so and goes on.
setup_linters() {
  local tool
  for tool in shellcheck shfmt; do
    if have "$tool"; then continue; fi
    if can_apt; then
      step "$tool" "installing $tool (seconds)" apt_install "$tool"
    else
      say "note: $tool is missing and cannot be installed here: shell scripts go without it"
    fi
  done
  setup_node_modules
}

setup_build() {
  check_rust
  setup_wasm_rust
  setup_tools
  setup_node_modules
}
