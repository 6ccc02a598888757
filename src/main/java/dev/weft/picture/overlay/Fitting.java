package dev.weft.picture.overlay;

import dev.weft.picture.Brush;
import dev.weft.picture.TextStyle;
import java.util.List;

/// Makes text fit.
final class Fitting {
    private static final String DOTS = "…";
    private static final String BREAKS = "-_ ";
    /// A first line of a word so many times shorter than its room is little.
    private static final int LITTLE = 3;

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

    /// The text on at most so many lines, one or two. It breaks behind a dash, a dot or a stroke and nowhere else; what
    /// is still too long is shortened in the middle.
    static List<String> lines(String text, double room, int most, TextStyle style, Brush brush) {
        int at = most < 2 || brush.width(text, style) <= room ? 0 : breaksAt(text, room, style, brush);
        return at == 0 ? List.of(middle(text, room, style, brush))
                : List.of(text.substring(0, at), middle(text.substring(at), room, style, brush));
    }

    /// An address on two lines, broken behind one of its numbers; nothing where it has too many for that.
    static List<String> address(String text, double room, TextStyle style, Brush brush) {
        for (int at = text.length() - 1; at > 0; at--) {
            boolean breaks = ".:/".indexOf(text.charAt(at - 1)) >= 0 && ".:/".indexOf(text.charAt(at)) < 0;
            if (breaks && brush.width(text.substring(0, at), style) <= room) {
                return brush.width(text.substring(at), style) <= room
                        ? List.of(text.substring(0, at), text.substring(at))
                        : List.of();
            }
        }
        return List.of();
    }

    /// Behind the last word that fits; 0 where one line with dots says more: only a little would stand on the first.
    private static int breaksAt(String text, double room, TextStyle style, Brush brush) {
        int fits = 0;
        int breaks = 0;
        while (fits < text.length() - 1 && brush.width(text.substring(0, fits + 1), style) <= room) {
            fits++;
            breaks = isBreak(text, fits) ? fits : breaks;
        }
        boolean whole = brush.width(text.substring(breaks), style) <= room;
        return whole || breaks * LITTLE >= fits ? breaks : 0;
    }

    /// Not within an address.
    private static boolean isBreak(String text, int at) {
        char last = text.charAt(at - 1);
        return BREAKS.indexOf(last) >= 0 || (last == '.' && Character.isLetter(text.charAt(at)));
    }

    /// Letters in which the text fits, if they need not be smaller than `least`.
    static TextStyle smaller(String text, double room, double least, TextStyle wanted, Brush brush) {
        double width = Math.max(brush.width(text, wanted), 1);
        double size = Math.min(wanted.size(), Math.max(least, wanted.size() * room / width));
        return new TextStyle(size, wanted.bold(), wanted.colour());
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
