package dev.weft.picture.lens;

import dev.weft.picture.Brush;
import dev.weft.picture.Palette;

/// A line of the legend that a lens brings: its word, and how its small picture is drawn.
public record LensSign(String word, Sample sample) {
    /// A door: a small picture about a middle.
    public interface Sample {
        void draw(Brush brush, Palette palette, double middle, double y);
    }
}
