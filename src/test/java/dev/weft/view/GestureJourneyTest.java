package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.whatif.FlowImpact;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// Policies made by hand on the picture: a line drawn allows, a menu denies and isolates, and each says before what it
/// would do.
class GestureJourneyTest extends WindowTest {
    private static final NodeId BATCH = NodeId.ofWorkload(new ObjectRef("batch", "CronJob", "shop", "batch"));
    private static final NodeId DB = NodeId.ofWorkload(new ObjectRef("apps", "StatefulSet", "shop", "db"));
    private static final NodeId WEB = NodeId.ofWorkload(new ObjectRef("apps", "Deployment", "shop", "web"));
    private static final NodeId API = NodeId.ofWorkload(new ObjectRef("apps", "Deployment", "shop", "api"));

    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private Optional<TopologyEdge> edge(NodeId source, NodeId target) {
        return frame().scene().topology().edge(new EdgeId(source, target));
    }

    private EdgeState state(NodeId source, NodeId target) {
        return edge(source, target).map(TopologyEdge::state).orElse(EdgeState.LEADS);
    }

    private boolean isAllowedByDraft(NodeId source, NodeId target) {
        return edge(source, target).stream()
                .flatMap(edge -> edge.evidence().stream())
                .anyMatch(evidence -> evidence instanceof Evidence.Drafted(var gained, _, _) && !gained.isEmpty());
    }

    private boolean isOpen(String card) {
        return fx(() -> find("#graph").lookup(card) != null);
    }

    private boolean isReady(String button) {
        return fx(() -> find("#graph").lookup(button) instanceof Node node && !node.isDisabled());
    }

    private List<String> texts(String list) {
        return fx(() -> find(list).lookupAll(".label").stream().map(node -> ((Label) node).getText()).toList());
    }

    private Point2D middle(NodeId id) {
        return fx(() -> {
            var box = graph().onScreen(id).orElseThrow();
            return graph().localToScreen(box.centerX(), box.centerY());
        });
    }

    private void open() {
        openDemo(new Look(Theme.LIGHT, 1180, 780));
        until("a denied attempt", () -> state(BATCH, DB) == EdgeState.OBSERVED_DENIED);
    }

    private void select(Pick pick) {
        fx(() -> {
            graph().listener().selected(Optional.of(pick));
            graph().requestFocus();
            return true;
        });
    }

    @Test
    void aLineDrawnFromANodeToAnotherAllowsWhatWasDenied() {
        open();
        var from = middle(BATCH);
        robot().moveTo(from.getX() - 4, from.getY());
        robot().moveTo(from);
        until("the handle", () -> fx(() -> find("#link-handle").isVisible()));
        var handle = fx(() -> {
            var bounds = find("#link-handle").localToScreen(find("#link-handle").getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
        robot().drag(handle, MouseButton.PRIMARY).moveTo(middle(DB));
        until("the line", () -> fx(() -> find(".link-line").isVisible() && find("#link-outside").isVisible()));
        shoot("allow-line");
        robot().drop();

        until("the card", () -> isReady("#allow-do"));
        assertThat(texts("#allow-effects")).anyMatch(text -> text.contains("shop/batch → shop/db may send TCP 5432"));
        assertThat(fx(() -> ((CheckBox) find("#allow-port-0")).isSelected())).isTrue();
        shoot("allow-card");

        click("#allow-do");
        until("the draft allows it", () -> isAllowedByDraft(BATCH, DB));
        assertThat(isOpen("#allow")).isFalse();
        assertThat(frame().request().draft().done()).hasSize(1);
        assertThat(frame().draft().map(outcome -> outcome.impact().opened()).orElse(List.of()))
                .extracting(FlowImpact.Hit::key)
                .isNotEmpty();
        shoot("allow-done");
    }

    @Test
    void theSameIsDoneByKeysAlone() {
        open();
        select(new Pick.OfNode(BATCH));

        press(KeyCode.A);
        until("who may be reached", () -> isOpen("#target"));
        write("shop/db");
        shoot("allow-target");
        press(KeyCode.ENTER);
        until("the card", () -> isReady("#allow-do"));
        press(KeyCode.ENTER);

        until("the draft allows it", () -> isAllowedByDraft(BATCH, DB));
    }

    @Test
    void escapeClosesTheCardAndNothingIsDrafted() {
        open();
        select(new Pick.OfNode(BATCH));
        press(KeyCode.A);
        until("who may be reached", () -> isOpen("#target"));

        press(KeyCode.ESCAPE);

        assertThat(isOpen("#target")).isFalse();
        assertThat(frame().draft()).isEmpty();
    }

    @Test
    void anEdgeIsDeniedInOneOfTheWaysThatReallyExistWithWhatEachWouldDo() {
        open();
        until("observed traffic", () -> state(WEB, API) == EdgeState.OBSERVED_ALLOWED);
        select(new Pick.OfEdge(new EdgeId(WEB, API)));

        press(KeyCode.D);
        until("the ways", () -> isReady("#deny-do"));
        assertThat(texts("#deny-effects-0"))
                .anyMatch(text -> text.startsWith("Observed flow would be dropped: shop/web"));
        shoot("deny-card");

        click("#deny-do");
        until("the edge would be denied", () -> state(WEB, API) == EdgeState.WOULD_BE_DENIED);
        shoot("deny-done");
    }

    @Test
    void aNamespaceIsIsolatedAndEverythingThatWasSeenIsKept() {
        open();
        until("observed traffic", () -> state(WEB, API) == EdgeState.OBSERVED_ALLOWED);
        fx(() -> {
            graph().listener().menu(Optional.of(new Pick.OfGroup("sandbox"))).stream()
                    .filter(item -> item.getText().equals("Isolate sandbox…"))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });

        until("the lines", () -> isReady("#plan-do"));
        assertThat(fx(() -> ((CheckBox) find("#plan-line-0")).isSelected())).isTrue();
        shoot("isolate-card");

        click("#plan-do");
        until("the draft", () -> frame().draft().isPresent());
        assertThat(frame().draft().orElseThrow().impact().dropped()).isEmpty();
        assertThat(frame().draft().orElseThrow().difference().changes()).isNotEmpty();
        shoot("isolate-done");
    }

    @Test
    void leastPrivilegeFollowsTheSlider() {
        open();
        fx(() -> {
            graph().listener().menu(Optional.of(new Pick.OfGroup("shop"))).stream()
                    .filter(item -> item.getText().equals("Least privilege in shop…"))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
        until("the lines", () -> isReady("#plan-do"));
        var before = fx(() -> ((Label) find("#plan-stop")).getText());
        shoot("least-card");

        fx(() -> {
            ((Slider) find("#plan-strictness")).setValue(0);
            return true;
        });
        until("the stricter plan", () -> isReady("#plan-do"));
        assertThat(fx(() -> ((Label) find("#plan-stop")).getText())).isNotEqualTo(before).startsWith("Exactly");
        click("#plan-do");
        until("the draft", () -> frame().draft().isPresent());
        assertThat(frame().draft().orElseThrow().impact().dropped()).isEmpty();
        shoot("least-done");
    }
}
