# A compiler for wasm from Debian's packages, for networks where rustup's servers cannot be reached but a
# Debian mirror can. Unpacked into the cache, nothing is installed. Sourced by tools/toolchain.sh on need.
# shellcheck shell=bash

setup_debian_rust() { # setup_debian_rust PREFIX
  local part="$1.part"
  { have apt-get && have dpkg; } || die "The Rust compiler here cannot build for $TARGET and the target could not be fetched: run \`rustup target add $TARGET\` where the network allows it."
  if [ -z "$(deb_candidate rustc-web)" ] && can_apt; then
    step apt "reading the list of Debian packages (under 1 minute)" apt_update
  fi
  [ -n "$(deb_candidate rustc-web)" ] || die "rustup cannot add $TARGET, and this system's package lists name no rustc-web: run \`rustup target add $TARGET\` where the network allows it, or \`sudo apt-get update\` on Debian 12."
  rm -rf "$part"
  mkdir -p "$part/debs"
  step wasm-rust-debs "fetching Debian's compiler for the web, about 150 MB (1 minute)" fetch_debs "$part"
  step wasm-rust-std "building the standard library for $TARGET, once (about 2 minutes)" wasm_std_below "$part"
  rm -rf "$part/debs" "$1"
  mv "$part" "$1"
}
wasm_std_below() { # wasm_std_below PREFIX
  (use_rust_below "$1" && bash toolchain/build-std.sh "$1/usr/lib/rustlib/$TARGET/lib" "$TARGET") || return 1
  (use_rust_below "$1" && rustc --version) >"$1/ready"
}

deb_candidate() { apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: \([0-9].*\)/\1/p'; }
deb_installed() { dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -q '^installed$'; }

# The compiler's own packages, by whatever version Debian has now, and those shared libraries under
# them that this system lacks.
wanted_debs() {
  local queue="rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy" seen=" " p d
  while [ -n "$queue" ]; do
    p=${queue%% *}
    case "$queue" in *" "*) queue=${queue#* } ;; *) queue= ;; esac
    case "$seen" in *" $p "*) continue ;; esac
    seen="$seen$p "
    printf '%s\n' "$p"
    for d in $(apt-cache depends --important "$p" | sed -n 's/^ *|\{0,1\}Depends: \([a-z0-9][^ ]*\)$/\1/p'); do
      case "$d" in
        libc6 | libc6-dev) continue ;;
        libllvm[0-9]*) queue="$queue $d lld-${d#libllvm} llvm-${d#libllvm}-linker-tools" ;;
        rustc-web | libstd-rust-web*) queue="$queue $d" ;;
        lib*) deb_installed "$d" || queue="$queue $d" ;;
      esac
      queue=${queue# }
    done
  done
}
fetch_debs() { # fetch_debs PREFIX
  download_debs "$1/debs" || { can_apt && apt_update && download_debs "$1/debs"; } || return 1
  local deb
  for deb in "$1"/debs/*.deb; do
    dpkg -x "$deb" "$1" || return 1
  done
}
download_debs() { # download_debs FOLDER
  local names
  mapfile -t names < <(wanted_debs)
  (cd "$1" && apt-get download "${names[@]}")
}
