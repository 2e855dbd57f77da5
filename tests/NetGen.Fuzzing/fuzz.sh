#!/usr/bin/env bash
# A long run: each parser for so many minutes, what reaches new code kept in the corpus. An input that fails is written to failures/, and its test is to add it to the corpus.
#   tests/NetGen.Fuzzing/fuzz.sh [MINUTES] [CORPUS]    (defaults: 60, the corpus beside this script)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
minutes=${1:-60}
corpus=${2:-$here/corpus}
dotnet build -c Release --nologo -v q "$here"
code=0
for parser in csv safetensors table preprocessing; do
    mkdir -p "$corpus/$parser"
    dotnet run -c Release --no-build --project "$here" -- "$parser" "$corpus/$parser" --seconds $((minutes * 60)) --keep --failures "$here/failures" || code=$?
done
exit $code
