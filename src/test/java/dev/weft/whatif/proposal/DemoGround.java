package dev.weft.whatif.proposal;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.kube.ManifestFolder;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The demo cluster that ships, and its script as flows: every line seen three times, from the first pod to the first.
final class DemoGround {
    private DemoGround() {}

    static Ground read() {
        var demo = snapshot();
        return Grounds.of(demo, traffic(demo));
    }

    private static ClusterSnapshot snapshot() {
        var changes = new LinkedBlockingQueue<Change>();
        var builder = new SnapshotBuilder("demo");
        try (var source = ManifestFolder.demo(
                PolicyKinds.all().stream().map(PolicyKind::resource).toList())) {
            source.start(changes::add);
            Change change;
            do {
                change = Objects.requireNonNull(changes.poll(30, TimeUnit.SECONDS));
                builder.apply(change, Grounds.NOON);
            } while (!(change instanceof Change.Synced));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return builder.snapshot();
    }

    private static FlowWindow traffic(ClusterSnapshot demo) {
        var keys = new ArrayList<FlowKey>();
        try (var stream = Objects.requireNonNull(DemoGround.class.getResourceAsStream("/demo/traffic.csv"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#") && !line.startsWith("source,")).forEach(line -> {
                var words = List.of(line.split(",", -1));
                var traffic = new FlowTraffic(
                        Protocol.named(words.get(2)).orElseThrow(), Integer.parseInt(words.get(3)));
                var verdict = FlowVerdict.valueOf(words.get(6).toUpperCase(Locale.ROOT));
                var source = end(demo, words.get(0));
                var destination = end(demo, words.get(1));
                if (source.isPresent() && destination.isPresent()) {
                    keys.add(new FlowKey(source.get(), destination.get(), traffic, verdict, "demo"));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Grounds.seen(keys.toArray(FlowKey[]::new));
    }

    private static Optional<FlowEnd> end(ClusterSnapshot demo, String text) {
        if (text.startsWith("node/")) {
            return Optional.of(new FlowEnd.OfNode(text.substring(5)));
        }
        return IpAddress.parse(text)
                .<FlowEnd>map(FlowEnd.OfAddress::new)
                .or(() -> pods(demo, text).map(pod -> (FlowEnd) new FlowEnd.OfPod(pod.ref())).findFirst());
    }

    private static Stream<Pod> pods(ClusterSnapshot demo, String workload) {
        return demo.pods().stream()
                .filter(pod -> !pod.finished())
                .filter(pod -> demo.workloadOf(pod).path().equals(workload));
    }
}
