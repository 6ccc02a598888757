package dev.weft.whatif.export;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowTraffic;
import dev.weft.whatif.Coverage;
import dev.weft.whatif.FlowImpact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What the draft does to traffic that was really seen, and what the observation covered.
///
/// Flows of the replicas of a workload are taken together, those of one source alone: figures of two sources are never
/// added.
final class TrafficSection {
    /// Longer than anybody watches: the window is "since the source was opened".
    private static final Duration NO_WINDOW = Duration.ofDays(365);
    private static final int MOST_NAMES = 50;
    private static final List<String> COLUMNS =
            List.of("What", "From", "To", "Port", "Rate", "Last seen", "Observations", "Seen by");

    private static final String UNHEARD = "No flow source was heard: nothing is known of what really talks. That"
            + " nothing is listed above does not mean that nothing would break.";

    private record Group(String from, String to, FlowTraffic traffic, String by) {}

    private final ReportInput review;
    private final ClusterSnapshot live;
    private final List<ReportPart> parts = new ArrayList<>();

    private TrafficSection(ReportInput review) {
        this.review = review;
        this.live = review.before().reachability().snapshot();
    }

    static List<ReportPart> of(ReportInput review) {
        var section = new TrafficSection(review);
        section.parts.add(new ReportPart.Heading(2, "Observed traffic"));
        section.table();
        section.coverage();
        return section.parts;
    }

    private void table() {
        var impact = review.consequences().traffic().impact();
        var rows = new ArrayList<List<String>>();
        rows("would be dropped", impact.dropped(), rows);
        rows("denied now, would pass", impact.opened(), rows);
        rows("unknown on one side", impact.uncertain(), rows);
        parts.add(rows.isEmpty()
                ? new ReportPart.Text("No observed flow would be treated differently.")
                : ReportPart.Table.of(COLUMNS, rows));
    }

    private void rows(String what, List<FlowImpact.Hit> hits, List<List<String>> rows) {
        var groups = new LinkedHashMap<Group, List<FlowImpact.Hit>>();
        for (var hit : hits) {
            var key = hit.key();
            var group = new Group(name(key.source()), name(key.destination()), key.traffic(), key.by());
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(hit);
        }
        for (Map.Entry<Group, List<FlowImpact.Hit>> entry : groups.entrySet()) {
            var group = entry.getKey();
            var seen = entry.getValue();
            long events = seen.stream().mapToLong(hit -> hit.stats().counts().events()).sum();
            var last = seen.stream().map(hit -> hit.stats().last()).max(Instant::compareTo).orElseThrow();
            rows.add(List.of(
                    what, group.from(), group.to(), group.traffic().toString(), rate(seen), Words.time(last),
                    String.valueOf(events), group.by()));
        }
    }

    private String name(FlowEnd end) {
        return workload(end).map(ObjectRef::label).orElseGet(end::text);
    }

    private Optional<ObjectRef> workload(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> live.pod(ref).map(live::workloadOf);
            case FlowEnd.OfWorkload(var ref) -> Optional.of(ref);
            case FlowEnd.OfService _, FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _, FlowEnd.Unknown _ ->
                Optional.empty();
        };
    }

    /// Connections a minute, or requests where those alone are told; the sum of what is known says so.
    private String rate(List<FlowImpact.Hit> hits) {
        var paces = hits.stream().map(review.consequences().traffic().pace()).toList();
        boolean connections = paces.stream().anyMatch(pace -> pace.connections().isPresent());
        Function<FlowRates, OptionalDouble> figure = connections ? FlowRates::connections : FlowRates::requests;
        var known = paces.stream().map(figure).filter(OptionalDouble::isPresent).toList();
        if (known.isEmpty()) {
            return "not told";
        }
        double sum = known.stream().mapToDouble(OptionalDouble::getAsDouble).sum() * 60;
        return String.format(Locale.ROOT, sum < 10 ? "%.1f" : "%.0f", sum)
                + (connections ? "" : " requests") + " a minute" + (known.size() < hits.size() ? ", or more" : "");
    }

    private void coverage() {
        parts.add(new ReportPart.Heading(3, "What the observation covered"));
        var flows = review.consequences().traffic().flows();
        if (flows.sources().isEmpty()) {
            parts.add(new ReportPart.Text(UNHEARD));
            return;
        }
        var since = Duration.between(flows.since(), flows.asOf()).compareTo(NO_WINDOW) > 0
                ? "since the source was opened"
                : "from " + Words.time(flows.since());
        parts.add(new ReportPart.Text("Flows " + since + " to " + Words.time(flows.asOf()) + "."));
        parts.add(new ReportPart.Bullets(flows.sources().stream().map(TrafficSection::source).sorted().toList()));
        unseen(Coverage.of(flows, live));
    }

    private static String source(FlowSourceStatus source) {
        var why = switch (source.status()) {
            case SourceStatus.Failed(var cause, _) -> ": " + cause;
            case SourceStatus.Stale(var seen, var cause) -> " since " + Words.time(seen) + ": " + cause;
            case SourceStatus.Live(var begun) -> " since " + Words.time(begun);
            case SourceStatus.Connecting(var detail) -> detail.isEmpty() ? "" : ": " + detail;
            case SourceStatus.Absent _ -> "";
        };
        return source.name() + ": " + source.status().word() + why
                + (source.detail().isEmpty() ? "" : "; " + source.detail())
                + (source.lost() > 0 ? "; " + Words.count(source.lost(), "observation") + " lost" : "");
    }

    /// A job of the night is not seen by day.
    private void unseen(Coverage coverage) {
        if (coverage.unseen().isEmpty()) {
            return;
        }
        var names = coverage.unseen().stream().limit(MOST_NAMES).map(ObjectRef::label).toList();
        int rest = coverage.unseen().size() - names.size();
        parts.add(new ReportPart.Text("No flow was seen of " + coverage.unseen().size() + " of "
                + Words.count(coverage.running(), "running workload") + ", what they need is not known: "
                + String.join(", ", names) + (rest > 0 ? " and " + rest + " more" : "") + "."));
    }
}
