package dev.weft.picture;

/// A door: how a brush comes to pixels.
///
/// Threads: may be asked from any thread; each brush belongs to one.
public interface Surface {
    /// A brush on `width` x `height` real pixels, premultiplied ARGB row by row, where `outputScale` of them make a
    /// pixel of the viewport.
    Brush brush(int[] pixels, int width, int height, double outputScale);
}
