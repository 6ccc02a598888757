package dev.weft.flow.filter;

import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowVerdict;
import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What may stand behind a key. Empty results mean: not allowed.
final class FilterValue {
    static final List<String> PROTOCOLS = Arrays.stream(Protocol.values())
            .map(protocol -> protocol.name().toLowerCase(Locale.ROOT))
            .toList();
    /// Passed, as seen, or as policies mean.
    static final String ALLOWED = "allowed";
    /// Not passed, as seen, or as policies mean.
    static final String DENIED = "denied";
    static final List<String> VERDICTS = Stream.concat(
                    Arrays.stream(FlowVerdict.values()).map(FlowVerdict::word), Stream.of(ALLOWED, DENIED))
            .toList();
    /// Hubble's word for it.
    private static final String AUDIT = "audit";
    /// Hubble's way to name a kind: `Deployment/web`. Kinds begin with a capital letter, namespaces never.
    private static final Pattern KIND_FIRST = Pattern.compile("([A-Z][A-Za-z]*)/([^/]+)");

    private FilterValue() {}

    /// The value as the language writes it.
    static Optional<String> canonical(Field field, String value) {
        var text = value.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (field) {
            case POD, NAMESPACE, SERVICE, NAME, KIND, FQDN, SOURCE, TEXT -> Optional.of(text);
            case WORKLOAD -> Optional.of(KIND_FIRST.matcher(text).replaceFirst("$2[$1]"));
            case LABEL -> Optional.of(text).filter(it -> LabelText.parse(it).isPresent());
            case IP -> Optional.of(text)
                    .filter(it -> IpAddress.parse(it).isPresent() || Cidr.parse(it).isPresent());
            case PORT -> port(text);
            case PROTOCOL -> word(text, PROTOCOLS);
            case VERDICT -> word(text.equalsIgnoreCase(AUDIT) ? FlowVerdict.AUDITED.word() : text, VERDICTS);
        };
    }

    private static Optional<String> port(String text) {
        if (!text.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number < PortRange.LOWEST || number > PortRange.HIGHEST
                ? Optional.empty()
                : Optional.of(Integer.toString(number));
    }

    private static Optional<String> word(String text, List<String> words) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(words::contains);
    }

    /// One imperative sentence.
    static String allowed(Field field) {
        return switch (field) {
            case POD -> "write shop/web, shop/ or web";
            case NAMESPACE -> "write the name of a namespace";
            case WORKLOAD -> "write shop/web, web or shop/web[Deployment]";
            case SERVICE -> "write shop/db";
            case LABEL -> "write app=web, app!=web, \"tier in (a,b)\", tier or !tier";
            case IP -> "write an address or a block such as 10.0.0.0/8";
            case FQDN -> "write a name such as *.example.com";
            case PORT -> "write one number from 1 to 65535";
            case PROTOCOL -> "use one of " + String.join(", ", PROTOCOLS);
            case VERDICT -> "use one of " + String.join(", ", VERDICTS);
            case SOURCE -> "write a source such as hubble";
            case NAME, TEXT -> "write a part of a name";
            case KIND -> "write a kind such as Deployment or Service";
        };
    }
}
