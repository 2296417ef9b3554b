package dev.corno.layers.preprocessing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * FarmHash's 64-bit fingerprint of bytes (farmhashna, <a href="https://github.com/google/farmhash">github.com/google/farmhash</a>), which
 * TensorFlow and so Keras hash texts with, and how TensorFlow joins fingerprints of crossed features.
 */
final class FarmHash {

    /** Where TensorFlow's crossing of features begins. */
    static final long CROSSING_KEY = 0xDECAFCAFFEL;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final long CROSSING = 0xc6a4a7935bd1e995L;
    private static final int BLOCK = 64;

    private FarmHash() {
    }

    static long fingerprint64(byte[] bytes) {
        if (bytes.length <= 16) {
            return upTo16(bytes);
        }
        if (bytes.length <= 32) {
            return upTo32(bytes);
        }
        return bytes.length <= BLOCK ? upTo64(bytes) : longer(bytes);
    }

    /** {@return the fingerprint of two things from the fingerprint of each} */
    static long joined(long first, long second) {
        long joined = first ^ CROSSING;
        joined ^= mixed(second * CROSSING) * CROSSING;
        joined *= CROSSING;
        joined = mixed(joined) * CROSSING;
        return mixed(joined);
    }

    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    private static long half(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at) & 0xFFFFFFFFL;
    }

    private static long mixed(long value) {
        return value ^ (value >>> 47);
    }

    private static long hash16(long u, long v, long factor) {
        long a = (u ^ v) * factor;
        a ^= a >>> 47;
        long b = (v ^ a) * factor;
        b ^= b >>> 47;
        return b * factor;
    }

    private static long upTo16(byte[] s) {
        int length = s.length;
        if (length >= 8) {
            long factor = K2 + length * 2L;
            long a = word(s, 0) + K2;
            long b = word(s, length - 8);
            long c = Long.rotateRight(b, 37) * factor + a;
            long d = (Long.rotateRight(a, 25) + b) * factor;
            return hash16(c, d, factor);
        }
        if (length >= 4) {
            return hash16(length + (half(s, 0) << 3), half(s, length - 4), K2 + length * 2L);
        }
        if (length > 0) {
            int y = (s[0] & 0xFF) + ((s[length >> 1] & 0xFF) << 8);
            int z = length + ((s[length - 1] & 0xFF) << 2);
            return mixed(y * K2 ^ z * K0) * K2;
        }
        return K2;
    }

    private static long upTo32(byte[] s) {
        int length = s.length;
        long factor = K2 + length * 2L;
        long a = word(s, 0) * K1;
        long b = word(s, 8);
        long c = word(s, length - 8) * factor;
        long d = word(s, length - 16) * K2;
        return hash16(Long.rotateRight(a + b, 43) + Long.rotateRight(c, 30) + d, a + Long.rotateRight(b + K2, 18) + c, factor);
    }

    private static long upTo64(byte[] s) {
        int length = s.length;
        long factor = K2 + length * 2L;
        long a = word(s, 0) * K2;
        long b = word(s, 8);
        long c = word(s, length - 8) * factor;
        long d = word(s, length - 16) * K2;
        long y = Long.rotateRight(a + b, 43) + Long.rotateRight(c, 30) + d;
        long z = hash16(y, a + Long.rotateRight(b + K2, 18) + c, factor);
        long e = word(s, 16) * factor;
        long f = word(s, 24);
        long g = (y + word(s, length - 32)) * factor;
        long h = (z + word(s, length - 24)) * factor;
        return hash16(Long.rotateRight(e + f, 43) + Long.rotateRight(g, 30) + h, e + Long.rotateRight(f + a, 18) + g, factor);
    }

    private static long longer(byte[] s) {
        long x = 81;
        long y = 81 * K1 + 113;
        long z = mixed(y * K2 + 113) * K2;
        long[] v = new long[2];
        long[] w = new long[2];
        x = x * K2 + word(s, 0);
        int end = (s.length - 1) / BLOCK * BLOCK;
        for (int at = 0; at < end; at += BLOCK) {
            x = Long.rotateRight(x + y + v[0] + word(s, at + 8), 37) * K1;
            y = Long.rotateRight(y + v[1] + word(s, at + 48), 42) * K1;
            x ^= w[1];
            y += v[0] + word(s, at + 40);
            z = Long.rotateRight(z + w[0], 33) * K1;
            hash32(s, at, v[1] * K1, x + w[0], v);
            hash32(s, at + 32, z + w[1], y + word(s, at + 16), w);
            long swapped = z;
            z = x;
            x = swapped;
        }
        long factor = K1 + ((z & 0xFF) << 1);
        int at = s.length - BLOCK;
        w[0] += (s.length - 1) & 63;
        v[0] += w[0];
        w[0] += v[0];
        x = Long.rotateRight(x + y + v[0] + word(s, at + 8), 37) * factor;
        y = Long.rotateRight(y + v[1] + word(s, at + 48), 42) * factor;
        x ^= w[1] * 9;
        y += v[0] * 9 + word(s, at + 40);
        z = Long.rotateRight(z + w[0], 33) * factor;
        hash32(s, at, v[1] * factor, x + w[0], v);
        hash32(s, at + 32, z + w[1], y + word(s, at + 16), w);
        return hash16(hash16(v[0], w[0], factor) + mixed(y) * K0 + x, hash16(v[1], w[1], factor) + z, factor);
    }

    /** Hashes 32 bytes and two numbers to two. */
    private static void hash32(byte[] s, int at, long first, long second, long[] result) {
        long last = word(s, at + 24);
        long a = first + word(s, at);
        long b = Long.rotateRight(second + a + last, 21);
        long c = a;
        a += word(s, at + 8);
        a += word(s, at + 16);
        b += Long.rotateRight(a, 44);
        result[0] = a + last;
        result[1] = b + c;
    }
}
