package dev.weft.cli.explain;

import dev.weft.cli.CommandFailure;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A Service as people type it: `svc/ns/name`, `ns/name[Service]`, or its own address.
final class ServiceName {
    private static final Pattern KUBECTL = Pattern.compile("(?:svc|service|services)/(.*)");
    private static final Pattern ID = Pattern.compile("(.*)\\[Service]");

    private ServiceName() {}

    /// Empty for a text that means no Service. Throws [CommandFailure] for one that means a Service that is not there.
    static Optional<Service> resolve(String option, String text, ClusterSnapshot snapshot) {
        var path = path(text);
        if (path.isEmpty()) {
            return IpAddress.parse(text).flatMap(snapshot::serviceAt);
        }
        var parts = path.get().split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw CommandFailure.usage(option, "\"" + text + "\" names no Service", "write svc/NAMESPACE/NAME");
        }
        return Optional.of(snapshot.service(ObjectRef.ofService(parts[0], parts[1]))
                .orElseThrow(() -> unknown(option, text, parts[0], snapshot)));
    }

    /// Does the text mean a Service, by its form or by its address?
    static boolean isMeant(String text, ClusterSnapshot snapshot) {
        return path(text).isPresent() || IpAddress.parse(text).flatMap(snapshot::serviceAt).isPresent();
    }

    private static Optional<String> path(String text) {
        for (var form : List.of(KUBECTL, ID)) {
            var match = form.matcher(text);
            if (match.matches()) {
                return Optional.of(match.group(1));
            }
        }
        return Optional.empty();
    }

    private static CommandFailure unknown(
            String option, String text, String namespace, ClusterSnapshot snapshot) {
        var names = snapshot.services().stream()
                .map(Service::ref)
                .filter(ref -> ref.namespace().equals(namespace))
                .map(ref -> "svc/" + ref.path())
                .toList();
        var remedy = names.isEmpty()
                ? "namespace " + namespace + " has no Service; name another"
                : "use one of " + String.join(", ", names);
        return CommandFailure.usage(option, "no Service is called \"" + text + "\"", remedy);
    }
}
