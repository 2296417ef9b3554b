/**
 * Learning rates that change with the number of updates made. Read {@link dev.corno.optimizers.schedules.Schedule} first. Imports
 * nothing of Corno's but an annotation. Nothing here is null; schedules are values and safe to share between threads.
 */
package dev.corno.optimizers.schedules;
