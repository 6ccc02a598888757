package dev.weft.flow.filter;

import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowFilter.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A key of the language, and the flag of the command line that means the same.
///
/// `word` is what is printed; `more` are other words that are read. `flags` are Hubble's, the first one is printed;
/// none
/// where Hubble has none.
public record FilterKey(String word, Side side, Field field, String what, List<String> more, List<String> flags) {
    private static final String POD = "a pod's name, or how it begins: shop/web, shop/, web";
    private static final String NAMESPACE = "a namespace";
    private static final String WORKLOAD = "a workload: shop/web, web, shop/web[Deployment]";
    private static final String SERVICE = "a Service, or how it begins: shop/db";
    private static final String LABEL = "a label selector of pods: app=web,tier in (a,b)";
    private static final String IP = "an address or a block: 10.0.0.0/8";
    private static final String NAME = "a part of an object's own name: web";
    private static final String KIND = "a kind of object: Deployment, Pod, Service, Node, Outside, Workload";
    private static final String FQDN = "a DNS name, * for any letters: *.example.com";

    /// In the order of the help.
    public static final List<FilterKey> ALL = Stream.of(
                    sides("pod", Field.POD, POD),
                    namespaces(),
                    sides("workload", Field.WORKLOAD, WORKLOAD),
                    sides("service", Field.SERVICE, SERVICE),
                    sides("label", Field.LABEL, LABEL),
                    sides("ip", Field.IP, IP),
                    sides("fqdn", Field.FQDN, FQDN),
                    unflagged("name", Field.NAME, NAME),
                    unflagged("kind", Field.KIND, KIND),
                    Stream.of(
                            unflagged("from", Side.FROM, Field.TEXT, "a part of the source's name: shop/web"),
                            unflagged("to", Side.TO, Field.TEXT, "a part of the destination's name: shop/db")),
                    Stream.of(
                            new FilterKey(
                                    "to-port", Side.TO, Field.PORT, "the destination's port", List.of("port"),
                                    List.of("--to-port", "--port")),
                            whole("protocol", Field.PROTOCOL, "tcp, udp or sctp", List.of("--protocol")),
                            whole(
                                    "verdict", Field.VERDICT, "forwarded, dropped, audited or unknown; allowed, denied",
                                    List.of("--verdict")),
                            whole("source", Field.SOURCE, "who saw it: hubble, sockets", List.of())))
            .flatMap(keys -> keys)
            .toList();

    public FilterKey {
        more = List.copyOf(more);
        flags = List.copyOf(flags);
    }

    private static Stream<FilterKey> sides(String word, Field field, String what) {
        return Stream.of(
                side(word, Side.ANY, field, what + " (either end)"),
                side("from-" + word, Side.FROM, field, what),
                side("to-" + word, Side.TO, field, what));
    }

    private static FilterKey side(String word, Side side, Field field, String what) {
        return new FilterKey(word, side, field, what, List.of(), List.of("--" + word));
    }

    /// Hubble has no such flags.
    private static Stream<FilterKey> unflagged(String word, Field field, String what) {
        return Stream.of(
                unflagged(word, Side.ANY, field, what + " (either end)"),
                unflagged("from-" + word, Side.FROM, field, what),
                unflagged("to-" + word, Side.TO, field, what));
    }

    private static FilterKey unflagged(String word, Side side, Field field, String what) {
        return new FilterKey(word, side, field, what, List.of(), List.of());
    }

    private static Stream<FilterKey> namespaces() {
        return Stream.of(
                new FilterKey(
                        "ns", Side.ANY, Field.NAMESPACE, NAMESPACE + " (either end)", List.of("namespace"),
                        List.of("--namespace")),
                new FilterKey(
                        "from-ns", Side.FROM, Field.NAMESPACE, NAMESPACE, List.of("from-namespace"),
                        List.of("--from-namespace")),
                new FilterKey(
                        "to-ns", Side.TO, Field.NAMESPACE, NAMESPACE, List.of("to-namespace"),
                        List.of("--to-namespace")));
    }

    private static FilterKey whole(String word, Field field, String what, List<String> flags) {
        return new FilterKey(word, Side.ANY, field, what, List.of(), flags);
    }

    static Optional<FilterKey> named(String word) {
        return ALL.stream().filter(key -> key.word.equals(word) || key.more.contains(word)).findFirst();
    }

    /// Empty for a bare word.
    static Optional<FilterKey> of(Side side, Field field) {
        if (field == Field.TEXT && side == Side.ANY) {
            return Optional.empty();
        }
        return ALL.stream()
                .filter(key -> key.field == field && key.side == side)
                .findFirst()
                .or(() -> ALL.stream().filter(key -> key.field == field).findFirst());
    }
}
