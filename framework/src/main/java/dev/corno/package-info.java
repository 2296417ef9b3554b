/**
 * Corno's root: only {@link dev.corno.CheckReturnValue}; the framework lives in the packages below, which read like the
 * index of Keras's documentation. Start at {@code dev.corno.models.Sequential}.
 */
package dev.corno;
