#!/usr/bin/env bash
# Publishes the sample and an empty program with the same settings as native code, and fails unless the sample runs, is one file,
# and is at most 0.9 MB (900,000 bytes) larger than the empty program. Needs clang or gcc, and zlib's headers (zlib1g-dev).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
limit=900000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# publish NAME [PROPERTY]: the sample, or the empty program that PROPERTY selects, into $work/NAME/out
publish() {
  local log="$work/$1.log"
  if ! dotnet publish EmbeddedAot.csproj -c Release --use-current-runtime --artifacts-path "$work/$1" -o "$work/$1/out" "${@:2}" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
  fi
}

size() { wc -c <"$work/$1/out/EmbeddedAot"; }

publish sample
publish empty -p:Empty=Empty
publish writeline -p:Empty=WriteLine

"$work/sample/out/EmbeddedAot"

files=$(ls -A "$work/sample/out")
if [ "$files" != EmbeddedAot ]; then
  printf 'published more than one file:\n%s\n' "$files" >&2
  exit 1
fi

added=$(($(size sample) - $(size empty)))
printf 'size, empty program: %d bytes\n' "$(size empty)"
printf 'size, empty program that prints a line: %d bytes\n' "$(size writeline)"
printf 'size, sample: %d bytes\n' "$(size sample)"
printf 'size, sample over one that prints a line: %d bytes\n' $(($(size sample) - $(size writeline)))
printf 'size, sample over the empty program: %d bytes (at most %d)\n' "$added" "$limit"
[ "$added" -le "$limit" ]
