package dev.weft.picture.surface;

import java.util.Arrays;

/// Lays one colour over premultiplied pixels.
final class Blend {
    /// All of a pixel, as a weight.
    static final int WHOLE = 256;

    private final int argb;
    private final int alpha;
    private final int weight;

    /// `argb` is not premultiplied.
    Blend(int argb) {
        this.argb = argb;
        this.alpha = argb >>> 24;
        this.weight = alpha + (alpha >> 7);
    }

    /// How much it takes of a pixel that it covers whole, 0 to [#WHOLE].
    int weight() {
        return weight;
    }

    /// How much it takes of a pixel of which it covers a share, 0 to 1.
    int weight(float covered) {
        int a = (int) (alpha * covered + 0.5f);
        return a + (a >> 7);
    }

    /// The pixel with the colour over it, by weight.
    int over(int pixel, int by) {
        if (by == WHOLE) {
            return argb;
        }
        int rest = WHOLE - by;
        int redBlue = (((argb & 0xFF00FF) * by + (pixel & 0xFF00FF) * rest) >>> 8) & 0xFF00FF;
        int green = (((argb & 0x00FF00) * by + (pixel & 0x00FF00) * rest) >>> 8) & 0x00FF00;
        int alphaNow = (255 * by + (pixel >>> 24) * rest) >>> 8;
        return alphaNow << 24 | redBlue | green;
    }

    /// The same on neighbours, `from` to below `to`.
    void run(int[] pixels, int from, int to, int by) {
        if (by == WHOLE) {
            Arrays.fill(pixels, from, to, argb);
            return;
        }
        for (int i = from; i < to; i++) {
            pixels[i] = over(pixels[i], by);
        }
    }
}
