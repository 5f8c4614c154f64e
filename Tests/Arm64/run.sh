#!/usr/bin/env bash
# The tests of the kernels on Arm64, which an x64 Linux emulates. Needs the .NET SDK, QEMU's user emulation and Arm64's C library:
#   apt install qemu-user-static libc6-arm64-cross libstdc++6-arm64-cross
# run.sh [NAMES]     NAMES: parts of the names of the networks that are compared with the reference, with commas between them; all without
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v qemu-aarch64-static > /dev/null || { echo "qemu-aarch64-static is not installed: apt install qemu-user-static libc6-arm64-cross libstdc++6-arm64-cross"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Networks are compiled here, because the C# compiler would take an hour there, and the reference is computed here; both are the same for every processor.
dotnet build Tests/Operations.Tests -c Release
dotnet Tests/Operations.Tests/bin/Release/net10.0/Unroll.Operations.Tests.dll compile "$work" ${1:+"$1"}
dotnet publish Tests/Arm64/Runner -c Release -r linux-arm64 --self-contained -o "$work/runner"

# Without the first, .NET ends in segmentation faults under QEMU 7.2.
export DOTNET_EnableWriteXorExecute=0 DOTNET_TieredCompilation=0 DOTNET_gcConcurrent=0
emulated() {
    qemu-aarch64-static -L /usr/aarch64-linux-gnu "$work/runner/Unroll.Arm64.Runner" "$@"
}

emulated tests Unroll.Runtime.Tests Tests.Kernels Tests.Optimizers
emulated tests Unroll.Consumer.Tests NotANumberTests LongSumTests BatchStatisticsTests WinogradTests NetworkTests
emulated operations Portable "$work" ${1:+"$1"}
# The file has each network's name and what is wrong with it: an empty list if nothing is.
compared=$(grep -o '":\[' "$work/Portable.json" | wc -l || true)
agreed=$(grep -o '":\[\]' "$work/Portable.json" | wc -l || true)
echo "$agreed of $compared networks agree with the reference"
[ "$compared" -gt 0 ] && [ "$agreed" -eq "$compared" ] || { cat "$work/Portable.json"; exit 1; }
