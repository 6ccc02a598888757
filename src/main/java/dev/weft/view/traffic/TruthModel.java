package dev.weft.view.traffic;

import dev.weft.cluster.SourceStatus;
import dev.weft.session.FlowWish;
import dev.weft.session.Frame;
import dev.weft.topology.Truth;
import dev.weft.topology.TruthTable;
import dev.weft.view.panel.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The truth table in words. `counts` has a text for each truth, `…` until it was counted; `total` says what was
/// counted; `unseen` for how long nothing was seen; `banner` is there while the picture shows one of them only.
public record TruthModel(
        Map<Truth, String> counts, String total, String unseen, Optional<Truth> chosen, Optional<String> banner) {
    public static final TruthModel EMPTY = new TruthModel(Map.of(), "", "", Optional.empty(), Optional.empty());

    public TruthModel {
        counts = Map.copyOf(counts);
    }

    public String count(Truth truth) {
        return counts.getOrDefault(truth, "…");
    }

    /// `now` is our clock.
    public static TruthModel of(Frame frame, Instant now) {
        var table = frame.scene().beside().truth();
        var counts = new EnumMap<Truth, String>(Truth.class);
        table.ifPresent(known -> {
            for (var truth : Truth.values()) {
                counts.put(truth, number(known.count(truth)));
            }
        });
        var chosen = frame.request().filter().truth();
        return new TruthModel(
                counts,
                table.map(TruthModel::total).orElse("Counting…"),
                unseen(frame, now),
                chosen,
                chosen.map(truth -> banner(frame, truth, table)));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String total(TruthTable table) {
        long all = table.pairs().values().stream().mapToLong(Long::longValue).sum();
        return number(all) + " pairs of workloads, each in one direction. Outside peers and nodes are not counted.";
    }

    /// Who was never seen was perhaps only not watched for long.
    private static String unseen(Frame frame, Instant now) {
        var heard = frame.meaning().flows().sources().stream()
                .filter(source -> source.status() instanceof SourceStatus.Live)
                .map(source -> ((SourceStatus.Live) source.status()).since())
                .min(Comparator.naturalOrder());
        if (heard.isEmpty()) {
            return "No source is heard now: what is called never seen was not looked for.";
        }
        var window = frame.request().flows().window();
        var listened = Duration.between(heard.get(), now);
        return listened.compareTo(window) < 0 || window.equals(FlowWish.SINCE_START)
                ? "Never seen means: in the " + Wording.age(heard.get(), now) + " since the first source was heard, at "
                        + Wording.clock(heard.get()) + "."
                : "Never seen means: in the last " + Wording.count(window.toMinutes(), "minute") + ".";
    }

    private static String banner(Frame frame, Truth truth, Optional<TruthTable> table) {
        long drawn = frame.scene().topology().edges().stream().mapToLong(edge -> edge.pairs().total()).sum();
        var only = "Only pairs of workloads that are: " + truth.word() + ". ";
        if (table.isEmpty()) {
            return only + number(drawn) + " are drawn.";
        }
        long all = table.get().count(truth);
        return only + (drawn < all
                ? number(drawn) + " of " + number(all) + " are drawn, " + number(all - drawn) + " are not."
                : "All " + number(all) + " are drawn.");
    }
}
