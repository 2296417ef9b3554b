#!/usr/bin/env bash
# Measures how the time of a step grows with batch, width, depth and threads, and what this machine can do at most.
#
#   benchmarks/scaling.sh                       with one thread for each core
#   OMP_NUM_THREADS=1 benchmarks/scaling.sh     with one
#
# Prints a Markdown table; takes about two minutes and needs an otherwise idle machine.
set -euo pipefail

home=$(cd "$(dirname "$0")" && pwd -P)
(cd "$home/.." && "${MAVEN_HOME:+$MAVEN_HOME/bin/}mvn" -q -B -ntp -Dmaven.test.skip=true -pl benchmarks -am package) >&2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx4g -cp "$home/target/corno-benchmarks.jar:$(cat "$home/target/classpath")" dev.corno.benchmarks.Scaling
