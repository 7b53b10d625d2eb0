#!/usr/bin/env bash
# Builds, then runs one area, or all whose names begin so ("drift"; "drift ks" for one of them), and prints one line per bar;
# fails if a bar is missed. Without an area it lists them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./mvnw -q -B -Dquick -Dmaven.test.skip=true -pl benchmarks -am \
    package dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/runtime.classpath >&2

exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    -cp "benchmarks/target/classes:$(cat benchmarks/target/runtime.classpath)" \
    io.mlops4j.benchmarks.Benchmarks "$@"
