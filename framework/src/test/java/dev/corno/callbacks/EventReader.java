package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads event files byte by byte, with a checksum of its own, sharing nothing with what writes them. */
final class EventReader {

    private EventReader() {
    }

    /** A message's fields by number: {@code Long} for whole numbers, {@code byte[]} for the rest. */
    record Message(Map<Integer, List<Object>> fields) {

        Message message(int field) {
            return parse((byte[]) fields.get(field).get(0));
        }

        List<Message> messages(int field) {
            return fields.getOrDefault(field, List.of()).stream().map(value -> parse((byte[]) value)).toList();
        }

        String text(int field) {
            return new String((byte[]) fields.get(field).get(0), StandardCharsets.UTF_8);
        }

        List<String> texts(int field) {
            return fields.getOrDefault(field, List.of()).stream().map(value -> new String((byte[]) value, StandardCharsets.UTF_8)).toList();
        }

        long integer(int field) {
            return has(field) ? (Long) fields.get(field).get(0) : 0;
        }

        ByteBuffer bytes(int field) {
            return ByteBuffer.wrap((byte[]) fields.get(field).get(0)).order(ByteOrder.LITTLE_ENDIAN);
        }

        boolean has(int field) {
            return fields.containsKey(field);
        }
    }

    static Message parse(byte[] data) {
        ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, List<Object>> fields = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            Object value = switch (tag & 7) {
                case 0 -> varint(in);
                case 1 -> bytes(in, 8);
                case 2 -> bytes(in, (int) varint(in));
                default -> throw new AssertionError("wire type " + (tag & 7));
            };
            fields.computeIfAbsent(tag >>> 3, key -> new ArrayList<>()).add(value);
        }
        return new Message(fields);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 127) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all.toString());
            return all.get(0);
        }
    }

    /** The events of the only file in a folder, the first of which says the version. */
    static List<Message> events(Path folder) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(onlyFile(folder))).order(ByteOrder.LITTLE_ENDIAN);
        List<Message> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = bytes(in, 8);
            assertEquals(masked(length), in.getInt());
            byte[] data = bytes(in, Math.toIntExact(ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()));
            assertEquals(masked(data), in.getInt());
            events.add(parse(data));
        }
        assertEquals("brain.Event:2", events.get(0).text(3));
        return events.subList(1, events.size());
    }

    private static int masked(byte[] data) {
        int crc = ~0;
        for (byte next : data) {
            crc ^= next & 255;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        crc = ~crc;
        return (crc >>> 15 | crc << 17) + 0xA282EAD8;
    }

    /** The summaries among events. */
    static List<Message> summaries(Path folder) throws IOException {
        return events(folder).stream().filter(event -> event.has(5)).toList();
    }

    static Message value(Message event) {
        return event.message(5).message(1);
    }

    static String plugin(Message value) {
        return value.message(9).message(1).text(1);
    }

    /** Each scalar as {@code tag@step=value}. */
    static List<String> scalars(Path folder) throws IOException {
        return summaries(folder).stream().filter(event -> plugin(value(event)).equals("scalars"))
                .map(event -> value(event).text(1) + "@" + event.integer(2) + "=" + value(event).message(8).bytes(4).getFloat()).toList();
    }

    static List<Message> ofPlugin(Path folder, String plugin) throws IOException {
        return summaries(folder).stream().map(EventReader::value).filter(value -> plugin(value).equals(plugin)).toList();
    }
}
