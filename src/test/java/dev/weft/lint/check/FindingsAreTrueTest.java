package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.fixture.Part;
import dev.weft.fixture.PeerPart;
import dev.weft.fixture.PolicyPart;
import dev.weft.fixture.RulePart;
import dev.weft.lint.Check;
import dev.weft.lint.Finding;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What findings promise, held against the engine on random clusters: what is called redundant can be removed, all of
/// it together, and no pair can talk less or more; a patch changes nothing but what it says.
class FindingsAreTrueTest {
    private static final int CLUSTERS = 100;
    private static final String[] APPS = {"app=a", "app=b", "app in (a, b)", "tier=x", "app notin (a)", "tier", ""};

    @Test
    void whatIsRedundantCanBeRemovedTogether() {
        int removed = 0;
        for (int seed = 0; seed < CLUSTERS; seed++) {
            var before = randomCluster(seed);
            var findings = run(new RedundantRule(), before);
            var after = before;
            for (var rules : byPolicy(findings).entrySet()) {
                var manifest = before.manifest(rules.getKey()).orElseThrow();
                for (var path : rules.getValue()) {
                    manifest = PolicyBody.without(manifest, path);
                }
                after = after.with(List.of(manifest), List.of());
                removed += rules.getValue().size();
            }
            assertThat(cells(after)).as("seed %d: %s", seed, findings).isEqualTo(cells(before));
        }
        assertThat(removed).as("redundant rules found at all").isGreaterThan(CLUSTERS);
    }

    @Test
    void policiesThatIsolateNothingMoreCanBeRemovedTogether() {
        int removed = 0;
        for (int seed = 0; seed < CLUSTERS; seed++) {
            var before = randomCluster(seed);
            var idle = run(new RedundantRule(), before).stream()
                    .filter(finding -> finding.place().path().equals("spec"))
                    .map(finding -> finding.place().object())
                    .toList();
            assertThat(cells(before.with(List.of(), idle))).as("seed %d: %s", seed, idle).isEqualTo(cells(before));
            removed += idle.size();
        }
        assertThat(removed).isPositive();
    }

    @Test
    void patchesThatOnlySayWhatIsMeantChangeNothing() {
        int applied = 0;
        for (int seed = 0; seed < CLUSTERS; seed++) {
            var before = randomCluster(seed);
            for (Check check : List.of(
                    new InertRules(), new IsolatesBySurprise(), new MissingDefaultDeny(), new EmptyMeansEverything())) {
                for (var patch : patches(run(check, before))) {
                    assertThat(cells(before.with(List.of(patch), List.of())))
                            .as("seed %d, %s: %s", seed, check.code(), patch)
                            .isEqualTo(cells(before));
                    applied++;
                }
            }
        }
        assertThat(applied).isGreaterThan(CLUSTERS);
    }

    @Test
    void aPeerThatIsCalledOneSidedLetsNobodyThrough() {
        int found = 0;
        for (int seed = 0; seed < CLUSTERS; seed++) {
            var before = randomCluster(seed);
            for (var finding : run(new OneSidedAllow(), before)) {
                if (finding.severity() == Severity.WARNING) {
                    var manifest = before.manifest(finding.place().object()).orElseThrow();
                    var without = PolicyBody.without(manifest, finding.place().path());
                    if (!PolicyBody.isEmptyList(without, parent(finding.place().path()))) { // empty would mean everyone
                        assertThat(cells(before.with(List.of(without), List.of())))
                                .as("seed %d: %s", seed, finding)
                                .isEqualTo(cells(before));
                        found++;
                    }
                }
            }
        }
        assertThat(found).isPositive();
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('['));
    }

    private static List<Finding> run(Check check, ClusterSnapshot snapshot) {
        return check.run(Linted.request(snapshot, List.of()));
    }

    private static List<Manifest> patches(List<Finding> findings) {
        return findings.stream().flatMap(finding -> finding.patch().stream()).toList();
    }

    /// The last rule of a policy first, so that the paths of the others stay.
    private static Map<ObjectRef, List<String>> byPolicy(List<Finding> findings) {
        var paths = new LinkedHashMap<ObjectRef, List<String>>();
        findings.stream()
                .map(Finding::place)
                .filter(place -> !place.path().equals("spec"))
                .sorted(Comparator.comparing(Finding.Place::path).reversed())
                .forEach(place -> paths.computeIfAbsent(place.object(), _ -> new ArrayList<>()).add(place.path()));
        return paths;
    }

    private static Map<String, Cell> cells(ClusterSnapshot snapshot) {
        Reachability reachability = Linted.request(snapshot, List.of()).reachability();
        var ends = new ArrayList<Endpoint>();
        reachability.endpoints().stream().filter(end -> end.object().isPresent()).forEach(ends::add);
        for (var address : List.of("10.0.0.0", "10.0.0.7", "203.0.113.9", "fd00::9")) {
            ends.add(new Endpoint.Outside(IpSet.of(IpAddress.parse(address).orElseThrow())));
        }
        var cells = new TreeMap<String, Cell>();
        for (var source : ends) {
            for (var destination : ends) {
                cells.put(source.id() + " => " + destination.id(), reachability.cell(source, destination));
            }
        }
        return cells;
    }

    private static ClusterSnapshot randomCluster(int seed) {
        var random = new Random(seed);
        var parts = new ArrayList<Part>();
        parts.add(namespace("shop", "team=s"));
        parts.add(namespace("lab", "team=l"));
        for (int i = 0; i < 6; i++) {
            var labels = "app=" + "abc".charAt(i % 3) + ",tier=" + (random.nextBoolean() ? "x" : "y");
            parts.add(pod((i < 4 ? "shop/p" : "lab/p") + i, labels)
                    .address("10.0.0." + (i + 1))
                    .port("http", random.nextBoolean() ? 80 : 8080));
        }
        for (int i = 0; i < 6; i++) {
            parts.add(randomPolicy("np" + i, random));
        }
        return cluster(parts.toArray(Part[]::new));
    }

    private static PolicyPart randomPolicy(String name, Random random) {
        var policy = networkPolicy((random.nextInt(4) == 0 ? "lab/" : "shop/") + name)
                .on(APPS[random.nextInt(APPS.length)]);
        int kind = random.nextInt(5);
        if (kind < 4) {
            policy = switch (kind) {
                case 0 -> policy.types("Ingress");
                case 1 -> policy.types("Egress");
                default -> policy.types("Ingress", "Egress");
            };
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            policy = policy.ingress(from(peers(random)), port(random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            policy = policy.egress(to(peers(random)), port(random));
        }
        return policy;
    }

    private static PeerPart[] peers(Random random) {
        var peers = new PeerPart[1 + random.nextInt(2)];
        for (int i = 0; i < peers.length; i++) {
            var label = APPS[random.nextInt(APPS.length)];
            peers[i] = switch (random.nextInt(5)) {
                case 0 -> namespaces(random.nextBoolean() ? "" : "team=s");
                case 1 -> namespaces("kubernetes.io/metadata.name=shop").pods(label);
                case 2 -> block(random.nextBoolean() ? "10.0.0.0/29" : "10.0.0.0/30");
                default -> pods(label);
            };
        }
        return peers;
    }

    private static RulePart port(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> tcp(80);
            case 1 -> tcp("http");
            case 2 -> tcp(8080);
            default -> tcp(1, 9000);
        };
    }
}
