package dev.corno.layers.preprocessing;

/** Parts of pictures. */
final class Cropping {

    private Cropping() {
    }

    /** Copies a part of a picture that is as large as the target's pictures. */
    static void copy(Pictures from, int picture, int top, int left, Pictures target) {
        int channels = from.channels();
        int length = target.width() * channels;
        for (int y = 0; y < target.height(); y++) {
            System.arraycopy(from.values(), from.start(picture) + ((top + y) * from.width() + left) * channels,
                    target.values(), target.start(picture) + y * length, length);
        }
    }

    /** {@return the same part of all pictures} */
    static Pictures part(Pictures pictures, int top, int left, int height, int width) {
        Pictures part = pictures.resized(height, width);
        for (int i = 0; i < pictures.count(); i++) {
            copy(pictures, i, top, left, part);
        }
        return part;
    }

    /** {@return the largest part in the middle that has the proportions of a size, in that size} */
    static Pictures toProportions(Pictures pictures, int height, int width, Interpolation interpolation, boolean antialias) {
        int cropHeight = limited((long) ((double) pictures.width() * height / width), pictures.height());
        int cropWidth = limited((long) ((double) pictures.height() * width / height), pictures.width());
        Pictures part = part(pictures, (pictures.height() - cropHeight) / 2, (pictures.width() - cropWidth) / 2, cropHeight, cropWidth);
        return Resampling.resize(part, height, width, interpolation, antialias);
    }

    private static int limited(long length, int most) {
        return (int) Math.max(Math.min(length, most), 1);
    }
}
