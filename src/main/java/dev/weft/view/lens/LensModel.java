package dev.weft.view.lens;

import dev.weft.session.Frame;
import dev.weft.session.WhatIf;
import dev.weft.topology.lens.Lens;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which lenses are on, and whether the difference of a draft is drawn, which can only be while something is drafted.
record LensModel(Set<Lens> on, boolean drafting, boolean difference) {
    LensModel {
        on = Set.copyOf(on);
    }

    static LensModel of(Set<Lens> on) {
        return new LensModel(on, false, false);
    }

    LensModel toggled(Lens lens) {
        var others = EnumSet.noneOf(Lens.class);
        others.addAll(on);
        if (!others.remove(lens)) {
            others.add(lens);
        }
        return new LensModel(others, drafting, difference);
    }

    LensModel in(Optional<Frame> frame) {
        boolean drafted = frame.flatMap(Frame::draft).isPresent();
        boolean shown = frame.filter(known -> known.request().whatIf().side() == WhatIf.Side.DIFFERENCE).isPresent();
        return new LensModel(on, drafted, drafted && shown);
    }

    /// On the button: how many are on that are not at a first start.
    String button() {
        long more = on.stream().filter(lens -> !Lens.USUAL.contains(lens)).count();
        return more == 0 ? "Overlays" : "Overlays " + more;
    }

    /// For a screen reader: `Overlays: policies, traffic`.
    String spoken() {
        var words = on.stream().sorted().map(lens -> lens.title().toLowerCase(Locale.ROOT)).toList();
        return "Overlays: " + (words.isEmpty() ? "none" : String.join(", ", words));
    }
}
