package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.List;

/// Boxes row by row, in their order, each row about as wide as makes the whole a screen's shape.
final class Shelves {
    private Shelves() {}

    /// The boxes in the same order, moved so that none comes closer to another than the gap between groups.
    static List<Box> pack(List<Box> boxes) {
        double gap = NodeSizes.GROUP_GAP;
        double area = boxes.stream().mapToDouble(box -> (box.width() + gap) * (box.height() + gap)).sum();
        double widest = boxes.stream().mapToDouble(Box::width).max().orElse(0);
        double limit = Math.max(widest, Math.sqrt(area * Grid.ASPECT));
        var packed = new ArrayList<Box>(boxes.size());
        double x = 0;
        double y = 0;
        double tallest = 0;
        for (var box : boxes) {
            if (x > 0 && x + box.width() > limit) {
                x = 0;
                y += tallest + gap;
                tallest = 0;
            }
            packed.add(new Box(x, y, box.width(), box.height()));
            x += box.width() + gap;
            tallest = Math.max(tallest, box.height());
        }
        return packed;
    }
}
