#!/usr/bin/env bash
# Runs tests/NetGen.Aot as an arm64 program under an emulator: fast code agrees with plain code there, and all of training works.
# Needs qemu-user-static, libc6-arm64-cross, libstdc++6-arm64-cross and libgcc-s1-arm64-cross; says so and does nothing where one of them is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
libraries=/usr/aarch64-linux-gnu

if ! command -v qemu-aarch64-static >/dev/null || [ ! -e $libraries/lib/libstdc++.so.6 ] || [ ! -e $libraries/lib/libgcc_s.so.1 ]; then
  echo 'not checked on arm64: needs qemu-aarch64-static and the arm64 libraries of C and C++ in '$libraries
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# With the runtime, which compiles for the processor it finds: Native AOT would need a cross compiler.
dotnet publish -c Release tests/NetGen.Aot -r linux-arm64 --self-contained -p:PublishAot=false -p:InvariantGlobalization=true --artifacts-path "$work/build" -o "$work/out"
qemu-aarch64-static -L $libraries "$work/out/NetGen.Aot"
