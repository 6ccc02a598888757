package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.apply.ApplyWish;
import dev.weft.apply.Harm;
import dev.weft.apply.RevertStore;
import dev.weft.apply.Staging;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.live.LiveCluster;
import dev.weft.kube.live.TestServer;
import dev.weft.picture.Theme;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Errands;
import dev.weft.session.Frame;
import dev.weft.view.apply.ApplyDoors;
import dev.weft.view.recovery.DraftHome;
import dev.weft.whatif.Interim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// From a draft into a real API server and back, in the real window. Only the traffic is made up.
@Tag("server")
class ApplyJourneyTest extends WindowTest {
    private static final String STAGED = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: stagedkubernetesnetworkpolicies.projectcalico.org}
            spec:
              group: projectcalico.org
              scope: Namespaced
              names: {kind: StagedKubernetesNetworkPolicy, plural: stagedkubernetesnetworkpolicies,
                singular: stagedkubernetesnetworkpolicy, listKind: StagedKubernetesNetworkPolicyList}
              versions:
              - name: v3
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;

    @TempDir
    private Path state;

    private final Told traffic = new Told();
    private TestServer server;
    private String context = "";

    /// A source that is live and sees what the test tells it to.
    private static final class Told implements FlowSource {
        private volatile @org.jspecify.annotations.Nullable FlowSink sink;

        @Override
        public String name() {
            return "hubble";
        }

        @Override
        public void start(FlowContext context, FlowSink listener) {
            sink = listener;
            listener.status(new FlowSourceStatus(name(), new SourceStatus.Live(Instant.now()), 0, ""));
        }

        void see(Flow flow) {
            var listener = sink;
            if (listener != null) {
                listener.accept(flow);
            }
        }

        @Override
        public void close() {}
    }

    /// Offers the one source.
    private record One(FlowSource source) implements FlowCatalogue {
        @Override
        public List<FlowOffer> offers(ClusterSnapshot snapshot) {
            return List.of(new FlowOffer(source.name(), "a test", "drops", FlowOffer.State.READY, ""));
        }

        @Override
        public Optional<FlowSource> open(String name, Set<String> consented) {
            return Optional.of(source);
        }
    }

    @BeforeEach
    void fill() throws IOException {
        server = new TestServer();
        for (var name : List.of("web", "db")) {
            server.apply("{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: NS}}");
            server.apply("{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: NS, labels: {app: "
                    + name + "}}, spec: {containers: [{name: c, image: x, ports: [{containerPort: 5432}]}]}}");
        }
    }

    @AfterEach
    void empty() throws IOException {
        server.close();
    }

    private void openLive(Look look) {
        var kubeconfig = TestServer.context(TestServer.kubeconfig());
        context = kubeconfig.name();
        var kinds = PolicyKinds.all().stream().map(PolicyKind::resource).toList();
        var live = LiveCluster.connect(kubeconfig, ExecConsent.NEVER, kinds);
        var doors = new ApplyDoors(
                new RevertStore.Cluster(live.server(), context),
                live.policies(),
                new RevertStore(state, InstantSource.system()),
                ApplyJourneyTest::harm,
                Errands::start,
                InstantSource.system());
        var source = new OpenSource(
                live.name(), true, Optional.empty(), DraftHome.NONE, ArrangementHome.NONE, Optional.of(doors));
        open(look, source, live, new One(traffic));
        until("the pods", () -> frame().meaning().snapshot().pod(pod("db")).isPresent()
                && frame().meaning().snapshot().pod(pod("web")).isPresent());
    }

    private static Harm harm(ClusterSnapshot snapshot, List<ApplyWish> wishes) {
        var interim = new Interim(
                new ClassReachabilityEngine(Profile.UPSTREAM), new PolicyCompiler(PolicyKinds.all()), snapshot,
                        ApplyWish.put(wishes), ApplyWish.removed(wishes));
        return done -> {
            var cost = interim.of(ApplyWish.put(done), ApplyWish.removed(done));
            return Optional.of(new Harm.Toll(cost.cut(), cost.opened()));
        };
    }

    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private ObjectRef pod(String name) {
        return ObjectRef.ofPod(server.namespace(), name);
    }

    /// One policy on db that lets web in on one port.
    private void draft(String port) {
        press(KeyCode.CONTROL, KeyCode.N);
        until("an editor", () -> frame().draft().isPresent());
        var text = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: db-in
                  namespace: %s
                spec:
                  podSelector:
                    matchLabels: {app: db}
                  ingress:
                    - from:
                        - podSelector:
                            matchLabels: {app: web}
                      ports:
                        - {protocol: TCP, port: %s}
                """.formatted(server.namespace(), port);
        fx(() -> {
            ((CodeArea) find("#editor")).replaceText(text);
            return true;
        });
        until("the draft", () -> frame().draft().isPresent()
                && frame().request().draft().effective().keySet().stream().anyMatch(ref -> ref.name().equals("db-in"))
                && frame().request().draft().effective().size() == 1);
    }

    private Node there(String selector) {
        until(selector, () -> robot().lookup(selector).match(Node::isVisible).tryQuery().isPresent());
        return robot().lookup(selector).query();
    }

    /// Fires as a click does, wherever the control has scrolled to.
    private void fire(String selector) {
        var node = there(selector);
        until(selector + " is on", () -> fx(() -> !node.isDisabled()));
        fx(() -> {
            if (node instanceof CheckBox box) {
                box.fire();
            } else {
                ((javafx.scene.control.ButtonBase) node).fire();
            }
            return true;
        });
    }

    private String words(String selector) {
        return fx(() -> robot().lookup(selector).<Node>tryQuery().stream()
                .flatMap(node -> node.lookupAll(".label").stream())
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .reduce("", (one, other) -> one + other + "\n"));
    }

    private void untilState(String word) {
        until(word, () -> {
            var label = robot().lookup("#apply-state-db-in").<Label>tryQuery();
            return label.isPresent() && fx(() -> label.get().getText()).contains(word);
        });
    }

    private void type(String text) {
        var field = (TextField) there("#apply-typed");
        fx(() -> {
            field.setText(text);
            return true;
        });
    }

    private boolean livePolicy() {
        try {
            return server.writer().network().v1().networkPolicies().inNamespace(server.namespace()).withName("db-in")
                            .get()
                    != null;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void drop(Instant at) {
        var key = new FlowKey(
                new FlowEnd.OfPod(pod("web")), new FlowEnd.OfPod(pod("db")), FlowTraffic.tcp(6379),
                        FlowVerdict.DROPPED, "hubble");
        traffic.see(Flow.at(key, at, FlowCounts.events(3)));
    }

    @Test
    void theDryRunIsRefusedThenItIsAppliedWatchedAndReverted() {
        openLive(new Look(Theme.LIGHT, 1280, 800));
        draft("70000");
        assertThat(fx(() -> find("#draft-apply").isDisabled())).as("read-only").isTrue();
        assertThat(words("#apply-bar")).contains("Weft only reads");
        shoot("apply-bar");

        fire("#apply-lift");
        fire("#draft-apply");
        untilState("refused");
        assertThat(words("#apply-cards")).contains("must be between 1 and 65535");
        assertThat(fx(() -> robot().lookup("#apply-write").query().isVisible())).isFalse();
        shoot("apply-refused");
        fire("#apply-close");

        draft("5432");
        fire("#draft-apply");
        untilState("would be accepted");
        until("the question", () -> fx(() -> robot().lookup("#apply-typed").query().isVisible()));
        assertThat(livePolicy()).as("a dry run").isFalse();
        assertThat(words("#apply-cards")).contains("Rights: get ✓, patch ✓, create ✓").contains("+   name: db-in");
        type("another");
        assertThat(fx(() -> robot().lookup("#apply-write").query().isDisabled())).isTrue();
        type(context);
        shoot("apply-ready");
        fire("#apply-write");
        untilState("written");
        assertThat(livePolicy()).isTrue();

        theDropIsToldAndReverted();
    }

    private void theDropIsToldAndReverted() {
        drop(Instant.now().plusSeconds(1));
        until("the drop", () -> words("#apply-after")
                .contains("/web → " + server.namespace() + "/db TCP 6379 dropped"));
        assertThat(words("#apply-after")).contains("1 flow dropped that was not dropped before.");
        shoot("apply-drops");

        fire("#apply-revert");
        until("reverted", () -> words("#apply-lead").contains("Reverted: the cluster has what it had before."));
        assertThat(livePolicy()).isFalse();
        shoot("apply-reverted");

        until("the watch to tell", () -> frame().meaning().snapshot().manifests().isEmpty());
        fire("#apply-close");
        fire("#draft-apply");
        untilState("would be accepted"); // Weft's own writes are no conflict with the draft
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = {"LIGHT", "DARK"})
    void afterARestartTheWindowOffersTheRevert(Theme theme) throws Exception {
        openLive(new Look(theme, 1024, 700));
        draft("5432");
        fire("#apply-lift");
        fire("#draft-apply");
        untilState("would be accepted");
        type(context);
        fire("#apply-write");
        untilState("written");
        closeWindow();

        openLive(new Look(theme, 1024, 700));
        until("the offer", () -> fx(() -> find("#revert-offer").isVisible()));
        assertThat(words("#revert-offer")).startsWith("Weft applied 1 change to context " + context);
        shoot("revert-offer-" + theme);
        fire("#revert-offer-open");
        untilState("would be accepted");
        type(context);
        shoot("revert-ready-" + theme);
        fire("#apply-write");
        until("reverted", () -> words("#apply-lead").contains("Reverted"));
        assertThat(livePolicy()).isFalse();
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void whereCalicoIsServedADraftIsStagedInPlaceOfApplied() throws Exception {
        var kind = Staging.KINDS.getFirst();
        server.apply(STAGED);
        try {
            openLive(new Look(Theme.DARK, 1280, 800));
            draft("5432");
            fire("#apply-lift");
            fire("#draft-apply");
            untilState("would be accepted");
            fire("#apply-stage");
            until("another kind", () -> words("#apply-cards").contains("Create StagedKubernetesNetworkPolicy"));
            untilState("would be accepted");
            type(context);
            shoot("apply-staged");
            fire("#apply-write");
            untilState("written");
            assertThat(words("#apply-lead")).contains("Staged.").contains("nothing is enforced");
            assertThat(livePolicy()).isFalse();
            assertThat(server.writer()
                            .genericKubernetesResources(kind.apiVersion(), kind.kind())
                            .inNamespace(server.namespace())
                            .withName("db-in")
                            .get()
                            .getAdditionalProperties()
                            .toString())
                    .contains("stagedAction=Set");
        } finally {
            server.delete(STAGED);
        }
    }

    @Test
    void theDemoCannotBeAppliedToAndSaysSo() {
        openDemo(new Look(Theme.DARK, 1024, 700));
        press(KeyCode.CONTROL, KeyCode.N);
        until("a draft", () -> frame().draft().isPresent());
        assertThat(words("#apply-bar")).contains("Apply is off: demo cluster is no live cluster.");
        assertThat(fx(() -> find("#draft-apply").isDisabled() && find("#apply-lift").isDisabled())).isTrue();
        shoot("apply-demo");
    }
}
