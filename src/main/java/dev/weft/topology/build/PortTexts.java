package dev.weft.topology.build;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Lists of short port texts (`8080`, `53/UDP`, `80→8080`), sorted by number, then text.
final class PortTexts {
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(PortTexts::number).thenComparing(Comparator.naturalOrder());

    private PortTexts() {}

    static List<String> union(List<String> one, List<String> other) {
        if (other.isEmpty() || one.equals(other)) {
            return one;
        }
        if (one.isEmpty()) {
            return other;
        }
        var all = new TreeSet<>(BY_NUMBER);
        all.addAll(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private static int number(String text) {
        int number = 0;
        for (int i = 0; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
