#!/bin/sh
# Install what the tests drive and no Python package brings: a browser, OCR in two languages,
# pdftotext, and LibreOffice without its windows.
# On a system without apt, or without the right to install, it says what is missing and goes on:
# the tests that need it are then skipped, with a word.
set -u

packages="chromium tesseract-ocr tesseract-ocr-rus poppler-utils"
packages="$packages libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"

present() {
  command -v chromium >/dev/null && command -v pdftotext >/dev/null || return
  tesseract --list-langs 2>/dev/null | grep -qx rus || return
  registry=$(dirname "$(dirname "$(readlink -f "$(command -v soffice || echo /)")")")/share/registry
  test -f "$registry/writer.xcd" && test -f "$registry/calc.xcd" && test -f "$registry/impress.xcd"
}

present && exit 0
if [ "$(id -u)" = 0 ]; then
  as_root=
else
  as_root="sudo -n"
fi
if command -v apt-get >/dev/null && $as_root true 2>/dev/null; then
  echo "Installing $packages"
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $packages >/dev/null
fi
present || echo "note: the tests that need $packages are skipped: install them" >&2
exit 0
