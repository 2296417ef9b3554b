/** DL4J under measurement, as its documentation uses it. Read {@link dev.corno.benchmarks.dl4j.Dl4jEngine} first. Nothing is null. */
package dev.corno.benchmarks.dl4j;
