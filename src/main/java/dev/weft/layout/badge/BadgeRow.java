package dev.weft.layout.badge;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Badges side by side along the lower edge of a card, hanging over it: below a card is a gap, and the name stays free.
/// Where the whole words need more room than the card is wide, all say their short ones; where these need too much too,
/// the last badge is no badge but says how many more there are. `type` is the height of their letters, in the unit of
/// the card.
public record BadgeRow(List<Box> boxes, List<String> words, double type, boolean more) {
    public static final BadgeRow EMPTY = new BadgeRow(List.of(), List.of(), 0, false);

    /// The arrow before a word and the margins, as parts of the height of letters.
    private static final double ARROW = 1.9;
    /// The margins alone.
    private static final double FRAME = 1.1;
    private static final double GAP = 0.25;
    private static final double HEIGHT = 1.3;
    /// How much of a badge lies on its card: with the rest it keeps off the card below.
    private static final double ON_CARD = 0.22;
    /// It may lie on the border of the card below, and not on more of it.
    private static final double TOUCH = 1.2;
    /// How far the row may stand out of the right side of its card, as a part of the card's height.
    private static final double OVER = 0.65;

    public BadgeRow {
        boxes = List.copyOf(boxes);
        words = List.copyOf(words);
    }

    /// What a badge says, and where there is little room; `points` with an arrow before it.
    public record Word(String whole, String brief, boolean points) {
        private static final Word NONE = new Word("", "", true);

        Word small() {
            return new Word(brief, brief, points);
        }

        /// As a part of the height of letters.
        private double width() {
            return (points ? ARROW : FRAME)
                    + whole.chars().mapToDouble(BadgeRow::letter).sum();
        }
    }

    /// `inset` is how far from the left side of the card the first stands.
    public static BadgeRow of(Box card, double inset, double type, List<Word> words) {
        double room = (card.width() - inset + OVER * card.height()) / type;
        if (width(words) <= room) {
            return placed(card, inset, type, words, false);
        }
        var brief = words.stream().map(Word::small).toList();
        if (width(brief) <= room || brief.size() < 2) {
            return placed(card, inset, type, brief, false);
        }
        int kept = brief.size() - 1;
        while (kept > 1 && width(counted(brief, kept)) > room) {
            kept--;
        }
        return placed(card, inset, type, counted(brief, kept), true);
    }

    /// So many without words, from afar.
    public static BadgeRow bars(Box card, double inset, double type, int count) {
        return placed(card, inset, type, Collections.nCopies(count, Word.NONE), false);
    }

    /// Do badges with letters of this height fit between a card and the one `gap` below?
    public static boolean fits(double type, double gap) {
        return HEIGHT * (1 - ON_CARD) * type <= TOUCH * gap;
    }

    private static BadgeRow placed(Box card, double inset, double type, List<Word> words, boolean more) {
        var boxes = new ArrayList<Box>();
        double x = card.x() + inset;
        for (var word : words) {
            double width = word.width() * type;
            boxes.add(new Box(x, card.bottom() - HEIGHT * ON_CARD * type, width, HEIGHT * type));
            x += width + GAP * type;
        }
        return new BadgeRow(boxes, words.stream().map(Word::whole).toList(), type, more);
    }

    /// How many are badges; a last one that counts the others is none.
    public int shown() {
        return boxes.size() - (more ? 1 : 0);
    }

    /// Which badge is there, by its number; -1 for none.
    public int at(double x, double y) {
        for (int i = 0; i < shown(); i++) {
            if (boxes.get(i).contains(x, y)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Word> counted(List<Word> words, int kept) {
        var counted = new ArrayList<>(words.subList(0, kept));
        var more = "+" + (words.size() - kept);
        counted.add(new Word(more, more, false));
        return counted;
    }

    private static double width(List<Word> words) {
        double sum = words.stream().mapToDouble(Word::width).sum();
        return sum + GAP * Math.max(0, words.size() - 1);
    }

    /// The letters of the picture's font, rounded up. Source: the widths in DejaVu Sans.
    private static double letter(int letter) {
        if ("ijl.,:'|".indexOf(letter) >= 0) {
            return 0.34;
        }
        if ("frt- /".indexOf(letter) >= 0) {
            return 0.42;
        }
        if (letter == '…' || "mwMW".indexOf(letter) >= 0) {
            return 1;
        }
        return Character.isUpperCase(letter) || letter == '+' ? 0.74 : 0.63;
    }
}
