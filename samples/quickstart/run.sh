#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds what the sample needs and runs the main job: run.sh [folder for store and report].
# Needs a JDK 17 or newer, in JAVA_HOME or on the PATH.
set -euo pipefail

# A relative folder is meant from where the script was called.
[[ $# -eq 0 || "$1" == /* ]] || set -- "$PWD/$1"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if ! command -v "$java" >/dev/null; then
    echo "A JDK 17 or newer is needed: set JAVA_HOME, or put java on the PATH." >&2
    exit 1
fi

echo "This takes about a minute, longer on first use, when Maven downloads what the build needs. Building ..."
./mvnw -q -Dquick -Dmaven.test.skip=true -pl samples/quickstart -am package

# Arrow keeps its vectors outside the heap: it reaches them through java.nio, and on JDK 24 and later through a call
# that warns unless it is allowed, with an option that older JDKs do not know.
options=(--add-opens=java.base/java.nio=ALL-UNNAMED
    -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow)
target=samples/quickstart/target
exec "$java" "${options[@]}" -cp "$target/classes:$(<$target/classpath)" \
    io.mlops4j.samples.quickstart.Quickstart "$@"
