package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.picture.Theme;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.session.WhatIf;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A draft on the screen: what it would do, its steps, branches and pinned verdicts.
class DraftJourneyTest extends WindowTest {
    private static final ObjectRef API_POLICY = ResourceKind.NETWORK_POLICY.ref("shop", "api");
    private static final EdgeId WEB_TO_API = new EdgeId(deployment("web"), deployment("api"));

    private static NodeId deployment(String name) {
        return NodeId.ofWorkload(new ObjectRef("apps", "Deployment", "shop", name));
    }

    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private EdgeState state(EdgeId id) {
        return frame().scene().topology().edge(id).map(TopologyEdge::state).orElse(EdgeState.LEADS);
    }

    private Draft draft() {
        return session().request().draft();
    }

    private void open(Theme theme, int width, int height) {
        openDemo(new Look(theme, width, height));
        until("observed traffic", () -> state(WEB_TO_API) == EdgeState.OBSERVED_ALLOWED);
    }

    /// Through the menu of the picture, as the user would.
    private void menu(NodeId node, String... path) {
        fx(() -> {
            var items = graph().listener().menu(java.util.Optional.of(new dev.weft.picture.Pick.OfNode(node)));
            fire(items, path, 0);
            return true;
        });
    }

    private static void fire(List<? extends javafx.scene.control.MenuItem> items, String[] path, int at) {
        var item = items.stream()
                .filter(one -> one.getText() != null && one.getText().startsWith(path[at]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry is called " + path[at]));
        if (at + 1 < path.length) {
            fire(((javafx.scene.control.Menu) item).getItems(), path, at + 1);
        } else {
            javafx.application.Platform.runLater(item::fire); // it may open a dialog that waits
        }
    }

    /// Closes the API to everybody.
    private void closeApi() {
        fx(() -> {
            var closed = """
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata:
                      name: api
                      namespace: shop
                    spec:
                      podSelector: {matchLabels: {app: api}}
                      policyTypes: [Ingress]
                    """;
            var reading = dev.weft.whatif.DraftYaml.read(closed, List.of(ResourceKind.NETWORK_POLICY), "shop");
            var edit = ((dev.weft.whatif.DraftYaml.Reading.Policy) reading).edit();
            session().request(session().request()); // what is wished stays the window's
            desk(edit);
            return true;
        });
        until("the difference", () -> frame().draft().isPresent());
        until("the review", () -> frame().scene().beside().review().current());
    }

    private void desk(Edit edit) {
        window().content().draft().step(edit);
    }

    private Set<String> texts(String selector) {
        return fx(() -> find(selector).lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.toSet()));
    }

    private void press(String within, String word) {
        fx(() -> {
            buttons(within).stream()
                    .filter(button -> button.getText().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button says " + word))
                    .fire();
            return true;
        });
    }

    private List<ButtonBase> buttons(String within) {
        return find(within).lookupAll(".button").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .toList();
    }

    private void section(int at) {
        fx(() -> {
            ((javafx.scene.control.TabPane) find("#draft-sections")).getSelectionModel().select(at);
            return true;
        });
        settle();
    }

    private void openDraftTab() {
        fx(() -> {
            ((ButtonBase) find("#side-headline")).fire();
            return true;
        });
        settle();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatWouldBeDroppedIsNamedAndKept(Theme theme) {
        open(theme, 1180, 780);
        closeApi();
        openDraftTab();
        until("the impact", () -> texts("#draft-impact").stream().anyMatch(text -> text.contains("would be dropped")));
        assertThat(texts("#draft-impact")).anySatisfy(text -> assertThat(text).startsWith("No flow data for"));
        shoot("impact-" + theme);
        assertThat(state(WEB_TO_API)).isEqualTo(EdgeState.WOULD_BE_DENIED);

        press("#draft-impact", "Keep");

        until("the exception", () -> draft().done().size() == 2);
        until("the flow as it was", () -> state(WEB_TO_API) == EdgeState.OBSERVED_ALLOWED);
        assertThat(draft().last().orElseThrow().title()).startsWith("Keep shop/web → shop/api TCP 8080");
        until("no dropped flow", () -> frame().draft().orElseThrow().impact().dropped().isEmpty());
        shoot("kept-" + theme);
    }
}
