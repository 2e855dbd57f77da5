#!/usr/bin/env bash
# Publishes the page and says what a browser downloads of it: as it is, and compressed with Brotli. Fails above 1.75 MB (1,750,000 bytes).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
limit=1750000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

log="$work/log"
if ! dotnet publish Browser.csproj -c Release --artifacts-path "$work/artifacts" -o "$work/out" -warnaserror >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi

# size FILES…: their bytes, as find selects them
size() { find "$work/out/wwwroot" -type f "$@" -printf '%s\n' | awk '{ bytes += $1 } END { print bytes }'; }

compressed=$(size -name '*.br')
printf 'download: %d bytes\n' "$(size ! -name '*.br' ! -name '*.gz')"
printf 'download, with Brotli: %d bytes (at most %d)\n' "$compressed" "$limit"
[ "$compressed" -le "$limit" ]
