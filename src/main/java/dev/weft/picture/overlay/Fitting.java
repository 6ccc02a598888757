package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.TextStyle;

/// Makes text fit.
final class Fitting {
    private static final String DOTS = "…";

    private Fitting() {}

    /// The text, or its two ends with dots between them (`payments…canary`): names often differ in their ends.
    /// Empty when not even a letter fits.
    static String middle(String text, double room, TextStyle style, Brush brush) {
        if (brush.width(text, style) <= room) {
            return text;
        }
        int low = 0;
        int high = text.length() - 1;
        while (low < high) {
            int kept = (low + high + 1) / 2;
            if (brush.width(cut(text, kept), style) <= room) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return low == 0 ? "" : cut(text, low);
    }

    private static String cut(String text, int kept) {
        int tail = kept * 2 / 5;
        return text.substring(0, kept - tail) + DOTS + text.substring(text.length() - tail);
    }

    /// Text with its middle at `x`.
    static void centred(String text, double x, double y, TextStyle style, Brush brush) {
        brush.text(text, x - brush.width(text, style) / 2, y, style);
    }
}
