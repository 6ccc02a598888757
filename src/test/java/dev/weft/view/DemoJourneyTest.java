package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.picture.Theme;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import java.util.List;
import javafx.geometry.Point2D;
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

    private static NodeId deployment(String name) {
        return NodeId.ofWorkload(new ObjectRef("apps", "Deployment", "shop", name));
    }

    private EdgeState state(EdgeId id) {
        return frame().scene().topology().edge(id).map(TopologyEdge::state).orElse(EdgeState.LEADS);
    }

    private void clickNode(NodeId id) {
        var at = fx(() -> {
            var box = frame().scene().positions().nodes().get(id);
            var viewport = graph().viewport();
            return new Point2D(viewport.toScreenX(box.centerX()), viewport.toScreenY(box.centerY()));
        });
        clickPicture(at.getX(), at.getY());
    }

    private Hyperlink link(String text) {
        return fx(() -> find("#inspector").lookupAll(".line-link").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link says " + text)));
    }

    private void follow(String text) {
        var link = link(text);
        fx(() -> {
            link.fire();
            return true;
        });
    }

    @Test
    void openSelectReadWhyEditSeeTheDiffUndo() {
        openDemo(new Look(Theme.LIGHT, 1000, 700));
        var webToApi = new EdgeId(deployment("web"), deployment("api"));
        until("observed traffic", () -> state(webToApi) == EdgeState.OBSERVED_ALLOWED);

        clickNode(deployment("web"));
        until("the node's facts", () -> fx(() -> find("#inspector").lookupAll(".panel-title").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals("web"))));
        shoot("node");
        follow("→ shop/api");
        until("the sentence why", () -> fx(() -> find("#inspector").lookupAll(".tone-allowed").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals("TCP 8080 is allowed."))));
        shoot("why");

        follow("NetworkPolicy shop/api spec.ingress[0]");
        var editor = fx(() -> (CodeArea) find("#editor"));
        String before = fx(editor::getText);
        int line = fx(editor::getCurrentParagraph);
        assertThat(before.lines().skip(line).findFirst())
                .hasValueSatisfying(text -> assertThat(text).contains("from:"));

        int peer = before.indexOf("app: web");
        fx(() -> {
            editor.requestFocus();
            editor.selectRange(peer + "app: ".length(), peer + "app: web".length());
            return true;
        });
        write("nobody");
        until("the difference", () -> state(webToApi) == EdgeState.WOULD_BE_DENIED);
        until("what it drops", () -> text("#draft-summary").contains("would be dropped"));
        shoot("diff");

        click("#draft-undo");
        until("nothing drafted", () -> frame().draft().isEmpty());
        String after = fx(editor::getText);
        assertThat(after).isEqualTo(before);
        assertThat(session().request().draft().undone()).hasSize(1);
        until("the edge as it was", () -> state(webToApi) == EdgeState.OBSERVED_ALLOWED);
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
        until("the mistake at its line", () -> mistakes().stream().anyMatch(text -> text.startsWith("Line 7")));
        shoot("mistake");

        assertThat(fx(() -> find("#draft-mistakes").isVisible())).isTrue();
        assertThat(frame().request().draft()).isEqualTo(drafted);
    }

    private List<String> mistakes() {
        return fx(() -> find("#draft-mistakes").lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }
}
