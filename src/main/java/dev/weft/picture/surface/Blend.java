package dev.weft.picture.surface;

/// Lays one colour over premultiplied pixels.
final class Blend {
    private final int argb;
    private final int alpha;
    private final int opaque;

    /// `argb` is not premultiplied.
    Blend(int argb) {
        this.argb = argb;
        this.alpha = argb >>> 24;
        this.opaque = alpha == 255 ? argb : 0;
    }

    /// The pixel with the colour over it, `covered` (0 to 1) of it.
    int over(int pixel, float covered) {
        if (opaque != 0 && covered > 0.998f) {
            return opaque;
        }
        int a = (int) (alpha * covered + 0.5f);
        int weight = a + (a >> 7); // 0 to 256
        int rest = 256 - weight;
        int redBlue = (((argb & 0xFF00FF) * weight + (pixel & 0xFF00FF) * rest) >>> 8) & 0xFF00FF;
        int green = (((argb & 0x00FF00) * weight + (pixel & 0x00FF00) * rest) >>> 8) & 0x00FF00;
        int alphaNow = (255 * weight + (pixel >>> 24) * rest) >>> 8;
        return Math.min(alphaNow, 255) << 24 | redBlue | green;
    }
}
