# What the scripts share: telling, failing, steps with a log, Debian's packages. Sourced by `dev`.
# shellcheck shell=bash

CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/genai-atlas"

say() { printf '%s\n' "dev: $*"; }
die() {
  printf '%s\n' "dev: $*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# step NAME "what it does, how long" COMMAND...: one line on the screen, the rest in a log file.
step() {
  local log="$CACHE/log/$1.log" what=$2 start=$SECONDS
  shift 2
  mkdir -p "$CACHE/log"
  say "$what"
  if ! "$@" >"$log" 2>&1; then
    tail -n 25 "$log" >&2
    die "that step failed; its whole output is in $log"
  fi
  say "  done in $((SECONDS - start)) s"
}

# within SECONDS COMMAND...: stops the command after that time (macOS has no `timeout`).
within() { perl -e 'alarm shift; exec @ARGV or exit 127' "$@"; }

# newer_or_same 1.95.0 1.88
newer_or_same() {
  local a1 a2 b1 b2 rest
  # shellcheck disable=SC2034 # the rest of a version is not compared
  IFS=. read -r a1 a2 rest <<<"$1"
  # shellcheck disable=SC2034
  IFS=. read -r b1 b2 rest <<<"$2"
  [ "$a1" -gt "$b1" ] || { [ "$a1" = "$b1" ] && [ "$a2" -ge "$b2" ]; }
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
can_apt() {
  have apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}
apt_update() { as_root apt-get update || true; } # one unreachable source must not end it
apt_install() {
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends)
  as_root "${install[@]}" "$@" || {
    apt_update
    as_root "${install[@]}" "$@"
  }
}

# apt_or_name PROGRAM PACKAGES...: installs a missing program where apt can, else names it and fails.
apt_or_name() {
  local program=$1
  shift
  have "$program" && return
  can_apt || die "$program is missing: install it first (Debian: sudo apt-get install $*)."
  step "$program" "installing $program (under 1 minute)" apt_install "$@"
}
