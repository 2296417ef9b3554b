/**
 * oneDNN, Intel's library of layers for CPUs, as far as Corno needs it. Read {@link dev.corno.backend.onednn.Operation} first. The only
 * package that calls {@code org.bytedeco.dnnl}, whose constants the plan and the kernels use too; imports of Corno only
 * {@code BackendException}. Nothing here is null. Building is for one thread at
 * a time; a {@link dev.corno.backend.onednn.Primitive} may run in any thread, but in one at a time.
 */
package dev.corno.backend.onednn;
