package dev.weft.picture.lens;

import dev.weft.layout.Box;
import dev.weft.picture.Brush;
import dev.weft.picture.Detail;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.overlay.mark.Emphasis;
import dev.weft.picture.overlay.mark.Lines;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.lens.Lens;
import dev.weft.topology.lens.Secrecy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Padlocks on lines whose traffic was seen to be secret or plain; where no flow told, what the mesh's policy says, if
/// there is a mesh.
public final class SecrecyOverlay implements Overlay {
    private static final double SIZE = 11;
    /// Where on its line a padlock may stand; the middle is for other marks.
    private static final double[] SHARES = {0.4, 0.6, 0.3, 0.7, 0.2, 0.8};
    /// More padlocks than this are noise.
    private static final int MOST = 400;

    @Override
    public String name() {
        return Lens.MTLS.word();
    }

    @Override
    public void paint(PaintContext context, Brush brush) {
        if (!context.detail().atLeast(Detail.NAMES)) {
            return;
        }
        var emphasis = Emphasis.of(context);
        var taken = new ArrayList<Box>();
        double size = SIZE * context.type() * (context.detail() == Detail.FULL ? 1.2 : 1);
        for (var placed : context.drawing().edges()) {
            boolean room = placed.path().count() > 0 && context.isVisible(placed.bounds()) && taken.size() < MOST;
            var mark = room ? mark(context, placed.edge()) : Optional.<Mark>empty();
            if (mark.isPresent()) {
                var line = placed.path().onScreen(context.viewport(), 2);
                double length = Lines.length(line);
                for (int i = 0; i < SHARES.length && length > 3 * size; i++) {
                    var at = Lines.at(line, length * SHARES[i]);
                    var box = new Box(at[0] - size / 2, at[1] - size / 2, size, size);
                    if (isFree(context, box, taken)) {
                        taken.add(box.grown(2));
                        mark.get().draw(
                                new Padlock(brush, context.palette(), emphasis.strength(placed.edge())), box);
                        break;
                    }
                }
            }
        }
    }

    /// What stands on one line.
    private interface Mark {
        void draw(Padlock padlock, Box box);
    }

    /// What was seen goes before what ought to be.
    private static Optional<Mark> mark(PaintContext context, TopologyEdge edge) {
        var seen = Secrecy.of(edge);
        if (seen.isPresent()) {
            return Optional.of((padlock, box) -> padlock.draw(seen.get(), box.x(), box.y(), box.width()));
        }
        var scene = context.frame().scene();
        return scene.scenery().meshes().of(edge, scene.topology().groups())
                .map(ruling -> (padlock, box) -> padlock.draw(ruling.kind(), box.x(), box.y(), box.width()));
    }

    private static boolean isFree(PaintContext context, Box box, List<Box> taken) {
        var port = context.viewport();
        return taken.stream().noneMatch(box::overlaps)
                && context.drawing()
                        .nodeAt(port.toWorldX(box.centerX()), port.toWorldY(box.centerY()))
                        .isEmpty();
    }
}
