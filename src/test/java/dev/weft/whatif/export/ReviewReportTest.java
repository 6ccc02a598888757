package dev.weft.whatif.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.view.Frames;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Step;
import dev.weft.yaml.ManifestYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Reports of a draft on the demo cluster, as of a fixed noon. `-Dgolden.renew=true` writes the texts anew; the
/// difference is then reviewed by a person.
class ReviewReportTest {
    private static final Path EXPECTED = Path.of("src/test/resources/export");
    private static final ClusterSnapshot DEMO = Drafted.demo();
    private static final FlowRates BUSY = new FlowRates(
            OptionalDouble.of(0.15), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
            OptionalDouble.empty(), OptionalDouble.empty());
    private static final FlowWindow SEEN = Frames.flows(
            Frames.flow("shop/web-7b5d9c6f4-4kxq2", "shop/api-5c8f7d9b6-4kxq2", 8080, FlowVerdict.FORWARDED),
            Frames.flow("shop/web-7b5d9c6f4-9mzt7", "shop/api-5c8f7d9b6-4kxq2", 8080, FlowVerdict.FORWARDED));

    @Test
    void theMarkdownIsAsItWasReviewed() throws IOException {
        assertSame("review.md", ReviewReport.markdown(review(shop(), SEEN), "review.md"));
    }

    @Test
    void theHtmlIsAsItWasReviewed() throws IOException {
        assertSame("review.html", ReviewReport.html(review(shop(), SEEN), "review.html"));
    }

    @Test
    void thePicturesOfAMarkdownStandBesideIt() {
        assertThat(ReviewReport.markdown(review(shop(), SEEN), "my review.md").keySet())
                .containsExactly(
                        "my review-pictures/after.png", "my review-pictures/before.png",
                        "my review-pictures/difference.png", "my review.md");
        assertThat(FolderText.of(ReviewReport.markdown(review(shop(), SEEN), "my review.md"), "my review.md"))
                .contains("![After](my%20review-pictures/after.png)");
    }

    @Test
    void nothingObservedIsNotCalledHarmless() {
        var text = FolderText.of(
                ReviewReport.markdown(review(shop(), FlowWindow.EMPTY), "review.md"), "review.md");

        assertThat(text)
                .contains("nothing is known of what really talks")
                .contains("does not mean that nothing would break");
    }

    @Test
    void noTextOfAClusterBecomesMarkup() {
        var sly = "<script>alert(1)</script> | ![x](y) `a` &amp; *b*";
        var step = new Step(sly, shop().done().getFirst().edits());
        var review = review(new Draft(List.of(step), List.of(), shop().originals()), SEEN);
        var named = new ReportInput(
                new ReportInput.Head("\"><img src=x onerror=y>", Drafted.NOON, "a\n# b"),
                review.wish(),
                review.before(),
                review.consequences(), Optional.of(new ReportInput.Findings(List.of("- a\n# b", "1. c"), List.of())),
                review.pictures());

        var html = FolderText.of(ReviewReport.html(named, "review.html"), "review.html");
        assertThat(html).doesNotContain("<script").doesNotContain("<img src=x").contains("&lt;script&gt;");
        var markdown = FolderText.of(ReviewReport.markdown(named, "review.md"), "review.md");
        assertThat(markdown)
                .contains("\\<script\\>alert(1)\\</script\\> \\| \\!\\[x\\](y) \\`a\\` \\&amp; \\*b\\*")
                .contains("- \\- a \\# b\n")
                .contains("- 1\\. c\n")
                .doesNotContain("\n# b");
    }

    @Test
    void theHtmlFetchesAndRunsNothing() {
        var html = FolderText.of(ReviewReport.html(review(shop(), SEEN), "review.html"), "review.html");

        assertThat(html)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("<link")
                .contains("src=\"data:image/png;base64,")
                .contains("@media (prefers-color-scheme: dark)")
                .contains("@media print");
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row < 450; row++) {
            rows.add(List.of("r" + row));
        }

        var table = ReportPart.Table.of(List.of("What"), rows);

        assertThat(table.rows()).hasSize(ReportPart.Table.MOST);
        assertThat(ReportMarkdown.of(List.of(table), "p")).endsWith("200 of 450 rows are shown, 250 are left out.\n");
        assertThat(ReportHtml.of(List.of(table))).contains("200 of 450 rows are shown, 250 are left out.");
    }

    @Test
    void aPolicyThatSomebodyElseChangedIsAConflict() {
        var later = DEMO.with(List.of(Drafted.put(api().replace("8080", "9999")).manifest()), List.of());
        var frame = Frames.of(later, FlowWindow.EMPTY, ViewRequest.DEFAULT.withDraft(shop()));

        assertThat(FolderText.of(ReviewReport.markdown(review(frame), "r.md"), "r.md"))
                .contains("NetworkPolicy shop/api was changed in the cluster after you began to edit it");
    }

    private static String api() {
        return ManifestYaml.write(DEMO.manifest(Drafted.policy("api")).orElseThrow());
    }

    private static Draft shop() {
        return Drafted.of(
                DEMO,
                Drafted.put(api().replace("app: web", "app: nobody")),
                Drafted.put("""
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata:
                          name: cart-out   # the cart looks up names
                        spec:
                          podSelector: {matchLabels: {app: cart}}
                          policyTypes: [Egress]
                          egress:
                          - ports: [{protocol: UDP, port: 53}]
                        """),
                new Edit.RemovePolicy(Drafted.policy("dns")),
                new Edit.Relabel(
                        new ObjectRef("apps", "Deployment", "shop", "web"),
                        Labels.of(Map.of("app", "web", "tier", "x"))));
    }

    private static ReportInput review(Draft draft, FlowWindow flows) {
        return review(Frames.of(DEMO, flows, ViewRequest.DEFAULT.withDraft(draft)));
    }

    private static ReportInput review(Frame frame) {
        var outcome = frame.draft().orElseThrow();
        var pin = new Expectation(
                new Expectation.End.OfWorkload(new ObjectRef("apps", "Deployment", "shop", "web")),
                new Expectation.End.OfWorkload(new ObjectRef("apps", "Deployment", "shop", "api")),
                new Traffic(Protocol.TCP, 8080),
                true);
        return new ReportInput(
                new ReportInput.Head("ada", Drafted.NOON, "demo cluster"),
                new ReportInput.Wish("A", frame.request().draft(), List.of(pin)),
                frame.meaning().reachability(),
                new ReportInput.Consequences(
                        outcome.after(),
                        outcome.difference(),
                        new ReportInput.Traffic(frame.meaning().flows(), outcome.impact(), _ -> BUSY),
                        outcome.problems()),
                Optional.of(new ReportInput.Findings(List.of("new-one NetworkPolicy shop/x: why; what"), List.of())),
                List.of(shot("Before"), shot("After"), shot("Difference")));
    }

    private static ReportInput.Shot shot(String title) {
        return new ReportInput.Shot(title, ("PNG of " + title).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertSame(String name, Map<String, byte[]> files) throws IOException {
        var actual = FolderText.of(files, name);
        var file = EXPECTED.resolve(name);
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).as(name).isEqualTo(Files.readString(file));
    }
}
