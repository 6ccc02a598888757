package dev.weft.bench;

import dev.weft.cluster.ResourceKind;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.editing.ClusterWords;
import dev.weft.whatif.editing.Completion;
import dev.weft.whatif.editing.Outline;
import dev.weft.whatif.editing.Selections;
import dev.weft.whatif.editing.TextDiff;
import dev.weft.whatif.editing.TextPeers;
import dev.weft.whatif.mistake.Mistake;
import dev.weft.whatif.mistake.Mistakes;
import dev.weft.whatif.mistake.Typed;
import dev.weft.yaml.YamlEdits;
import dev.weft.yaml.YamlPath;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What is worked out beside the FX thread for one key stroke in a policy of a thousand lines, the caret at its end.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx1500m")
public class EditingBenchmark {
    @Param({"10000x1000"})
    public String size;

    private final List<PolicyKind> kinds = PolicyKinds.all();
    private final List<ResourceKind> resources = kinds.stream().map(PolicyKind::resource).toList();
    private ClusterWords words;
    private String text;
    private String other;

    @Setup
    public void generate() {
        var cluster = Sizes.cluster(size);
        words = ClusterWords.of(cluster);
        var namespace = cluster.namespaces().firstKey();
        var policy = new StringBuilder("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
                + "metadata:\n  name: long\n"
                + "  namespace: " + namespace + "\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n  ingress:\n");
        for (int rule = 0; policy.toString().lines().count() < 990; rule++) {
            policy.append("    - from: # rule ").append(rule).append("\n        - namespaceSelector: {}\n")
                    .append("          podSelector:\n            matchLabels:\n              app: app").append(rule)
                    .append("\n        - podSelector:\n            matchLabels:\n              app: app").append(rule)
                    .append("\n      ports:\n        - protocol: TCP\n          port: ").append(8000 + rule)
                            .append('\n');
        }
        text = policy.append("    - from:\n        - podSelector:\n            matchLabels:\n              ap")
                .toString();
        other = text.replace("port: 8010", "port: 9010").replace("rule 40", "rule forty") + "p: x\n";
    }

    @Benchmark
    public Outline outline() {
        return Outline.of(text);
    }

    @Benchmark
    public List<Completion.Proposal> proposals() {
        return Completion.at(Outline.of(text), text.length(), words, "default");
    }

    @Benchmark
    public List<Mistake> mistakes() {
        return Mistakes.of(Typed.of(text + "p: x\n", words, resources, "default"), kinds);
    }

    @Benchmark
    public Optional<Selections.Selected> selected() {
        var outline = Outline.of(text);
        return Selections.at(new TextPeers(outline, "default"), words, outline.pathAt(text.length() / 2));
    }

    @Benchmark
    public TextDiff difference() {
        return TextDiff.between(text, other);
    }

    @Benchmark
    public Optional<String> editOneValue() {
        return YamlEdits.set(other, YamlPath.of("spec.ingress[40].ports[0].port"), 1234);
    }
}
