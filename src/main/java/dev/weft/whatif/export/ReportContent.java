package dev.weft.whatif.export;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.cluster.SourceStatus;
import dev.weft.whatif.Conflict;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import dev.weft.yaml.ManifestYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a review report says, in order. Nothing that is not known is called anything else.
final class ReportContent {
    private final ReportInput review;
    private final ClusterSnapshot live;
    private final Outgoing draft;
    private final List<ReportPart> parts = new ArrayList<>();

    private ReportContent(ReportInput review) {
        this.review = review;
        this.live = review.before().reachability().snapshot();
        this.draft = Outgoing.of(review.wish().draft(), live);
    }

    static List<ReportPart> of(ReportInput review) {
        var content = new ReportContent(review);
        content.head();
        content.changes();
        content.expectations();
        content.pictures();
        content.parts.addAll(TrafficSection.of(review));
        content.reachability();
        content.findings();
        content.policies();
        return List.copyOf(content.parts);
    }

    private void heading(String text) {
        parts.add(new ReportPart.Heading(2, text));
    }

    private void head() {
        parts.add(new ReportPart.Heading(1, "Review of a policy draft"));
        parts.add(new ReportPart.Text("A draft, not applied: nothing here was written to a cluster."));
        var head = review.head();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Prepared by", head.who()));
        rows.add(List.of("Prepared at", Words.time(head.when())));
        rows.add(List.of("Cluster", head.source()));
        rows.add(List.of("Cluster as of", Words.time(live.stamp().asOf())
                + (live.stamp().synced() ? "" : ", not read completely: what is missing here may exist")));
        if (!review.wish().draft().originals().policies().isEmpty()) {
            rows.add(List.of(
                    "Draft begun on", Words.time(review.wish().draft().originals().since())));
        }
        rows.add(List.of("Branch", review.wish().branch()));
        parts.add(ReportPart.Table.of(List.of("What", "Value"), rows));
        var unread = live.statuses().stream()
                .filter(status -> status.status() instanceof SourceStatus.Failed
                        || status.status() instanceof SourceStatus.Stale)
                .map(status -> status.kind().kind() + (status.namespace().isEmpty() ? "" : " in " + status.namespace())
                        + ": " + status.status().word())
                .sorted()
                .toList();
        if (!unread.isEmpty()) {
            parts.add(new ReportPart.Text(
                    "Not heard well when this was made, so that verdicts may be wrong about them:"));
            parts.add(new ReportPart.Bullets(unread));
        }
    }

    private void changes() {
        heading("What would change");
        parts.add(new ReportPart.Text(summary()));
        var steps = new ArrayList<List<String>>();
        for (var step : review.wish().draft().done()) {
            var number = String.valueOf(steps.size() + 1);
            steps.add(List.of(number, step.title(), step.on() ? "counted" : "switched off", objects(step)));
        }
        parts.add(new ReportPart.Heading(3, "Steps"));
        parts.add(ReportPart.Table.of(List.of("No.", "Step", "State", "Touches"), steps));
        var lines = new ArrayList<String>();
        draft.puts().forEach(put -> lines.add((put.live().isEmpty() ? "New: " : "Changed: ")
                + put.edit().object().label()));
        draft.removals().forEach(policy -> lines.add("Removed: " + policy.ref().label()));
        draft.supposed().forEach(edit -> lines.add(Words.supposed(edit)));
        if (lines.isEmpty()) {
            lines.add("Nothing: the cluster is as the draft would have it.");
        }
        parts.add(new ReportPart.Heading(3, "Objects"));
        parts.add(new ReportPart.Bullets(lines));
        var conflicts = review.wish().draft().conflicts(live);
        if (!conflicts.isEmpty()) {
            parts.add(new ReportPart.Heading(3, "Conflicts"));
            parts.add(new ReportPart.Bullets(conflicts.stream().map(Conflict::words).toList()));
        }
        problems();
    }

    private void problems() {
        var problems = review.consequences().problems();
        if (!problems.isEmpty()) {
            parts.add(new ReportPart.Heading(3, "Problems of the drafted policies"));
            parts.add(new ReportPart.Bullets(problems.stream().map(Problem::line).toList()));
        }
    }

    private static String objects(Step step) {
        return step.edits().stream().map(Edit::object).map(object -> object.label()).distinct()
                .collect(Collectors.joining(", "));
    }

    private String summary() {
        var changes = review.consequences().difference().changes();
        var impact = review.consequences().traffic().impact();
        long gained = changes.stream().filter(change -> !change.gained().isEmpty()).count();
        long lost = changes.stream().filter(change -> !change.lost().isEmpty()).count();
        return ("Observed traffic: %s would be dropped, %s denied now would pass, of %s the answer is unknown before or"
                        + " after. Between workloads: %s would gain traffic, %d would lose some.")
                .formatted(
                        Words.count(impact.dropped().size(), "flow"),
                        Words.count(impact.opened().size(), "flow"),
                        Words.count(impact.uncertain().size(), "flow"),
                        Words.count(gained, "pair"),
                        lost);
    }

    private void expectations() {
        var pins = review.wish().pins();
        if (pins.isEmpty()) {
            return;
        }
        heading("Expectations");
        var rows = pins.stream()
                .map(pin -> List.of(
                        pin.words(),
                        word(pin.judge(review.before().reachability())),
                        word(pin.judge(review.consequences().after().reachability()))))
                .toList();
        parts.add(ReportPart.Table.of(List.of("Expectation", "Before", "After"), rows));
    }

    private static String word(Enum<?> answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    private void pictures() {
        if (review.pictures().isEmpty()) {
            return;
        }
        heading("Pictures");
        for (var shot : review.pictures()) {
            parts.add(new ReportPart.Heading(3, shot.title()));
            parts.add(new ReportPart.Image(shot));
        }
    }

    private void reachability() {
        heading("Between workloads");
        parts.add(new ReportPart.Text("What policies would allow and deny, whether or not it was ever seen."));
        var rows = review.consequences().difference().changes().stream()
                .map(change -> List.of(
                        Words.party(change.source()),
                        Words.party(change.destination()),
                        Words.cell(change.gained()),
                        Words.cell(change.lost()),
                        Words.cell(change.after().unknown().minus(change.before().unknown()))))
                .toList();
        if (rows.isEmpty()) {
            parts.add(new ReportPart.Text("No connection between workloads would change."));
            return;
        }
        parts.add(ReportPart.Table.of(List.of("From", "To", "Gained", "Lost", "Becomes unknown"), rows));
    }

    private void findings() {
        review.findings().ifPresent(findings -> {
            heading("Findings of the checks");
            list("New with the draft", findings.fresh());
            list("Gone with the draft", findings.gone());
        });
    }

    private void list(String title, List<String> lines) {
        parts.add(new ReportPart.Heading(3, title));
        parts.add(lines.isEmpty()
                ? new ReportPart.Text("None.")
                : new ReportPart.Bullets(lines));
    }

    private void policies() {
        heading("Policies");
        for (var put : draft.puts()) {
            parts.add(new ReportPart.Heading(3, put.edit().object().label()));
            parts.add(new ReportPart.Diff(UnifiedDiff.between(
                    put.live().map(ManifestYaml::write).orElse(""), PolicyText.of(put.edit()))));
        }
        for (var policy : draft.removals()) {
            parts.add(new ReportPart.Heading(3, policy.ref().label()));
            parts.add(new ReportPart.Diff(UnifiedDiff.between(ManifestYaml.write(policy), "")));
        }
        if (draft.puts().isEmpty() && draft.removals().isEmpty()) {
            parts.add(new ReportPart.Text("No policy would change."));
        }
    }
}
