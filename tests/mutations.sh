#!/usr/bin/env bash
# Mutates the source of networks as often as asked (1,000,000 times), from a given variant on: neither the generator nor the analyzer may throw,
# and every generated file must be C#. Each part prints its figures; the first failure ends the run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
count="${1:-1000000}"
first="${2:-0}"
part=50000
dotnet build tests/NetGen.Generator.Tests -c Release --nologo -v quiet
for ((at = first; at < first + count; at += part)); do
  NETGEN_MUTATIONS_FIRST=$at NETGEN_MUTATIONS=$((first + count - at < part ? first + count - at : part)) \
    dotnet test tests/NetGen.Generator.Tests -c Release --no-build --filter "FullyQualifiedName~MutationTests" --logger "console;verbosity=detailed" |
    grep -E 'variants|NetGen|rror|Passed|Failed'
done
