package dev.corno.datasets;

import dev.corno.data.DataException;
import dev.corno.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the IDX files of bytes in which MNIST comes (http://yann.lecun.com/exdb/mnist/, "The IDX file format"), gzipped if the
 * name ends in {@code .gz}.
 */
public final class IdxFile {

    private static final int UNSIGNED_BYTES = 0x08;
    private static final int MAX_RANK = 4;
    // Deflate makes at most 1032 bytes of one, so a larger claim is a lie whatever follows.
    private static final long MOST_PER_COMPRESSED_BYTE = 1032;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private IdxFile() {
    }

    /**
     * {@return the bytes of an IDX file, uint8, in the shape that it gives}
     *
     * @param file where it is
     * @throws DataException if it cannot be read, is cut short, is of another kind or has bytes after its end
     */
    public static Tensor read(Path file) {
        boolean compressed = file.toString().endsWith(".gz");
        try (InputStream plain = Files.newInputStream(file);
                InputStream unpacked = compressed ? new GZIPInputStream(plain, 1 << 16) : new BufferedInputStream(plain)) {
            return read(new DataInputStream(unpacked), file, Files.size(file) * (compressed ? MOST_PER_COMPRESSED_BYTE : 1));
        } catch (EOFException | ZipException e) {
            throw new DataException(file + ": expects a whole " + (compressed ? "gzipped " : "")
                    + "IDX file, got one that is cut short or damaged. Get the file again.", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + DataException.reason(e)
                    + ". Check that the file exists and is readable.", e);
        }
    }

    private static Tensor read(DataInputStream in, Path file, long most) throws IOException {
        int magic = in.readInt();
        int rank = magic & 0xFF;
        if (magic >>> 8 != UNSIGNED_BYTES || rank < 1 || rank > MAX_RANK) {
            throw new DataException(String.format("%s: expects an IDX file of bytes, which begins with 0x00000801 to 0x00000804, got "
                    + "0x%08x. Get the file again.", file, magic));
        }
        int[] dims = new int[rank];
        long size = 1;
        for (int axis = 0; axis < rank; axis++) {
            dims[axis] = in.readInt();
            size = dims[axis] < 0 || size > LARGEST_ARRAY ? Long.MAX_VALUE : size * dims[axis];
        }
        String shape = Arrays.stream(dims).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" x "));
        if (size > Math.min(most, LARGEST_ARRAY)) {
            throw new DataException(file + ": claims to hold " + shape + " bytes, more than a file of its size can. Get the file again.");
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw new DataException(file + ": expects " + shape + " bytes, got only " + bytes.length
                    + ". The file is cut short: get it again.");
        }
        if (in.read() >= 0) {
            throw new DataException(file + ": expects " + shape + " bytes, got more. Get the file again.");
        }
        return Tensor.of(bytes, dims);
    }
}
