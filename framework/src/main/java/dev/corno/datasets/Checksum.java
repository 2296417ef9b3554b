package dev.corno.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the bytes of a file hash to.
 *
 * @param algorithm {@code SHA-256}, or {@code MD5} where the authors publish nothing better
 * @param hex the hash in lower-case hexadecimal digits
 */
record Checksum(String algorithm, String hex) {

    static Checksum sha256(String hex) {
        return new Checksum("SHA-256", hex);
    }

    static Checksum md5(String hex) {
        return new Checksum("MD5", hex);
    }

    /** {@return the checksum of the same kind of a stream's bytes} */
    Checksum of(InputStream in) throws IOException {
        try {
            DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance(algorithm));
            digesting.transferTo(OutputStream.nullOutputStream());
            return new Checksum(algorithm, HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Datasets: this Java has no " + algorithm + ". Use a complete JDK.", e);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + hex;
    }
}
