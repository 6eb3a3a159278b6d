#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Småsteg authors
# SPDX-License-Identifier: EUPL-1.2
#
# Gives this machine an Emscripten that builds the core, once, in ${SMASTEG_CACHE:-~/.cache/smasteg}/emsdk,
# and writes env.sh there, which the build sources. Idempotent: it says what it does and skips what is there.
#   1. an emcc >= 4 in PATH wins (SMASTEG_EMSDK=path asks for this one only);
#   2. else the official emsdk at the pinned version (SMASTEG_EMSDK=official);
#   3. else, on Debian 12, the same version out of Debian's next suite, unpacked in a private folder beside
#      bookworm's clang (SMASTEG_EMSDK=debian). Debian 12's own Emscripten, 3.1.6, is too old: no <ranges>.
# It promises the pinned version or a stop with what is missing; it refuses to leave half an installation
# in use.
set -Eeuo pipefail

VERSION=6.0.5                      # official tag and Debian upstream version: the same compiler either way
SUITE=${SMASTEG_DEBIAN_SUITE:-forky}
LLVM=22                            # newest clang in Debian 12 that this Emscripten works with
WAY=${SMASTEG_EMSDK:-auto}
EMSDK_URL=https://github.com/emscripten-core/emsdk
D="${SMASTEG_CACHE:-$HOME/.cache/smasteg}/emsdk"
D=$(mkdir -p "$D" && cd "$D" && pwd -P)
# Changes whenever this recipe's result would: an older installation is then laid anew.
RECIPE="3 $VERSION $SUITE $LLVM"

say() { printf 'emsdk-setup: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
trap 'say "stopped at line $LINENO: $BASH_COMMAND"' ERR

# One at a time: two starts in two terminals must not unpack into the same folder.
if command -v flock >/dev/null; then
  exec 9>"$D/lock"
  flock -n 9 || { say "another set-up is running, waiting"; flock 9; }
fi

emccVersion() { "$1" --version 2>/dev/null | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p'; }

works() { # can what env.sh names compile? (a moved Node or a removed clang shows here)
  ( . "$D/env.sh" && [ -n "$(emccVersion emcc)" ] ) >/dev/null 2>&1
}

writeEnv() { # $1 = recipe line, rest = lines; written last and in one move, so env.sh means "complete"
  { printf '# %s\n' "$1"; shift; printf '%s\n' "$@"; } > "$D/env.sh.new" && mv "$D/env.sh.new" "$D/env.sh"
}

usePath() {
  local emcc v root
  emcc=$(command -v emcc) || return 1
  # The one laid here earlier, in the PATH of somebody who sourced env.sh: it needs the rest of env.sh too.
  case "$(cd "$(dirname "$emcc")" && pwd -P)/" in "$D"/*) return 1 ;; esac
  v=$(emccVersion "$emcc")
  [ "${v%%.*}" -ge 4 ] 2>/dev/null || { say "emcc ${v:-?} in PATH is older than 4: not used"; return 1; }
  root=$("$(dirname "$emcc")/em-config" EMSCRIPTEN_ROOT) ||
    { say "emcc $v in PATH has no em-config beside it: not used"; return 1; }
  local line="path $emcc $v"
  if [ -f "$D/env.sh" ] && [ "$(head -1 "$D/env.sh")" = "# $line" ]; then
    say "emcc $v in PATH: used"
    return 0
  fi
  writeEnv "$line" "export PATH=\"$(dirname "$emcc"):\$PATH\"" "export EMSCRIPTEN_ROOT=\"$root\"" \
    "export EM_CACHE=\"\${EM_CACHE:-$D/cache-$v}\""
  say "emcc $v in PATH: used"
}

# A limit on a command where the machine has no timeout(1).
limit() { if command -v timeout >/dev/null; then timeout "$@"; else shift; "$@"; fi; }

useOfficial() {
  say "asking for the official emsdk (at most 20 s)"
  GIT_TERMINAL_PROMPT=0 limit 20 \
    git ls-remote --exit-code "$EMSDK_URL" "refs/tags/$VERSION" >/dev/null 2>&1 ||
    { say "the official emsdk does not answer"; return 1; }
  say "downloading the official emsdk $VERSION (some 300 MB, unpacked 1.2 GB)"
  rm -rf "$D/official"
  git clone -q --depth 1 --branch "$VERSION" "$EMSDK_URL" "$D/official" &&
    "$D/official/emsdk" install "$VERSION" >&2 && "$D/official/emsdk" activate "$VERSION" >&2 ||
    { say "the download of the official emsdk did not succeed"; rm -rf "$D/official"; return 1; }
  local got; got=$(emccVersion "$D/official/upstream/emscripten/emcc")
  [ "$got" = "$VERSION" ] || { say "the official emsdk gave emcc '$got', expected $VERSION"; return 1; }
  writeEnv "$RECIPE official" "export EM_CONFIG=\"$D/official/.emscripten\"" \
    "export EMSCRIPTEN_ROOT=\"$D/official/upstream/emscripten\"" \
    "export PATH=\"\$EMSCRIPTEN_ROOT:\$PATH\"" "export EM_CACHE=\"$D/cache-$VERSION\""
}

asRoot() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

missingPackages() {
  local p
  for p in "clang-$LLVM" "lld-$LLVM" "llvm-$LLVM" patchelf python3; do
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$p"
  done
}

installPackages() {
  local need; need=$(missingPackages)
  [ -n "$need" ] || return 0
  asRoot true 2>/dev/null ||
    die "missing: $need— needs root or sudo without a password. Run: apt-get install ${need}and start again"
  say "installing ${need}from Debian's packages"
  asRoot apt-get -qq -o DPkg::Lock::Timeout=300 update
  asRoot env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $need >/dev/null
}

# apt with a state of its own: the machine's sources and pins stay as they are.
privateApt() {
  local mirror A="$D/apt"
  # The mirror that this machine already uses, wherever it is written down.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' |
    awk '!/security/ && !u {u=$0} END {print u}')
  if [ -z "$mirror" ]; then
    asRoot apt-get -qq -o DPkg::Lock::Timeout=300 update
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' |
    awk '!/security/ && !u {u=$0} END {print u}')
  fi
  [ -n "$mirror" ] || die "apt knows no mirror: check the sources in /etc/apt"
  rm -rf "$A"; mkdir -p "$A"/{lists/partial,cache/archives/partial,parts}; : > "$A/status"
  printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
    "$mirror" "$SUITE" /usr/share/keyrings/debian-archive-keyring.gpg > "$A/parts/s.sources"
  cat > "$A/apt.conf" <<C
Dir::State "$A";
Dir::State::lists "$A/lists";
Dir::State::status "$A/status";
Dir::Cache "$A/cache";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$A/parts";
Dir::Etc::preferencesparts "/dev/null";
APT::Sandbox::User "";
#clear APT::Update::Post-Invoke;
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::Languages "none";
C
  say "reading the package list of Debian $SUITE"
  apt-get -c "$A/apt.conf" -qq update
}

useDebian() {
  [ -r /etc/os-release ] && ( . /etc/os-release && [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ] ) ||
    die "no Emscripten: put an emcc >= 4 in PATH (emsdk install $VERSION), or run this on Debian 12"
  local triplet loader
  case $(dpkg --print-architecture) in
    amd64) triplet=x86_64-linux-gnu loader=ld-linux-x86-64.so.2 ;;
    arm64) triplet=aarch64-linux-gnu loader=ld-linux-aarch64.so.1 ;;
    *) die "no recipe for $(dpkg --print-architecture): put an emcc >= 4 in PATH" ;;
  esac
  installPackages
  rm -rf "$D"/{debs,prefix,rt,env.sh}
  privateApt
  say "unpacking Emscripten and binaryen (70 MB)"
  mkdir -p "$D/debs"
  (cd "$D/debs" && apt-get -c "$D/apt/apt.conf" -qq download emscripten binaryen libc6 libstdc++6 libgcc-s1)
  local d
  for d in emscripten binaryen; do dpkg -x "$D/debs/${d}"_*.deb "$D/prefix"; done
  for d in libc6 libstdc++6 libgcc-s1; do dpkg -x "$D/debs/${d}"_*.deb "$D/rt"; done
  # The next suite's binaryen wants a newer glibc than Debian 12 has: it gets its own loader.
  local L="$D/rt/usr/lib/$triplet" B="$D/prefix/usr/lib/$triplet" b
  for b in "$D"/prefix/usr/bin/wasm-* "$D"/prefix/usr/bin/wasm2js; do
    patchelf --set-interpreter "$L/$loader" --force-rpath --set-rpath "$B:$L" "$b"
  done
  patchelf --force-rpath --set-rpath "$L" "$B/libbinaryen.so"
  patchEmscripten "$D/prefix/usr/share/emscripten"
  writeEnv "$RECIPE debian" "export EM_CONFIG=\"$D/emconfig.py\"" \
    "export EMSCRIPTEN_ROOT=\"$D/prefix/usr/share/emscripten\"" \
    "export PATH=\"\$EMSCRIPTEN_ROOT:\$PATH\""     "export EM_CACHE=\"$D/cache-$VERSION\""
  rm -rf "$D/debs" "$D/apt"
}

patchEmscripten() {
  local E=$1
  # Debian ports it to LLVM 21; bookworm has 22, whose wasm-ld puts the stack first unless told not to.
  sed -i "s/^EXPECTED_LLVM_VERSION = .*/EXPECTED_LLVM_VERSION = $LLVM/" "$E/tools/shared.py"
  /usr/bin/python3 - "$E/tools/building.py" <<'P'
import sys
path = sys.argv[1]
text = open(path).read()
old = "    cmd.append('--stack-first')\n\n"
assert text.count(old) == 1, path + ": the line to patch is not there"
new = "    cmd.append('--stack-first')\n  else:\n    cmd.append('--no-stack-first')\n\n"
open(path, 'w').write(text.replace(old, new))
P
  say "installing Emscripten's own npm packages"
  # Pinned: what they write ends up in the release, which must be the same byte for byte.
  (cd "$E" && rm -f package.json package-lock.json &&
    npm install --no-save --no-audit --no-fund --loglevel=error acorn@8.16.0 acorn-import-phases@1.0.4 \
      google-closure-compiler@20260927.0.0 html-minifier-terser@7.2.0 typescript@5.9.3 >/dev/null)
  rm -f "$E/package.json" "$E/package-lock.json"
  # The Node and the folders are looked up when emcc runs, so the whole cache can be moved to another Node.
  cat > "$D/emconfig.py" <<C
LLVM_ROOT = '/usr/bin'
LLVM_ADD_VERSION = '$LLVM'
CLANG_ADD_VERSION = '$LLVM'
BINARYEN_ROOT = '$D/prefix/usr'
NODE_JS = __import__('shutil').which('node')
CLOSURE_COMPILER = '$E/node_modules/.bin/google-closure-compiler'
C
  local got; got=$(EM_CONFIG="$D/emconfig.py" EM_CACHE="$D/cache-$VERSION" emccVersion "$E/emcc")
  [ "$got" = "$VERSION" ] ||
    die "Debian $SUITE gave emcc '${got:-none}', expected $VERSION: set SMASTEG_DEBIAN_SUITE" \
      "to a suite that has it, or put an emcc >= 4 in PATH"
}

case $WAY in
  auto|path|official|debian) ;;
  *) die "SMASTEG_EMSDK must be auto, path, official or debian, not '$WAY'" ;;
esac

if [ "$WAY" = auto ] || [ "$WAY" = path ]; then usePath && exit 0; fi
[ "$WAY" = path ] && die "no emcc >= 4 in PATH"

if [ -f "$D/env.sh" ]; then
  have=$(head -1 "$D/env.sh")
  if { [ "$have" = "# $RECIPE official" ] && [ "$WAY" != debian ]; } ||
    { [ "$have" = "# $RECIPE debian" ] && [ "$WAY" != official ]; }; then
    if works; then say "Emscripten $VERSION is there"; exit 0; fi
    say "Emscripten is there but does not run: laying it anew"
  fi
fi

ready=no
if [ "$WAY" != debian ] && useOfficial; then ready=yes; fi
[ "$ready" = no ] && [ "$WAY" = official ] &&
  die "no Emscripten: put an emcc >= 4 in PATH (emsdk install $VERSION)"
# Called plainly, not in a condition: there bash would go on after a failed line.
[ "$ready" = yes ] || useDebian
works || die "installed, but emcc does not run: see 'emcc --version' after '. $D/env.sh'"
say "Emscripten $VERSION is ready in $D"
