package dev.weft.flow.source;

import dev.weft.flow.FlowSource;
import dev.weft.flow.goldmane.GoldmaneFlowSource;
import dev.weft.flow.hubble.HubbleFlowSource;
import dev.weft.flow.link.Dial;
import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.prometheus.PrometheusSources;
import dev.weft.flow.prometheus.PrometheusUrl;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Sources at an address that somebody names, without any cluster between.
public final class DirectSources {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InstantSource clock;

    public DirectSources(InstantSource clock) {
        this.clock = clock;
    }

    /// The words that [#open] knows.
    public static List<String> words() {
        return List.of(HubbleFlowSource.NAME, GoldmaneFlowSource.NAME, PrometheusSources.WORD);
    }

    /// The sources of `hubble` and `goldmane` at `HOST:PORT`, of `prometheus` at a URL: of a Prometheus one for each
    /// family of metrics that it holds, for which it is asked. Not started yet.
    ///
    /// Blocks, for seconds at worst. Throws with a line for people when the word, the address or a file is wrong, or a
    /// Prometheus does not answer.
    public List<FlowSource> open(String word, Optional<String> address, TlsFiles tls)
            throws IOException, InterruptedException {
        var there = address.filter(text -> !text.isBlank())
                .orElseThrow(() -> new IOException(
                        "no address for " + word + "; name one: " + word + "=" + form(word)));
        return switch (word) {
            case HubbleFlowSource.NAME -> List.of(new HubbleFlowSource(dial(word, there, tls), clock));
            case GoldmaneFlowSource.NAME -> List.of(new GoldmaneFlowSource(dial(word, there, tls), clock));
            case PrometheusSources.WORD -> prometheus(there, tls);
            default -> throw new IOException(word + " is no source with an address; use one of "
                    + String.join(", ", words()));
        };
    }

    private static String form(String word) {
        return word.equals(PrometheusSources.WORD) ? "http://HOST:PORT" : "HOST:PORT";
    }

    private List<FlowSource> prometheus(String url, TlsFiles tls) throws IOException, InterruptedException {
        var api = PrometheusUrl.of(url, tls.ca(), Optional.empty(), LIMIT);
        var sources = PrometheusSources.of(api, clock).open();
        if (sources.isEmpty()) {
            throw new IOException(url + ": holds no metrics of "
                    + String.join(", ", PrometheusSources.names().toList())
                    + "; name the Prometheus that collects them");
        }
        return sources;
    }

    /// `10.0.0.1:4245`, `relay.example:80`, `[fd00::1]:4245`.
    private static Dial dial(String word, String address, TlsFiles tls) throws IOException {
        int colon = address.lastIndexOf(':');
        var host = address.substring(0, Math.max(0, colon)).replaceAll("^\\[(.*)]$", "$1");
        var port = address.substring(colon + 1);
        if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IOException(word + "=" + address + ": no address; write " + word + "=HOST:PORT");
        }
        return Dial.to(new GrpcTarget(host, Integer.parseInt(port), tls.security()));
    }
}
