package dev.weft.view.traffic;

import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.session.FlowWish;
import dev.weft.session.Frame;
import dev.weft.view.panel.FlowWording;
import dev.weft.view.panel.StatusModel;
import dev.weft.view.panel.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which flow sources the cluster offers, which of them run, and how well each is heard. `summary` is what the button
/// says; `automatic` while Weft chooses the best itself.
public record SourcesModel(String summary, String headline, boolean automatic, List<Line> lines) {
    public static final SourcesModel EMPTY = new SourcesModel("Sources", "Nothing was read yet.", true, List.of());
    private static final String SOCKETS = "sockets";

    /// `state` is in words; `details` are further sentences. `usable`: it can be switched. `asks`: only after consent.
    public record Line(
            String source, Tone tone, String state, List<String> details, boolean on, Use use) {
        public Line {
            details = List.copyOf(details);
        }

        public String label() {
            return FlowWording.source(source);
        }
    }

    public enum Use {
        FREE,
        ASKS,
        NOT_USABLE
    }

    public SourcesModel {
        lines = List.copyOf(lines);
    }

    /// `now` is our clock.
    public static SourcesModel of(Frame frame, FlowWish wish, Instant now) {
        var flows = frame.meaning().flows();
        Map<String, FlowSourceStatus> running = new HashMap<>();
        flows.sources().forEach(source -> running.put(source.name(), source));
        var on = wanted(wish, flows.offers());
        var lines = new ArrayList<Line>();
        for (var offer : flows.offers()) {
            var status = Optional.ofNullable(running.remove(offer.source()))
                    .map(source -> StatusModel.flow(source, now));
            lines.add(line(offer, status, on.contains(offer.source())));
        }
        flows.sources().stream()
                .filter(source -> running.containsKey(source.name()))
                .map(source -> StatusModel.flow(source, now))
                .forEach(status -> lines.add(new Line(
                        status.name(), status.tone(), status.word(), texts(status.detail(), status.remedy()), true,
                        Use.NOT_USABLE)));
        return new SourcesModel(
                "Sources",
                headline(frame.scene().beside().looking(), flows.offers(), wish),
                wish.sources().isEmpty(),
                lines);
    }

    private static Line line(FlowOffer offer, Optional<StatusModel.Line> status, boolean on) {
        var use = !offer.usable()
                ? Use.NOT_USABLE
                : offer.state() == FlowOffer.State.ASKS ? Use.ASKS : Use.FREE;
        var details = new ArrayList<>(texts("Found: " + offer.where(), "Shows: " + offer.adds()));
        status.ifPresent(known -> details.addAll(texts(known.detail(), known.remedy())));
        details.addAll(texts(offer.remedy()));
        var tone = status.map(StatusModel.Line::tone).orElse(offer.usable() ? Tone.MUTED : Tone.WARNING);
        return new Line(offer.source(), tone, status.map(StatusModel.Line::word).orElse(word(offer, on)), details, on,
                use);
    }

    private static List<String> texts(String... texts) {
        return List.of(texts).stream().filter(text -> !text.isEmpty()).toList();
    }

    private static String word(FlowOffer offer, boolean on) {
        return switch (offer.state()) {
            case READY -> on ? "starting" : "ready, not running";
            case ASKS -> on ? "starting" : "asks you first";
            case FORBIDDEN -> "your rights do not suffice";
            case SILENT -> "does not answer";
        };
    }

    private static String headline(boolean looking, List<FlowOffer> offers, FlowWish wish) {
        if (looking) {
            return "Looking which sources the cluster offers…";
        }
        if (offers.isEmpty()) {
            return "There is nothing here that could show traffic.";
        }
        if (wish.sources().isPresent()) {
            return "You chose the sources. Figures of two are never added: each edge shows its best source's.";
        }
        return best(offers)
                .map(best -> "Weft chose the best that needs no consent: " + FlowWording.source(best) + ".")
                .orElse("No source can be used without your consent.");
    }

    private static Optional<String> best(List<FlowOffer> offers) {
        return offers.stream()
                .filter(offer -> offer.state() == FlowOffer.State.READY)
                .map(FlowOffer::source)
                .findFirst();
    }

    private static Set<String> wanted(FlowWish wish, List<FlowOffer> offers) {
        var wanted = new LinkedHashSet<>(wish.sources().orElseGet(() ->
                best(offers).map(Set::of).orElse(Set.of())));
        if (wish.sockets().isEmpty()) {
            wanted.remove(SOCKETS);
        } else {
            wanted.add(SOCKETS);
        }
        return wanted;
    }

    /// The choice with one source more, or less.
    public Set<String> switched(String source, boolean on) {
        var chosen = new LinkedHashSet<String>();
        lines.stream()
                .filter(line -> line.on() && line.use() != Use.NOT_USABLE)
                .forEach(line -> chosen.add(line.source()));
        if (on) {
            chosen.add(source);
        } else {
            chosen.remove(source);
        }
        return chosen;
    }
}
