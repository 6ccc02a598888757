package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.TextStyle;
import java.util.List;

/// The name of a card as it is written: on one line, or on two where it is too long and they fit.
///
/// Rather smaller than shortened, down to `Sizes.least`: whoever has large text set still has to tell names apart.
record NameLines(List<String> lines, TextStyle style) {
    private static final double STEP = 1;
    /// Two lines need so many times their letters.
    private static final double AIR = 1.02;

    /// Letters in pixels: on one line, on two, and the smallest that are tried before a name is shortened; `room` is
    /// the height for lines of a name.
    record Sizes(double one, double two, double least, double room) {}

    /// Within a width, in letters like `look`.
    static NameLines of(String name, double width, Sizes sizes, TextStyle look, Brush brush) {
        var whole = sized(look, sizes.one());
        if (brush.width(name, whole) <= width) {
            return new NameLines(List.of(name), whole);
        }
        for (double size = sizes.two(); size >= sizes.least(); size -= STEP) {
            var style = sized(look, size);
            if (size < sizes.two() && brush.width(name, style) <= width) {
                return new NameLines(List.of(name), style);
            }
            var lines = broken(name, width, sizes, style, brush);
            if (String.join("", lines).equals(name)) {
                return new NameLines(lines, style);
            }
        }
        return shortened(name, width, sizes, look, brush);
    }

    /// Is all of the name there?
    boolean isWhole(String name) {
        return String.join("", lines).equals(name);
    }

    private static NameLines shortened(String name, double width, Sizes sizes, TextStyle look, Brush brush) {
        var small = sized(look, sizes.least());
        boolean two = sizes.room() >= 2 * AIR * small.size();
        var address = two && isAddress(name) ? Fitting.address(name, width, small, brush) : List.<String>of();
        if (!address.isEmpty()) {
            return new NameLines(address, small);
        }
        var lines = broken(name, width, sizes, small, brush);
        var style = lines.size() == 2 ? small : sized(look, Math.min(sizes.one(), sizes.least() * 1.2));
        return new NameLines(
                lines.size() == 2 ? lines : List.of(Fitting.middle(name, width, style, brush)), style);
    }

    /// Half an address says nothing.
    private static boolean isAddress(String name) {
        return name.chars().allMatch(letter -> ".:/".indexOf(letter) >= 0 || Character.digit(letter, 16) >= 0);
    }

    private static List<String> broken(String name, double width, Sizes sizes, TextStyle style, Brush brush) {
        return Fitting.lines(name, width, sizes.room() >= 2 * AIR * style.size() ? 2 : 1, style, brush);
    }

    private static TextStyle sized(TextStyle look, double size) {
        return new TextStyle(size, look.bold(), look.colour());
    }
}
