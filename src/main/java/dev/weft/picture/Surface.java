package dev.weft.picture;

/// A door: how a brush comes to pixels.
///
/// Threads: may be asked from any thread; each brush belongs to one. Brushes on bands that share no row may paint at
/// the same time.
public interface Surface {
    /// A brush on a part of a picture, where `outputScale` real pixels make a pixel of the viewport. It leaves there
    /// what
    /// a brush on the whole would leave there, pixel by pixel.
    Brush band(Band band, double outputScale);

    /// A brush on `width` x `height` real pixels.
    default Brush brush(int[] pixels, int width, int height, double outputScale) {
        return band(new Band(pixels, width, height, 0, height), outputScale);
    }

    /// The pixels of a picture, premultiplied ARGB row by row, and the rows of them that may be painted on: from
    /// `top` to
    /// below `bottom`. What is drawn does not depend on those two; they only say which part of it stays.
    @SuppressWarnings("ArrayRecordComponent") // written to, never compared
    record Band(int[] pixels, int width, int height, int top, int bottom) {
        /// The same picture, and other rows of it.
        public Band rows(int from, int to) {
            return new Band(pixels, width, height, from, to);
        }

        public int rows() {
            return bottom - top;
        }

        /// May anything between two heights, in real pixels, leave a trace?
        public boolean touches(double from, double to) {
            return to >= top && from <= bottom;
        }
    }
}
