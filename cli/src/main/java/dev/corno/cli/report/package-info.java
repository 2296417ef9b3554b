/**
 * What is said about a trained model: scores per class, confusion, learning curves, as text, CSV, JSON, PNG and HTML. Read
 * {@link dev.corno.cli.report.RunReport} first. Imports XChart and Jackson, nothing of the framework. Nothing here is null; all of it
 * is immutable.
 */
package dev.corno.cli.report;
