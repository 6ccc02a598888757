package dev.weft.layout.badge;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.List;

/// Badges side by side along the lower edge of a card, hanging over it: below a card is a gap, and the name stays free.
/// Words that need more room than the card is wide lose their ends, the longest first. `type` is the height of their
/// letters, in the unit of the card.
public record BadgeRow(List<Box> boxes, List<String> words, double type) {
    public static final BadgeRow EMPTY = new BadgeRow(List.of(), List.of(), 0);

    /// A letter of the picture's font, as a part of its height; that of the widest names.
    private static final double LETTER = 0.61;
    /// The arrow before a word and the margins, as parts of the height of letters.
    private static final double ARROW = 2.7;
    private static final double GAP = 0.35;
    private static final double HEIGHT = 1.5;
    /// How much of a badge lies on its card.
    private static final double ON_CARD = 0.08;
    /// How far the row may stand out of the right side of its card, as a part of the card's height.
    private static final double OVER = 0.4;
    private static final int SHORTEST = 4;

    public BadgeRow {
        boxes = List.copyOf(boxes);
        words = List.copyOf(words);
    }

    /// `inset` is how far from the left side of the card the first stands.
    public static BadgeRow of(Box card, double inset, double type, List<String> words) {
        var fitted = new ArrayList<>(words);
        double room = card.width() - inset + OVER * card.height();
        while (width(fitted, type) > room && shorten(fitted)) {
            // one letter less of the longest each time
        }
        var boxes = new ArrayList<Box>();
        double x = card.x() + inset;
        for (var word : fitted) {
            double width = width(word) * type;
            boxes.add(new Box(x, card.bottom() - HEIGHT * ON_CARD * type, width, HEIGHT * type));
            x += width + GAP * type;
        }
        return new BadgeRow(boxes, fitted, type);
    }

    /// Which badge is there, by its number; -1 for none.
    public int at(double x, double y) {
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).contains(x, y)) {
                return i;
            }
        }
        return -1;
    }

    private static double width(List<String> words, double type) {
        double sum = words.stream().mapToDouble(BadgeRow::width).sum();
        return (sum + GAP * Math.max(0, words.size() - 1)) * type;
    }

    private static double width(String word) {
        return ARROW + LETTER * word.length();
    }

    private static boolean shorten(List<String> words) {
        int longest = -1;
        for (int i = 0; i < words.size(); i++) {
            int most = longest < 0 ? SHORTEST : words.get(longest).length();
            longest = words.get(i).length() > most && !isCount(words.get(i)) ? i : longest;
        }
        if (longest < 0) {
            return false;
        }
        var word = words.get(longest);
        words.set(longest, word.substring(0, word.length() - 1));
        return true;
    }

    /// A number that lost its last digit would be another.
    private static boolean isCount(String word) {
        return Character.isDigit(word.charAt(0));
    }
}
