package dev.weft.picture.surface;

import java.util.Arrays;

/// Lays one colour over premultiplied pixels.
final class Blend {
    /// All of a pixel, as a weight.
    static final int WHOLE = 256;

    private static final int EVEN = 0xFF00FF;

    private final int argb;
    private final int alpha;
    private final int weight;
    private final int redBlue;
    /// Opaque: what it is laid over with less than its whole weight takes on so much of an opaque colour.
    private final int alphaGreen;

    /// `argb` is not premultiplied.
    Blend(int argb) {
        this.argb = argb;
        this.alpha = argb >>> 24;
        this.weight = alpha + (alpha >> 7);
        this.redBlue = argb & EVEN;
        this.alphaGreen = 0xFF0000 | ((argb >>> 8) & 0xFF);
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

    /// The pixel with the colour over it, by weight. Two channels in one number: what one borrows of the other it
    /// gives back.
    int over(int pixel, int by) {
        int even = pixel & EVEN;
        int odd = (pixel >>> 8) & EVEN;
        return ((((even << 8) + (redBlue - even) * by) >>> 8) & EVEN)
                | (((odd << 8) + (alphaGreen - odd) * by) & ~EVEN);
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
