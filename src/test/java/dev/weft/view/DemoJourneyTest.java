package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// The main job on the demo cluster: open, select, read why, edit a policy, see the diff, undo.
class DemoJourneyTest extends WindowTest {
    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private String text(String selector) {
        return fx(() -> ((Label) find(selector)).getText());
    }

    private static boolean explains(TopologyEdge edge) {
        return edge.state() == EdgeState.OBSERVED_ALLOWED
                && edge.id().source().kind() == NodeId.Kind.WORKLOAD
                && edge.id().target().kind() == NodeId.Kind.WORKLOAD
                && edge.evidence().stream().anyMatch(dev.weft.topology.Evidence.Declared.class::isInstance);
    }

    @Test
    void openSelectReadWhyEditSeeTheDiffUndo() {
        openDemo(new Look(Theme.LIGHT, 1000, 700));
        until("observed traffic", () -> frame().scene().topology().edges().stream().anyMatch(DemoJourneyTest::explains));
        var edge = frame().scene().topology().edges().stream().filter(DemoJourneyTest::explains).findFirst().orElseThrow();

        fx(() -> {
            graph().listener().selected(Optional.of(new Pick.OfEdge(edge.id())));
            return true;
        });
        until("the sentence why", () -> fx(() -> find("#inspector").lookupAll(".tone-allowed").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().endsWith("is allowed."))));
        shoot("why");

        var rule = fx(() -> find("#inspector").lookupAll(".line-link").stream()
                .filter(node -> node instanceof Hyperlink link && link.getText().contains("spec.ingress["))
                .map(Hyperlink.class::cast)
                .findFirst()
                .orElseThrow());
        fx(() -> {
            rule.fire();
            return true;
        });
        var editor = fx(() -> (CodeArea) find("#editor"));
        String before = fx(editor::getText);
        String marked = fx(() -> editor.getText(editor.getSelection()));
        assertThat(before).contains("kind: NetworkPolicy");
        assertThat(marked).isNotBlank();

        fx(() -> {
            editor.requestFocus();
            editor.selectAll();
            editor.replaceSelection(closed(before));
            return true;
        });
        until("the difference", () -> frame().draft().isPresent()
                && text("#draft-summary").contains("lost") && !text("#draft-summary").contains(" 0 lost"));
        shoot("diff");
        assertThat(frame().draft().orElseThrow().difference().changes()).isNotEmpty();

        click("#draft-undo");
        until("nothing drafted", () -> frame().draft().isEmpty());
        String after = fx(editor::getText);
        assertThat(after).isEqualTo(before);
        assertThat(session().request().draft().undone()).hasSize(1);
    }

    /// The same policy with no rule at all: it selects, and lets nothing in.
    private static String closed(String text) {
        return text.substring(0, text.indexOf("  ingress:")) + "  policyTypes:\n    - Ingress\n";
    }

    @Test
    void aMistakeMarksItsLineAndKeepsTheLastGoodPicture() {
        openDemo(new Look(Theme.DARK, 1000, 700));
        press(KeyCode.CONTROL, KeyCode.N);
        until("a new policy in the draft", () -> frame().draft().isPresent());
        var editor = fx(() -> (CodeArea) find("#editor"));
        var drafted = frame().request().draft();

        fx(() -> {
            editor.replaceText(editor.getText().replace("spec:", "spec:\n\tbroken"));
            return true;
        });
        until("the mistake", () -> fx(() -> find("#draft-mistakes").isVisible()));
        shoot("mistake");

        assertThat(frame().request().draft()).isEqualTo(drafted);
        List<String> mistakes = fx(() -> find("#draft-mistakes").lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
        assertThat(mistakes).anySatisfy(text -> assertThat(text).startsWith("Line 7"));
    }
}
