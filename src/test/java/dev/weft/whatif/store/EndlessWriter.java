package dev.weft.whatif.store;

import dev.weft.cluster.ObjectRef;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Originals;
import dev.weft.whatif.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A program that keeps ever longer drafts, and prints how many steps are surely on the disk, until it is killed.
final class EndlessWriter {
    private EndlessWriter() {}

    public static void main(String[] args) throws IOException {
        var shelf = new DraftShelf(Path.of(args[0]));
        for (int steps = 1; ; steps++) {
            shelf.write(new Kept.Stamp(Instant.EPOCH.plusSeconds(steps), ClusterMark.DEMO, "demo"), kept(steps));
            System.out.println(steps);
        }
    }

    static Kept kept(int count) {
        var steps = new ArrayList<Step>();
        for (int step = 0; step < count; step++) {
            steps.add(Step.of(new Edit.RemovePolicy(new ObjectRef("g", "Policy", "shop", "p" + step))));
        }
        return new Kept(
                Drafts.EMPTY.with(new Draft(steps, List.of(), Originals.NONE)), List.of(), "DIFFERENCE");
    }
}
