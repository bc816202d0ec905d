# The browser of the tests and its fonts. Sourced by `dev`, after lib.sh.
# shellcheck shell=bash

find_browser() {
  local b
  for b in "${CHROME_PATH:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -n "$b" ] && have "$b"; then
      command -v "$b"
      return
    fi
  done
}
has_chinese_font() { ! have fc-list || [ -n "$(fc-list :lang=zh file)" ]; }

# Sets CHROME_PATH for the programs in Node.
setup_browser() {
  if [ -z "$(find_browser)" ]; then
    can_apt || die "No Chromium or Chrome found for the browser tests: install one (Debian: sudo apt-get install chromium), or name it in CHROME_PATH."
    step chromium "installing Chromium and fonts (about 1 minute)" apt_install chromium fonts-noto-cjk fonts-inter
    [ -n "$(find_browser)" ] || die "Chromium was installed, but no browser can be started: name one in CHROME_PATH."
  elif ! has_chinese_font; then
    if can_apt; then
      step fonts "installing fonts for the tests (seconds)" apt_install fonts-noto-cjk fonts-inter
    else
      say "note: no font for Chinese here; pictures of the Chinese pages will show boxes"
    fi
  fi
  CHROME_PATH=$(find_browser)
  export CHROME_PATH
}
