package dev.weft.view.panel;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.session.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the status bar shows: how old the picture is, how well each source is heard, and how much there is.
/// `banner` is set when the picture is not live, `health` is the worst tone of all lines.
public record StatusModel(
        String asOf, Tone health, String objects, List<Line> kinds, Flows flows, Optional<String> banner) {
    public static final StatusModel EMPTY =
            new StatusModel("", Tone.MUTED, "", List.of(), Flows.NONE, Optional.empty());

    /// Where observed traffic comes from.
    public record Flows(List<Line> lines) {
        public static final Flows NONE = new Flows(List.of());

        public Flows {
            lines = List.copyOf(lines);
        }

        public Tone health() {
            return worst(lines);
        }
    }

    /// One source or kind. `remedy` may be empty.
    public record Line(String name, Tone tone, String word, String detail, String remedy) {}

    public StatusModel {
        kinds = List.copyOf(kinds);
    }

    /// `now` is our clock, to say ages. A source that is `watched` and heard is true as of now, whenever its last
    /// change
    /// was; one that was read once is true as of then.
    public static StatusModel of(Frame frame, Instant now, boolean watched) {
        var snapshot = frame.meaning().snapshot();
        var kinds = snapshot.statuses().stream().map(status -> kind(status, now)).toList();
        var flows = frame.meaning().flows().sources().stream().map(source -> flow(source, now)).toList();
        return new StatusModel(
                asOf(snapshot, now, watched),
                worst(kinds),
                objects(snapshot),
                kinds,
                new Flows(flows),
                banner(snapshot, now));
    }

    private static String asOf(ClusterSnapshot snapshot, Instant now, boolean watched) {
        if (snapshot.stamp().asOf().equals(Instant.EPOCH)) {
            return "waiting for the first news";
        }
        var unheard = snapshot.statuses().stream()
                .map(KindStatus::status)
                .filter(SourceStatus.Stale.class::isInstance)
                .map(status -> ((SourceStatus.Stale) status).lastSeen())
                .min(Comparator.naturalOrder());
        return "as of " + Wording.clock(unheard.orElse(watched ? now : snapshot.stamp().asOf()));
    }

    private static Line kind(KindStatus status, Instant now) {
        var name = status.kind().resource() + (status.namespace().isEmpty() ? "" : " in " + status.namespace());
        return line(name, status.status(), "", now);
    }

    /// How one flow source is heard.
    public static Line flow(FlowSourceStatus source, Instant now) {
        var lost = source.lost() == 0 ? "" : ", " + Wording.count(source.lost(), "observation") + " lost";
        return line(FlowWording.source(source.name()), source.status(), source.detail()
                + lost, now);
    }

    private static Line line(String name, SourceStatus status, String more, Instant now) {
        var detail = switch (status) {
            case SourceStatus.Connecting(var doing) -> doing;
            case SourceStatus.Live(var since) -> "since " + Wording.clock(since);
            case SourceStatus.Stale(var seen, var cause) -> "last heard " + Wording.age(seen, now) + " ago: " + cause;
            case SourceStatus.Failed(var cause, _) -> cause;
            case SourceStatus.Absent _ -> "not served by this cluster";
        };
        var remedy = status instanceof SourceStatus.Failed(_, var what) ? what : "";
        var whole = more.isEmpty() ? detail : more + (detail.isEmpty() ? "" : ", " + detail);
        return new Line(name, Tone.of(status), status.word(), whole, remedy);
    }

    private static Tone worst(List<Line> lines) {
        return lines.stream().map(Line::tone).max(Comparator.naturalOrder()).orElse(Tone.MUTED);
    }

    private static String objects(ClusterSnapshot snapshot) {
        return String.join(
                " · ",
                Wording.count(snapshot.namespaces().size(), "namespace"),
                Wording.count(snapshot.pods().size(), "pod"),
                Wording.count(snapshot.services().size(), "service"),
                Wording.count(snapshot.manifests().size(), "policy"));
    }

    /// One sentence for the worst that happened: nothing could be read, some kinds are missing, or the watch is down.
    /// No verdict depends on what meshes are told: the overlay says what is unknown.
    private static Optional<String> banner(ClusterSnapshot snapshot, Instant now) {
        var failed = new ArrayList<KindStatus>();
        var stale = new ArrayList<KindStatus>();
        for (var status : snapshot.statuses()) {
            if (Manifest.isOfMesh(status.kind())) {
                continue;
            }
            switch (status.status()) {
                case SourceStatus.Failed _ -> failed.add(status);
                case SourceStatus.Stale _ -> stale.add(status);
                case SourceStatus.Live _, SourceStatus.Connecting _, SourceStatus.Absent _ -> {}
            }
        }
        if (!failed.isEmpty() && failed.getFirst().status() instanceof SourceStatus.Failed(var cause, var remedy)) {
            return Optional.of(names(failed) + " could not be read: " + cause
                    + "; what depends on it is unknown. " + remedy);
        }
        if (!stale.isEmpty() && stale.getFirst().status() instanceof SourceStatus.Stale(var seen, var cause)) {
            return Optional.of("Last good picture, " + Wording.age(seen, now) + " old: " + cause
                    + "; trying again, nothing needs to be done here.");
        }
        return Optional.empty();
    }

    private static String names(List<KindStatus> statuses) {
        var first = statuses.getFirst().kind().resource()
                + (statuses.getFirst().namespace().isEmpty() ? "" : " in " + statuses.getFirst().namespace());
        return statuses.size() == 1 ? first : first + " and " + Wording.count(statuses.size() - 1, "other kind");
    }
}
