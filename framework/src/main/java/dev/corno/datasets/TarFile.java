package dev.corno.datasets;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/** Goes through a tar archive (POSIX.1-1988, "ustar") entry by entry; nothing is unpacked to disk. */
final class TarFile {

    private static final int BLOCK = 512;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int NAME_LENGTH = 100;
    private static final long MOST_BYTES = 1L << 30;

    private final InputStream in;
    private long toSkip;
    private long total;
    private long size;
    private String name;

    TarFile(InputStream in) {
        this.in = in;
    }

    /** Goes to the next entry; {@return whether there is one} */
    boolean next() throws IOException {
        in.skipNBytes(toSkip);
        byte[] header = in.readNBytes(BLOCK);
        if (header.length < BLOCK) {
            throw new EOFException();
        }
        if (header[0] == 0) {
            return false;
        }
        if (octal(header, CHECKSUM_AT, CHECKSUM_LENGTH) != sum(header)) {
            throw new ZipException("not a tar archive");
        }
        size = octal(header, SIZE_AT, SIZE_LENGTH);
        total += size + BLOCK;
        if (total > MOST_BYTES) {
            throw new ZipException("more than " + MOST_BYTES + " bytes in the archive");
        }
        toSkip = (size + BLOCK - 1) / BLOCK * BLOCK;
        name = text(header, 0, NAME_LENGTH);
        return true;
    }

    /** {@return the name of the current entry} */
    String name() {
        return name;
    }

    /** {@return the size of the current entry in bytes} */
    long size() {
        return size;
    }

    /** {@return the content of the current entry} */
    byte[] content() throws IOException {
        byte[] content = in.readNBytes(Math.toIntExact(size));
        if (content.length < size) {
            throw new EOFException();
        }
        toSkip -= size;
        return content;
    }

    private static int sum(byte[] header) {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH ? ' ' : header[i] & 0xFF;
        }
        return sum;
    }

    private static long octal(byte[] header, int from, int length) throws ZipException {
        String digits = text(header, from, length).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw new ZipException("not a tar archive");
        }
        return Long.parseLong(digits, 8);
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.US_ASCII);
    }
}
