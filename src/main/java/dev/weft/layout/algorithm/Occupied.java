package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Places that are taken, found by cells of a coarse grid.
final class Occupied {
    /// About a node: few boxes a cell, few cells a box.
    private static final double CELL = 200;
    /// Looks no further than this many rings, in steps.
    private static final int RINGS = 400;

    private record Cell(long column, long row) {}

    private final Map<Cell, List<Box>> cells = new HashMap<>();

    void take(Box box) {
        for (long column = cell(box.x()); column <= cell(box.right()); column++) {
            for (long row = cell(box.y()); row <= cell(box.bottom()); row++) {
                cells.computeIfAbsent(new Cell(column, row), _ -> new ArrayList<>()).add(box);
            }
        }
    }

    boolean isFree(Box box) {
        for (long column = cell(box.x()); column <= cell(box.right()); column++) {
            for (long row = cell(box.y()); row <= cell(box.bottom()); row++) {
                for (var taken : cells.getOrDefault(new Cell(column, row), List.of())) {
                    if (taken.overlaps(box)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static long cell(double coordinate) {
        return (long) Math.floor(coordinate / CELL);
    }

    /// Where to look, and how finely; the steps start at the region's corner.
    record Search(Box region, double stepX, double stepY, double clearance) {}

    /// The free place for a box of this size that is nearest to where it wishes to be, within the region. It looks in
    /// growing rings, so it is cheap when there is room.
    Optional<Box> nearestFree(Box wish, Search search) {
        var region = search.region();
        long columns = (long) Math.floor((region.width() - wish.width()) / search.stepX());
        long rows = (long) Math.floor((region.height() - wish.height()) / search.stepY());
        if (columns < 0 || rows < 0) {
            return Optional.empty();
        }
        long column = Math.clamp(Math.round((wish.x() - region.x()) / search.stepX()), 0, columns);
        long row = Math.clamp(Math.round((wish.y() - region.y()) / search.stepY()), 0, rows);
        long last = Math.min(RINGS, Math.max(columns, rows));
        for (int ring = 0; ring <= last; ring++) {
            var found = inRing(new Ring(column, row, ring, columns, rows), wish, search);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private record Ring(long column, long row, int radius, long columns, long rows) {}

    private Optional<Box> inRing(Ring ring, Box wish, Search search) {
        for (long dy = -ring.radius; dy <= ring.radius; dy++) {
            long row = ring.row + dy;
            boolean edge = Math.abs(dy) == ring.radius;
            if (row < 0 || row > ring.rows) {
                continue;
            }
            for (long dx = -ring.radius; dx <= ring.radius; dx += edge || ring.radius == 0 ? 1 : 2L * ring.radius) {
                long column = ring.column + dx;
                if (column < 0 || column > ring.columns) {
                    continue;
                }
                var box = new Box(
                        search.region().x() + column * search.stepX(),
                        search.region().y() + row * search.stepY(),
                        wish.width(),
                        wish.height());
                if (isFree(box.grown(search.clearance()))) {
                    return Optional.of(box);
                }
            }
        }
        return Optional.empty();
    }
}
