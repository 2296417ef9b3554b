package dev.corno.layers.preprocessing;

import dev.corno.layers.Interpolation;
import java.util.Arrays;

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

    /**
     * {@return what is cut out of pictures that are smaller than the size, resized: as Keras's RandomCrop, which cuts the whole size
     * from where the largest part in the middle of the same proportions begins}
     */
    static Pictures toSize(Pictures pictures, int height, int width) {
        int top = (pictures.height() - proportional(pictures.width(), height, width, pictures.height())) / 2;
        int left = (pictures.width() - proportional(pictures.height(), width, height, pictures.width())) / 2;
        Pictures part = part(pictures, top, left, Math.min(height, pictures.height() - top), Math.min(width, pictures.width() - left));
        return Resampling.resize(part, height, width, Interpolation.BILINEAR, false);
    }

    /** {@return the largest part in the middle that has the proportions of a size, in that size} */
    static Pictures toProportions(Pictures pictures, int height, int width, Interpolation interpolation, boolean antialias) {
        int cropHeight = proportional(pictures.width(), height, width, pictures.height());
        int cropWidth = proportional(pictures.height(), width, height, pictures.width());
        Pictures part = part(pictures, (pictures.height() - cropHeight) / 2, (pictures.width() - cropWidth) / 2, cropHeight, cropWidth);
        return Resampling.resize(part, height, width, interpolation, antialias);
    }

    /** {@return pictures framed to the proportions of a size, as much on either side} */
    static Pictures framed(Pictures pictures, int height, int width, float value) {
        int frameHeight = (int) Math.max((long) ((double) pictures.width() * height / width), pictures.height());
        int frameWidth = (int) Math.max((long) ((double) pictures.height() * width / height), pictures.width());
        int above = (frameHeight - pictures.height()) / 2;
        int left = above > 0 ? 0 : (frameWidth - pictures.width()) / 2;
        Pictures framed = pictures.resized(pictures.height() + 2 * above, pictures.width() + 2 * left);
        Arrays.fill(framed.values(), value);
        int length = pictures.width() * pictures.channels();
        for (int i = 0; i < pictures.count(); i++) {
            for (int y = 0; y < pictures.height(); y++) {
                System.arraycopy(pictures.values(), pictures.start(i) + y * length, framed.values(),
                        framed.start(i) + ((above + y) * framed.width() + left) * pictures.channels(), length);
            }
        }
        return framed;
    }

    private static int proportional(int length, int part, int whole, int most) {
        return (int) Math.max(Math.min((long) ((double) length * part / whole), most), 1);
    }
}
