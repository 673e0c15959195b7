#!/bin/sh
# Runs mitz-keur on this build, keeps what earlier builds showed, and ends with its exit code: 0 accepted,
# 1 not accepted, 2 could not be judged. What is given goes to `mitz-keur run`; ids make it a part, which 0 then is about.
#
#   MITZ_KEUR         how mitz-keur is started; by default from the package file mitz-keur-{version}.tgz beside this script,
#                     of which the SHA-256 stands in mitz-keur-{version}.tgz.sha256: no name is fetched from a registry
#   MITZ_KEUR_TARGET  the target file                     MITZ_KEUR_OUT   where everything goes; keep it between builds
#   MITZ_KEUR_BUILD   the name of this build              MITZ_KEUR_KEEP  how many builds are kept
set -eu
cd "$(dirname "$0")"

package=mitz-keur-{version}.tgz
keur=${MITZ_KEUR:-npx --yes --package ./$package mitz-keur}
target=${MITZ_KEUR_TARGET:-target.yaml}
out=${MITZ_KEUR_OUT:-mitz-keur-out}
build=$(printf %s "${MITZ_KEUR_BUILD:-$(date -u +%Y%m%dT%H%M%SZ)}" | tr -c 'A-Za-z0-9._-' '-')
keep=${MITZ_KEUR_KEEP:-50}
run=$out/run

# The package is ours only where its digest is the one that was kept with these sources.
if [ -z "${MITZ_KEUR:-}" ] && ! sha256sum -c "$package.sha256" >/dev/null 2>&1; then
  echo "mitz-keur-ci: $package is not here, or not as $package.sha256 says; put both beside this script (npm pack makes the one, sha256sum $package the other), or say with MITZ_KEUR how mitz-keur is started" >&2
  exit 2
fi

# What an earlier build left must not stand for this one. Only the history of earlier runs stays.
if [ -d "$run" ]; then find "$run" -mindepth 1 -maxdepth 1 ! -name history.ndjson -exec rm -rf {} +; fi

code=0
# Unquoted on purpose: it is a command of several words.
$keur run "$@" --target "$target" --out "$run" || code=$?

if [ ! -f "$run/run.json" ]; then
  echo "mitz-keur-ci: no run record was written, so nothing was judged" >&2
  if [ "$code" -eq 0 ]; then code=2; fi
  exit "$code"
fi

mkdir -p "$out/builds/$build"
for name in run.json junit.xml summary.md dossier.nl.html dossier.en.html; do
  if [ -f "$run/$name" ]; then cp "$run/$name" "$out/builds/$build/"; fi
done
ls -1t "$out/builds" | tail -n "+$((keep + 1))" | while read -r old; do rm -rf "${out:?}/builds/$old"; done

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$run/summary.md" >>"$GITHUB_STEP_SUMMARY"; fi
exit "$code"
