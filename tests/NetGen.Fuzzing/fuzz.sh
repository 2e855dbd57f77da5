#!/usr/bin/env bash
# A long run: each parser for so many minutes, or until it has tried so many inputs.
# What reaches new code is kept in the corpus. An input that fails is written to failures/; its test is to add it to the corpus.
#   tests/NetGen.Fuzzing/fuzz.sh [MINUTES] [CORPUS] [INPUTS]    (defaults: 60, the corpus beside this script, as many as the time allows)
#   tests/NetGen.Fuzzing/fuzz.sh 600 "" 10000000                ten million inputs for each parser
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
minutes=${1:-60}
corpus=${2:-$here/corpus}
inputs=${3:-2000000000}
dotnet build -c Release --nologo -v q "$here"
code=0
for parser in csv safetensors safetensorsfile idx npy table preprocessing rtneural; do
    mkdir -p "$corpus/$parser"
    dotnet run -c Release --no-build --project "$here" -- "$parser" "$corpus/$parser" \
        --seconds $((minutes * 60)) --inputs "$inputs" --keep --failures "$here/failures" || code=$?
done
exit $code
