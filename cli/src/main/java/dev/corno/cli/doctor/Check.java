package dev.corno.cli.doctor;

import java.util.List;

/** One of the doctor's examinations. */
@FunctionalInterface
interface Check {

    /** {@return what was seen; says what is wrong instead of failing} */
    List<Finding> examine();
}
