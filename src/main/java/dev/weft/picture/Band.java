package dev.weft.picture;

/// The pixels of a picture, premultiplied ARGB row by row, and the rows of them that may be painted on: from `top` to
/// below `bottom`. What is drawn does not depend on those two; they only say which part of it stays.
@SuppressWarnings("ArrayRecordComponent") // written to, never compared
public record Band(int[] pixels, int width, int height, int top, int bottom) {
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
