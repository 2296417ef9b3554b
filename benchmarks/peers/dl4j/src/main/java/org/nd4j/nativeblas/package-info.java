/** What DL4J looks for under a name that it has moved away from. Read {@link org.nd4j.nativeblas.Nd4jCpu} first. */
package org.nd4j.nativeblas;
