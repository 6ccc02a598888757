package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import dev.weft.kube.api.Fault;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FeedTest {
    private final List<Change> sent = new ArrayList<>();
    private final Map<ObjectRef, Feed.Sent> known = new ConcurrentHashMap<>();
    private final Feed everywhere = feed("");

    private Feed feed(String namespace) {
        var reader = KindReader.typed(ResourceKind.SERVICE, io.fabric8.kubernetes.api.model.Service.class);
        return new Feed(reader, namespace, known, sent::add);
    }

    private static ObjectNode service(String path, int version, String address) {
        var names = path.split("/", -1);
        return (ObjectNode) new JsonMapper().readTree("""
                {"metadata": {"namespace": "%s", "name": "%s", "resourceVersion": "%d", "managedFields": [{}]},
                 "spec": {"clusterIP": "%s", "ports": [{"port": 80}]}}"""
                .formatted(names[0], names[1], version, address));
    }

    private List<String> said() {
        var words = sent.stream()
                .map(change -> switch (change) {
                    case Change.Put(var resource) -> "put " + resource.ref().path();
                    case Change.Remove(var ref) -> "remove " + ref.path();
                    case Change.Status(KindStatus status) -> status.status().word() + status.namespace();
                    case Change.Report(var problem) -> problem.line();
                    case Change.Synced _ -> "synced";
                })
                .toList();
        sent.clear();
        return words;
    }

    @Test
    void anObjectIsSentOnceForEachChangeOfWhatIsLookedAt() {
        everywhere.put(service("shop/a", 1, "10.0.0.1"));
        everywhere.put(service("shop/a", 1, "10.0.0.1"));
        everywhere.put(service("shop/a", 2, "10.0.0.1")); // a status or a label nobody looks at
        everywhere.put(service("shop/a", 3, "10.0.0.2"));
        assertThat(said()).containsExactly("put shop/a", "put shop/a");
    }

    @Test
    void aSecondListTakesBackWhatIsGone() {
        everywhere.put(service("shop/a", 1, "10.0.0.1"));
        everywhere.put(service("shop/b", 2, "10.0.0.2"));
        everywhere.listed(Set.of(ObjectRef.ofService("shop", "b")));
        assertThat(said()).containsExactly("put shop/a", "put shop/b", "remove shop/a");
    }

    @Test
    void aListOfOneNamespaceSaysNothingAboutTheOthers() {
        everywhere.put(service("shop/a", 1, "10.0.0.1"));
        everywhere.put(service("bank/a", 2, "10.0.0.2"));
        feed("shop").listed(Set.of());
        assertThat(said()).containsExactly("put shop/a", "put bank/a", "remove shop/a");
    }

    @Test
    void ofAPodNothingIsReadThatNobodyLooksAt() {
        var reader = KindReader.typed(ResourceKind.POD, io.fabric8.kubernetes.api.model.Pod.class);
        var pods = new Feed(reader, "", known, sent::add);
        pods.put((ObjectNode) new JsonMapper().readTree("""
                {"metadata": {"namespace": "shop", "name": "a", "resourceVersion": "1", "labels": {"app": "web"}},
                 "spec": {"nodeName": "n1", "hostNetwork": true, "volumes": "many",
                          "containers": [{"name": "c", "env": "much", "ports": [{"containerPort": 80}]}],
                          "initContainers": [{"name": "i", "ports": [{"name": "dns", "containerPort": 53,
                                              "protocol": "UDP"}]}]},
                 "status": {"phase": "Running", "podIP": "10.0.0.1", "conditions": 7,
                            "podIPs": [{"ip": "10.0.0.1"}, {"ip": "fd00::1"}]}}"""));
        assertThat(sent).singleElement().isEqualTo(new Change.Put(new Pod(
                ObjectRef.ofPod("shop", "a"),
                Labels.of(Map.of("app", "web")),
                ObjectRef.ofPod("shop", "a"),
                new Pod.Network(
                        List.of(IpAddress.parse("10.0.0.1").orElseThrow(), IpAddress.parse("fd00::1").orElseThrow()),
                        "n1",
                        true),
                Pod.Phase.RUNNING,
                List.of(
                        new ContainerPort("", Protocol.TCP, 80),
                        new ContainerPort("dns", Protocol.UDP, 53)))));
    }

    @Test
    void anObjectUnlikeItsKindIsReportedAndTheRestGoesOn() {
        var odd = service("shop/odd", 1, "10.0.0.1");
        odd.putObject("spec").put("ports", "all of them");
        everywhere.put(odd);
        everywhere.put(service("shop/a", 1, "10.0.0.1"));
        assertThat(said())
                .containsExactly(
                        "Service shop/odd: does not look like its kind and is left out; compare it with: "
                                + "kubectl explain service",
                        "put shop/a");
    }

    @Test
    void aStatusIsSaidWhenItChanges() {
        everywhere.progress("reading services");
        everywhere.live();
        everywhere.live();
        everywhere.progress("reading services");
        var fault = new Fault("broken", "mend it");
        everywhere.stale(Instant.EPOCH, fault);
        everywhere.stale(Instant.now(), fault);
        everywhere.live();
        everywhere.failed(fault);
        assertThat(said()).containsExactly("connecting", "live", "stale", "live", "failed");
    }

    @Test
    void aStaleKindIsAsOldAsItsLastWord() {
        var before = Instant.now();
        everywhere.live();
        everywhere.stale(Instant.EPOCH, new Fault("broken", "mend it"));
        assertThat(sent.getLast())
                .isInstanceOfSatisfying(Change.Status.class, status -> assertThat(status.status().status())
                        .isInstanceOfSatisfying(
                                SourceStatus.Stale.class,
                                stale -> assertThat(stale.lastSeen()).isBetween(before, Instant.now())));
    }

    @Test
    void aKindThatIsNotServedAnyMoreTakesItsObjectsAlong() {
        everywhere.put(service("shop/a", 1, "10.0.0.1"));
        everywhere.live();
        everywhere.absent();
        assertThat(said()).containsExactly("put shop/a", "live", "remove shop/a", "absent");
    }
}
