package dev.weft.cli;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicySet;
import dev.weft.topology.lens.Lens;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What `--overlay` asks for: lenses by name, and `policy=NAMESPACE/NAME` for the outline of one policy.
record OverlayChoice(Set<Lens> lenses, Optional<String> policy) {
    private static final String POLICY = "policy=";

    OverlayChoice {
        lenses = Set.copyOf(lenses);
    }

    /// None named: as the window shows a picture at first.
    static OverlayChoice of(List<String> names) {
        var lenses = EnumSet.copyOf(Lens.USUAL);
        var policy = Optional.<String>empty();
        for (var name : names) {
            if (name.startsWith(POLICY)) {
                policy = Optional.of(name.substring(POLICY.length()));
            } else {
                lenses.add(Lens.of(name).orElseThrow(() -> CommandFailure.usage(
                        "--overlay",
                        "\"" + name + "\" is not known",
                        "use " + known() + ", or policy=NAMESPACE/NAME")));
            }
        }
        return new OverlayChoice(lenses, policy);
    }

    boolean isUsual() {
        return lenses.equals(Lens.USUAL) && policy.isEmpty();
    }

    private static String known() {
        return Arrays.stream(Lens.values()).map(Lens::word).collect(Collectors.joining(", "));
    }

    /// The policy that is meant, by its path, or by kind and path where two share it.
    Optional<ObjectRef> chosen(PolicySet policies) {
        return policy.map(name -> policies.policies().stream()
                .map(Policy::ref)
                .filter(ref -> ref.path().equals(name) || ref.label().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--overlay", "there is no policy \"" + name + "\"", "name one as namespace/name")));
    }
}
