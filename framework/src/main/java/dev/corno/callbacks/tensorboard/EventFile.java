package dev.corno.callbacks.tensorboard;

import dev.corno.data.DataException;
import dev.corno.graph.Network;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A file of TensorBoard's events. Each is written at once as a record of its own: length, checksum of the length, the event, its
 * checksum. Should the process be killed, TensorBoard reads all but the last.
 *
 * <pre>{@code
 * try (EventFile events = EventFile.create(Path.of("logs/train"), InstantSource.system())) {
 *     events.add(0, Summary.scalar("epoch_loss", 0.5));
 * }
 * }</pre>
 */
public final class EventFile implements AutoCloseable {

    private static final String VERSION = "brain.Event:2";
    private static final int CHECKSUM_MASK = 0xA282EAD8;

    private final Path file;
    private final OutputStream out;
    private final InstantSource clock;

    private EventFile(Path file, OutputStream out, InstantSource clock) {
        this.file = file;
        this.out = out;
        this.clock = clock;
        write(event(0).text(3, VERSION));
    }

    /**
     * {@return a new file in a folder}
     *
     * @param folder where; made if needed
     * @param clock tells the time, for the file's name and each event
     * @throws UncheckedIOException if it cannot be written
     */
    public static EventFile create(Path folder, InstantSource clock) {
        String name = String.format(Locale.ROOT, "events.out.tfevents.%010d.%s.%d", clock.instant().getEpochSecond(), host(),
                ProcessHandle.current().pid());
        for (int number = 0;; number++) {
            Path file = folder.resolve(name + "." + number + ".v2");
            try {
                Files.createDirectories(folder);
                return new EventFile(file, Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), clock);
            } catch (FileAlreadyExistsException e) {
                if (!file.toString().equals(e.getFile())) {
                    throw failed(file, e);
                }
            } catch (IOException e) {
                throw failed(file, e);
            }
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /**
     * Adds a summary.
     *
     * @param step its place on the axis of steps
     * @param summary what to show
     */
    public void add(long step, Summary summary) {
        write(event(step).message(5, new ProtoMessage().message(1, summary.value())));
    }

    /**
     * Adds the graph of a network.
     *
     * @param network what to show
     */
    public void add(Network network) {
        write(event(0).bytes(4, new GraphDefinition(network).toBytes()));
    }

    private ProtoMessage event(long step) {
        Instant now = clock.instant();
        return new ProtoMessage().real(1, now.getEpochSecond() + now.getNano() / 1e9).integer(2, step);
    }

    private void write(ProtoMessage event) {
        byte[] data = event.toBytes();
        ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length);
        record.putInt(checksum(record.array(), 8)).put(data).putInt(checksum(data, data.length));
        try {
            out.write(record.array());
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    // Masked, because a checksum of data that holds checksums would be weak.
    private static int checksum(byte[] data, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + CHECKSUM_MASK;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static UncheckedIOException failed(Path file, IOException cause) {
        return new UncheckedIOException("TensorBoard: expects to write " + file + ", got " + DataException.reason(cause)
                + ". Choose a folder that can be written, on a disk with space.", cause);
    }
}
