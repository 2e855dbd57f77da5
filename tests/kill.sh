#!/usr/bin/env bash
# Kills a run that writes checkpoints, at random moments, as often as asked (10,000 times): no checkpoint may be unreadable, and none may lose more than one interval.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
NETGEN_KILLS="${1:-10000}" dotnet test tests/NetGen.Tests -c Release --filter "FullyQualifiedName~CrashTests" --logger "console;verbosity=detailed"
