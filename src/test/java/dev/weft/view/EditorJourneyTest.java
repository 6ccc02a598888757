package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
import dev.weft.yaml.ManifestYaml;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// Somebody types a policy on the demo cluster: what is proposed, what is found, what a click mends.
class EditorJourneyTest extends WindowTest {
    private static final String DEFAULT_DENY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: web-out
              namespace: shop
            spec:
              podSelector:
                matchLabels:
                  app: web
              policyTypes: [Egress]
              egress:
                - to: # what web calls
                    - podSelector:
                        matchLabels:
                          app: api
            """;

    private CodeArea editor() {
        return (CodeArea) find("#editor");
    }

    private String text() {
        return fx(() -> editor().getText());
    }

    /// A new policy in the editor, with this text.
    private void begin(Theme theme, String text) {
        openDemo(new Look(theme, 1200, 800));
        press(KeyCode.CONTROL, KeyCode.N);
        until("a new policy in the draft", () -> session().frame().orElseThrow().draft().isPresent());
        type(text);
    }

    private void type(String text) {
        fx(() -> {
            editor().requestFocus();
            editor().replaceText(text);
            return true;
        });
    }

    private void caretAt(String place) {
        fx(() -> {
            editor().requestFocus();
            editor().moveTo(editor().getText().indexOf(place) + place.length());
            return true;
        });
    }

    private List<String> mistakes() {
        return fx(() -> find("#draft-mistakes").lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private void untilSaid(String words) {
        until("\"" + words + "\" among the mistakes", () -> mistakes().stream().anyMatch(text -> text.contains(words)));
    }

    private void fire(String title) {
        var button = fx(() -> find("#draft-mistakes").lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(one -> one.getText().startsWith(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button says " + title)));
        fx(() -> {
            button.fire();
            return true;
        });
    }

    /// In any window, popups too.
    private Node shown(String selector) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot().lookup(selector))
                .filter(node -> node != null && node.isVisible())
                .findFirst()
                .orElse(null);
    }

    @Test
    void aTypoIsMarkedAtItsLineAndMendedByOneClick() {
        begin(Theme.LIGHT, DEFAULT_DENY.replace("podSelector:\n    match", "podSelectors:\n    match"));
        untilSaid("Line 7: the field podSelectors is not known here and is ignored");
        shoot("typo-light");

        fire("Write podSelector");

        assertThat(text()).isEqualTo(DEFAULT_DENY);
        until("no such mistake", () -> mistakes().stream().noneMatch(words -> words.contains("podSelectors")));
    }

    @Test
    void missingNamesAreCaughtAndMendedByOneClick() {
        var sandbox = DEFAULT_DENY.replace("namespace: shop", "namespace: sandbox").replace("app: web", "app: toolbox");
        begin(Theme.DARK, sandbox);
        untilSaid("no rule allows them to ask Service kube-system/kube-dns for names");
        shoot("dns-dark");

        fire("Allow names: kube-system/kube-dns");

        assertThat(text()).startsWith(sandbox.stripTrailing()).contains("- protocol: UDP\n          port: 53");
        until("names are allowed", () -> mistakes().stream().noneMatch(words -> words.contains("for names")));
    }

    @Test
    void twoItemsAreShownBesideOneAndJoinedByTheKeyboard() {
        var two = DEFAULT_DENY.replace("        - podSelector:\n            matchLabels:\n              app: api\n", """
                        - namespaceSelector:
                            matchLabels:
                              kubernetes.io/metadata.name: monitoring
                        - podSelector: # which
                            matchLabels:
                              app: grafana
                """);
        begin(Theme.LIGHT, two);
        untilSaid("two items: either will do");
        shoot("two-items-light");

        caretAt("- podSelector: # w");
        press(KeyCode.ALT, KeyCode.ENTER);
        until("what can be done", () -> fx(() -> shown("#said-fix-0") instanceof Button));
        shoot("fixes-light");
        fx(() -> {
            ((Button) shown("#said-fix-0")).fire();
            return true;
        });

        assertThat(text()).isEqualTo(two.replace("- podSelector: # which", "  podSelector: # which"));
        until("no such mistake", () -> mistakes().stream().noneMatch(words -> words.contains("two items")));
    }

    @Test
    void aLabelIsCompletedByTheKeyboard() {
        begin(Theme.DARK, DEFAULT_DENY.replace("app: api\n", ""));
        caretAt("matchLabels:\n              ");
        write("a");
        until("proposals", () -> fx(() -> shown("#completion") instanceof ListView));
        press(KeyCode.ENTER);
        assertThat(text()).endsWith("              app: ");

        until("values", () -> fx(() -> shown("#completion") instanceof ListView<?> list && list.getItems().size() > 3));
        write("ap");
        until("the one that fits", () -> fx(() -> shown("#completion") instanceof ListView<?> list
                && list.getItems().getFirst().toString().contains("label=api")));
        shoot("completion-dark");
        press(KeyCode.TAB);

        assertThat(text()).endsWith("              app: api");
        until("whom it selects", () -> fx(() -> ((Label) find("#editor-selects")).getText()).contains("shop/api"));
        shoot("selects-dark");
    }

    @Test
    void keysThatDoNotMeanTheProposalsStayWithTheText() {
        begin(Theme.LIGHT, "kind: ");
        caretAt("kind: ");
        write("N");
        until("proposals", () -> fx(() -> shown("#completion") instanceof ListView));
        press(KeyCode.ESCAPE);
        until("none", () -> fx(() -> !(shown("#completion") instanceof ListView)));
        press(KeyCode.ENTER);
        write("metadata:");
        press(KeyCode.ENTER);
        write("x");
        assertThat(text()).isEqualTo("kind: N\nmetadata:\n  x");
        press(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(text()).isEqualTo("kind: N\nmetadata:\n  # x");
    }

    @Test
    void theDifferenceFromTheClusterIsShownInBothManners() {
        openDemo(new Look(Theme.LIGHT, 1200, 800));
        press(KeyCode.CONTROL, KeyCode.N);
        until("a new policy in the draft", () -> session().frame().orElseThrow().draft().isPresent());
        var live = session().frame().orElseThrow().meaning().snapshot().manifests().stream()
                .filter(manifest -> manifest.ref().label().equals("NetworkPolicy shop/api"))
                .findFirst()
                .orElseThrow();
        var text = ManifestYaml.write(live);
        type(text.replace("app: web", "app: frontend") + "# mine\n");
        until("it is read", () -> fx(() -> ((Label) find("#draft-title")).getText()).equals("NetworkPolicy shop/api"));

        for (int tab = 1; tab <= 2; tab++) {
            int index = tab;
            fx(() -> {
                ((TabPane) find("#editor-tabs")).getSelectionModel().select(index);
                return true;
            });
            until("the difference", () -> fx(() -> find(index == 1 ? "#diff-beside" : "#diff-unified")
                    .lookupAll(".label").stream()
                    .anyMatch(node -> node instanceof Label label
                            && label.getText().startsWith("Against NetworkPolicy"))));
            shoot("diff-" + index + "-light");
        }
    }
}
