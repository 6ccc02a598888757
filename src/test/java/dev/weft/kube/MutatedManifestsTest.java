package dev.weft.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.weft.cluster.Change;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Bad input: the golden manifests broken by chance, a hundred thousand times, in memory. Nothing throws, nothing
/// hangs, and every refusal names its object and the place in it.
///
/// `-Dmutations.count=N`, `-Dmutations.seed=N`. Cost: about half a millisecond each, the engine included.
class MutatedManifestsTest {
    private static final int COUNT = Integer.getInteger("mutations.count", 100_000);
    private static final long SEED = Long.getLong("mutations.seed", 1L);
    /// Mutants that stand in one cluster together; it takes a fraction of a second.
    private static final int BATCH = 400;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<PolicyKind> KINDS = PolicyKinds.all();
    private static final List<ResourceKind> POLICIES = KINDS.stream().map(PolicyKind::resource).toList();
    private static final List<String> TEXTS = new ArrayList<>();
    private static final List<YamlDocument> DOCUMENTS = new ArrayList<>();
    private static final Map<String, Integer> SEEN = new HashMap<>();

    @BeforeAll
    static void readTheGoldenManifests() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("src/test/resources/clusters"))) {
            for (var path : paths.filter(file -> file.toString().matches(".*\\.(yaml|json)")).sorted().toList()) {
                TEXTS.add(Files.readString(path));
            }
        }
        TEXTS.forEach(text -> DOCUMENTS.addAll(ManifestYaml.read("golden.yaml", text).documents()));
    }

    @Test
    void brokenTextsEndInProblems() {
        mutate(COUNT / 2, SEED, (random, contents) -> {
            var text = new TextMutations(random).of(TEXTS.get(random.nextInt(TEXTS.size())));
            var reading = ManifestYaml.read("mutant.yaml", text);
            reading.problems().forEach(contents::report);
            reading.documents().forEach(contents::add);
        });
    }

    @Test
    void brokenBodiesEndInProblems() {
        mutate(COUNT - COUNT / 2, ~SEED, (random, contents) -> {
            var golden = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
            var body = new TreeMutations(random).of(golden.body());
            contents.add(new YamlDocument(body, golden.origin()));
            compile(body);
        });
    }

    /// In a cluster the last of several mutants of one object counts; its kind reads each.
    private static void compile(Map<String, Object> body) {
        for (var kind : KINDS) {
            var resource = kind.resource();
            if (resource.kind().equals(body.get("kind")) && resource.apiVersion().equals(body.get("apiVersion"))) {
                var manifest = new Manifest(resource, resource.ref("x", "mutant"), body, Origin.LIVE);
                kind.compile(manifest).problems().forEach(MutatedManifestsTest::complete);
            }
        }
    }

    private interface Mutant {
        void into(Random random, FolderContents contents);
    }

    private static void mutate(int count, long firstSeed, Mutant mutant) {
        SEEN.clear();
        int batches = (count + BATCH - 1) / BATCH;
        for (int batch = 0; batch < batches; batch++) {
            long seed = firstSeed + batch;
            assertTimeoutPreemptively(LIMIT, () -> batch(seed, mutant), () -> "the batch of seed " + seed + " hangs");
        }
        System.out.printf("mutations, seed %d: %,d mutants; said of them: %s%n", firstSeed, batches * BATCH, SEEN);
    }

    private static void batch(long seed, Mutant mutant) {
        var random = new Random(seed);
        var contents = new FolderContents(POLICIES);
        for (int number = 0; number < BATCH; number++) {
            guarded("mutant " + number + " of seed " + seed, () -> mutant.into(random, contents));
        }
        guarded("the batch of seed " + seed, () -> evaluate(contents, MutatedManifestsTest::complete));
    }

    private static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError | AssertionError crash) {
            throw new AssertionError(what, crash);
        }
    }

    /// The way of every cluster: a snapshot, its policies, what they allow and why.
    private static void evaluate(FolderContents contents, Consumer<Problem> problems) {
        var builder = new SnapshotBuilder("mutants");
        contents.objects().forEach(resource -> builder.apply(new Change.Put(resource), Instant.EPOCH));
        contents.problems().forEach(problems);
        var snapshot = builder.snapshot();
        var policies = new PolicyCompiler(KINDS).compile(snapshot);
        policies.problems().forEach(problems);
        var reachability = new ClassReachabilityEngine(Profile.UPSTREAM).evaluate(snapshot, policies);
        reachability.problems().forEach(problems);
        var ends = reachability.endpoints();
        for (var end : ends) {
            reachability.cell(end, ends.getFirst());
            reachability.explain(ends.getLast(), end, new Traffic(Protocol.TCP, 80));
        }
    }

    /// An error names its object and where in it; every problem is one line that ends in what to do.
    private static void complete(Problem problem) {
        SEEN.merge(problem.severity().name(), 1, Integer::sum);
        var place = problem.place();
        boolean placed = !place.path().isBlank() || problem.severity() != Problem.Severity.ERROR;
        assertThat(!place.object().isBlank() && placed && !problem.message().isBlank() && !problem.remedy().isBlank()
                && problem.line().lines().count() == 1)
                .describedAs("%s", problem)
                .isTrue();
    }
}
