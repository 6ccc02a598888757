package dev.weft.picture.lens;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds where words about a card can stand beside it and lie on no other card. All in pixels.
record FreePlace(Box screen, List<Box> taken) {
    /// How much worse it is to cover a pixel of a card, or to leave the window by one, than to be one further away.
    private static final double COVERED = 50;
    private static final double OUTSIDE = 20;
    private static final double GAP = 4;
    /// So many steps up and down are tried.
    private static final int STEPS = 14;
    private static final double STEP = 12;

    /// For words of this size: below the card, else above or beside it, else as near as can be.
    Box beside(Box card, double width, double height) {
        var places = new ArrayList<Box>();
        for (int step = 0; step < STEPS; step++) {
            double away = GAP / 2 + step * STEP;
            for (double x : new double[] {card.x() + 7, card.right() - width, card.centerX() - width / 2}) {
                places.add(new Box(x, card.bottom() + away, width, height));
                places.add(new Box(x, card.y() - away - height, width, height));
            }
            for (double x : new double[] {card.right() + GAP, card.x() - GAP - width}) {
                places.add(new Box(x, card.y() + step * STEP, width, height));
                places.add(new Box(x, card.bottom() - height - step * STEP, width, height));
            }
        }
        return places.stream().min(Comparator.comparingDouble(place -> cost(place, card))).orElseThrow();
    }

    private double cost(Box place, Box card) {
        double covered = 0;
        for (var other : taken) {
            covered += Math.sqrt(common(place, other));
        }
        double away = Math.hypot(place.x() - card.x() - 7, place.y() - card.bottom());
        return away + COVERED * covered + OUTSIDE * Math.sqrt(place.width() * place.height() - common(place, screen));
    }

    private static double common(Box one, Box other) {
        double width = Math.min(one.right(), other.right()) - Math.max(one.x(), other.x());
        double height = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
        return width > 0 && height > 0 ? width * height : 0;
    }
}
