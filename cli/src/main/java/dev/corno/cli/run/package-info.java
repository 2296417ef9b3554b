/**
 * Around a training run: how pictures become numbers, what models are trained with by default, the folder a run is kept in. Read
 * {@link dev.corno.cli.run.TrainedModel} first. Imports the framework's public API and {@code cli.report}. Nothing here is null.
 */
package dev.corno.cli.run;
