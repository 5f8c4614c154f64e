#!/usr/bin/env bash
# Fetches libtorch (128 MB to download, 500 MB unpacked) for the comparison with TorchSharp, on Linux x64. The build does not need it,
# so it is no part of the build. The files go to $UNROLL_LIBTORCH, or to unroll/libtorch in the user's cache folder, where the
# benchmarks look for them. To be run again after a change of the versions.
#
# TorchSharp's native part asks the C++ library for one symbol that libstdc++ has since GCC 13 (GLIBCXX_3.4.32; Debian 12 has GCC 12).
# Where it is missing, the copy is changed: the symbol is asked for without a version and defined in a small library of our own, and
# the version is marked as one that may be missing. That needs g++, patchelf and python3. For measuring only; nothing of it is released.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${UNROLL_LIBTORCH:-${XDG_CACHE_HOME:-$HOME/.cache}/unroll/libtorch}
symbol=_ZSt21ios_base_library_initv
version=GLIBCXX_3.4.32

# The versions are those of Benchmarks.csproj and Directory.Packages.props.
dotnet restore Benchmarks.csproj -p:Libtorch=true
packages=$(dotnet msbuild Benchmarks.csproj -getProperty:NuGetPackageRoot)
libtorch=$(sed -nE 's/.*"libtorch-cpu-linux-x64" Version="\[(.*)\]".*/\1/p' Benchmarks.csproj)
torchsharp=$(sed -nE 's/.*"TorchSharp" Version="(.*)".*/\1/p' ../Directory.Packages.props)

mkdir -p "$(dirname "$target")"
work=$(mktemp -d "$target.XXXXXX")
trap 'rm -rf "$work"' EXIT
native=runtimes/linux-x64/native
for name in libtorch_cpu.so libtorch.so libc10.so libtorch_global_deps.so libshm.so; do
    cp "$packages/libtorch-cpu-linux-x64/$libtorch/$native/$name" "$work"
done
cp "$packages/libtorch-cpu-linux-x64/$libtorch/$native"/libgomp-*.so.1 "$work"
cp "$packages/torchsharp/$torchsharp/$native/libLibTorchSharp.so" "$work"

cd "$work"
if ! ldconfig -p | sed -nE 's/.*libstdc\+\+\.so\.6 .*x86-64.* => (.*)/\1/p' | head -n 1 | xargs grep -q "$version"; then
    for tool in g++ patchelf python3; do
        command -v $tool >/dev/null || { echo "This machine's libstdc++ lacks $version; to mend that, $tool is needed: apt install $tool" >&2; exit 1; }
    done
    # What the symbol does in newer libraries: construct the standard streams. The older header does it for every file that includes it.
    printf '#include <ios>\nextern "C" void %s() { static std::ios_base::Init streams; }\n' $symbol > streams.cpp
    g++ -shared -fPIC -O1 -o libstreams.so streams.cpp
    patchelf --clear-symbol-version $symbol --add-needed libstreams.so --set-rpath '$ORIGIN' libLibTorchSharp.so
    # VER_FLG_WEAK in the entry of the needed version, which begins with the hash of its name (System V ABI, "Symbol Versioning").
    python3 - libLibTorchSharp.so $version <<'PY'
import struct, sys
path, name = sys.argv[1:]
hash = 0
for byte in name.encode():
    hash = (hash << 4) + byte
    high = hash & 0xF0000000
    hash = (hash ^ high >> 24) & ~high
data = bytearray(open(path, "rb").read())
needle, at, found = struct.pack("<I", hash), -1, 0
while (at := data.find(needle, at + 1)) >= 0:
    data[at + 4] |= 2
    found += 1
if not found:
    sys.exit(f"{path} does not ask for {name}")
open(path, "wb").write(data)
PY
fi

chmod 755 "$work"
rm -rf "$target"
mv "$work" "$target"
trap - EXIT
echo "libtorch $libtorch and TorchSharp $torchsharp are in $target"
