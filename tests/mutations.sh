#!/usr/bin/env bash
# Mutates the source of networks as often as asked (1,000,000 times): neither the generator nor the analyzer may throw, and every generated file must be C#.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
NETGEN_MUTATIONS="${1:-1000000}" dotnet test tests/NetGen.Generator.Tests -c Release --filter "FullyQualifiedName~MutationTests" --logger "console;verbosity=detailed"
