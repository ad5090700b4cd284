#!/bin/sh
# Installs what the tests need of Debian, where it is missing and this user may; else says what.
# With `all` also the office programs that only the long tests open files with.
set -eu

missing=""
have() { command -v "$1" >/dev/null 2>&1; }
have chromium || missing="$missing chromium"
have npm || missing="$missing nodejs npm"
have strace || missing="$missing strace"
have pg_ctl || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || missing="$missing postgresql"
if [ "${1:-}" = all ]; then
    have soffice || missing="$missing libreoffice-calc libreoffice-writer"
    have Rscript || missing="$missing r-base-core"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && have apt-get; then
    echo "Installing with apt-get:$missing"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of names
    if apt-get -qq update && apt-get -qq install -y --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
fi
echo "The tests need:$missing. Install it first, on Debian with:" >&2
echo "    sudo apt-get install --no-install-recommends$missing" >&2
exit 1
