/**
 * What {@code corno doctor} looks at. Read {@link dev.corno.cli.doctor.Doctor} first. Imports the framework's {@code backend} and
 * {@code datasets}. Nothing here is null.
 */
package dev.corno.cli.doctor;
