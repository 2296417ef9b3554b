package dev.corno.layers.preprocessing;

import dev.corno.layers.Size2D;

/** The tiles of a channel of a picture, and what each makes of a byte. */
final class Tiles {

    /** The greatest byte. */
    static final int GREATEST = 255;

    private static final int VALUES = GREATEST + 1;

    private final Pictures pictures;
    private final int start;
    private final Size2D grid;
    private final int tileHeight;
    private final int tileWidth;
    private final float[][] tables;

    Tiles(Pictures pictures, int picture, int channel, Size2D grid, float clipLimit) {
        this.pictures = pictures;
        this.start = pictures.start(picture) + channel;
        this.grid = grid;
        tileHeight = (pictures.height() + grid.height() - 1) / grid.height();
        tileWidth = (pictures.width() + grid.width() - 1) / grid.width();
        tables = new float[grid.height() * grid.width()][];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = table(counts(i / grid.width() * tileHeight, i % grid.width() * tileWidth), clipLimit);
        }
    }

    private int at(int y, int x) {
        return start + (y * pictures.width() + x) * pictures.channels();
    }

    private int byteAt(int place) {
        return (int) Math.min(Math.max(pictures.values()[place], 0), GREATEST);
    }

    private float[] counts(int top, int left) {
        float[] counts = new float[VALUES];
        for (int y = top; y < top + tileHeight; y++) {
            int row = FillMode.REFLECT.source(y, pictures.height());
            for (int x = left; x < left + tileWidth; x++) {
                counts[byteAt(at(row, FillMode.REFLECT.source(x, pictures.width())))]++;
            }
        }
        return counts;
    }

    private float[] table(float[] counts, float clipLimit) {
        int pixels = tileHeight * tileWidth;
        if (clipLimit > 0) {
            spreadExcess(counts, clipLimit * pixels / VALUES);
        }
        float[] table = new float[VALUES];
        float below = 0;
        float first = counts[0];
        float rest = pixels - first;
        for (int i = 0; i < VALUES; i++) {
            below += counts[i];
            table[i] = Math.min(Math.max((below - first) * GREATEST / (rest == 0 ? 1 : rest), 0), GREATEST);
        }
        return table;
    }

    private static void spreadExcess(float[] counts, float limit) {
        float excess = 0;
        for (int i = 0; i < VALUES; i++) {
            excess += Math.max(counts[i] - limit, 0);
            counts[i] = Math.min(counts[i], limit);
        }
        for (int i = 0; i < VALUES; i++) {
            counts[i] += excess / VALUES;
        }
    }

    /** Changes the channel. */
    void equalize() {
        for (int y = 0; y < pictures.height(); y++) {
            float row = (y - tileHeight / 2f) / tileHeight;
            int upper = (int) Math.floor(row);
            float down = row - upper;
            for (int x = 0; x < pictures.width(); x++) {
                float column = (x - tileWidth / 2f) / tileWidth;
                int left = (int) Math.floor(column);
                float right = column - left;
                int value = byteAt(at(y, x));
                float above = tile(upper, left)[value] * (1 - right) + tile(upper, left + 1)[value] * right;
                float below = tile(upper + 1, left)[value] * (1 - right) + tile(upper + 1, left + 1)[value] * right;
                pictures.values()[at(y, x)] = above * (1 - down) + below * down;
            }
        }
    }

    private float[] tile(int row, int column) {
        return tables[Math.min(Math.max(row, 0), grid.height() - 1) * grid.width() + Math.min(Math.max(column, 0), grid.width() - 1)];
    }
}
