package dev.weft.view.draft;

import dev.weft.whatif.Draft;
import dev.weft.whatif.Step;
import java.util.ArrayList;
import java.util.List;

/// The history of a draft: the beginning, the steps done, the steps undone that can be done again.
record StepsModel(List<Row> rows) {
    /// `number` is how many steps are done when this row is the newest, 0 for the beginning.
    record Row(int number, String title, boolean on, State state) {}

    enum State {
        DONE,
        CURRENT,
        UNDONE
    }

    StepsModel {
        rows = List.copyOf(rows);
    }

    static StepsModel of(Draft draft) {
        var all = new ArrayList<Step>(draft.done());
        all.addAll(draft.undone().reversed());
        int at = draft.done().size();
        var rows = new ArrayList<Row>();
        rows.add(new Row(0, "As the cluster is", true, at == 0 ? State.CURRENT : State.DONE));
        for (int i = 0; i < all.size(); i++) {
            var step = all.get(i);
            var state = i + 1 == at ? State.CURRENT : i < at ? State.DONE : State.UNDONE;
            rows.add(new Row(i + 1, step.title(), step.on(), state));
        }
        return new StepsModel(rows);
    }

    int current() {
        return (int) rows.stream().filter(row -> row.state() != State.UNDONE).count() - 1;
    }
}
