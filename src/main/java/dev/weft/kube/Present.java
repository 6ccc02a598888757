package dev.weft.kube;

import dev.weft.net.IpAddress;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is left of a field when everything missing or malformed is taken out.
final class Present {
    private Present() {}

    /// The items that are there; none when the list itself is missing.
    static <T> Stream<T> of(@Nullable Collection<? extends @Nullable T> items) {
        return items == null ? Stream.empty() : items.stream().filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /// Each address once, in their order; what is no address is left out.
    static List<IpAddress> addresses(Stream<? extends @Nullable String> texts) {
        return texts.flatMap(text -> text == null ? Stream.empty() : IpAddress.parse(text).stream())
                .distinct()
                .toList();
    }

    /// A missing protocol is TCP. Source: core/v1 ContainerPort, ServicePort ("Defaults to TCP").
    static Optional<Protocol> protocol(@Nullable String word) {
        return word == null || word.isEmpty() ? Optional.of(Protocol.TCP) : Protocol.named(word);
    }

    static boolean port(@Nullable Integer number) {
        return number != null && number >= PortRange.LOWEST && number <= PortRange.HIGHEST;
    }
}
