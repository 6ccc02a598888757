package dev.weft.picture;

/// A door: how a brush comes to pixels.
///
/// Threads: may be asked from any thread; each brush belongs to one. Brushes on bands that share no row may paint at
/// the same time.
public interface Surface {
    /// A brush on a part of a picture, where `outputScale` real pixels make a pixel of the viewport. It leaves there what
    /// a brush on the whole would leave there, pixel by pixel.
    Brush band(Band band, double outputScale);

    /// A brush on `width` x `height` real pixels.
    default Brush brush(int[] pixels, int width, int height, double outputScale) {
        return band(new Band(pixels, width, height, 0, height), outputScale);
    }
}
