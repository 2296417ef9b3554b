#!/usr/bin/env bash
# Measures Corno beside stock DL4J, PyTorch (through DJL) and TensorFlow Java: builds what is needed, then runs every workload with every
# engine, each in a process of its own, alternating between the engines for several rounds.
#
#   benchmarks/run.sh [--engines corno,corno-nd4j,dl4j,dl4j-helpers,pytorch,tensorflow] [--rounds N] [--threads N] [--env NAME=VALUE] [--quick] [workload ...]
#
# Workloads: mlp-small mlp-large cifar-convnet lenet5 resnet50 vgg16 mobilenet lstm gru mnist-epoch cold-start; all by default.
# Writes benchmarks/target/benchmarks.md (a table) and benchmarks/target/benchmarks.jsonl (a line of JSON for each figure), prints the table.
# Needs an otherwise idle machine, Linux on x86-64 for the peers, and about 500 MB of downloads the first time.
# README.md beside this script says what is measured and how.
set -euo pipefail

home=$(cd "$(dirname "$0")" && pwd -P)
engines=corno,dl4j,dl4j-helpers,pytorch,tensorflow
arguments=("$@")
for ((i = 0; i < ${#arguments[@]}; i++)); do
    case ${arguments[i]} in
        --engines) engines=${arguments[i + 1]:-} ;;
        --engines=*) engines=${arguments[i]#--engines=} ;;
        -h | --help) engines= ;;
    esac
done

modules=benchmarks
for engine in ${engines//,/ }; do
    case $engine in
        dl4j | dl4j-helpers) modules=${modules%,benchmarks/peers/dl4j},benchmarks/peers/dl4j ;;
        pytorch | tensorflow) modules=$modules,benchmarks/peers/$engine ;;
    esac
done

printf 'Building %s ...\n' "$modules" >&2
(cd "$home/.." && "${MAVEN_HOME:+$MAVEN_HOME/bin/}mvn" -q -B -ntp -P peers -Dmaven.test.skip=true -pl "$modules" -am package) >&2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$home/target/corno-benchmarks.jar:$(cat "$home/target/classpath")" \
    dev.corno.benchmarks.Benchmarks --home "$home" "$@"
