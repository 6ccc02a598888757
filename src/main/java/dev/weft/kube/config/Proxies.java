package dev.weft.kube.config;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which proxy leads to a server: the kubeconfig's, else the environment's, as kubectl does it.
final class Proxies {
    private Proxies() {}

    /// Source: golang.org/x/net/http/httpproxy: loopback never goes through a proxy of the environment; `NO_PROXY` is a
    /// list of names with everything below them, or `*`.
    static Optional<String> choose(String server, String configured, Map<String, String> environment) {
        if (!configured.isEmpty()) {
            return Optional.of(configured);
        }
        var host = host(server);
        if (host.isEmpty() || loopback(host) || excepted(host, variable(environment, "no_proxy"))) {
            return Optional.empty();
        }
        return Optional.of(variable(environment, server.startsWith("https") ? "https_proxy" : "http_proxy"))
                .filter(proxy -> !proxy.isBlank());
    }

    private static String host(String server) {
        try {
            var host = URI.create(server).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static boolean excepted(String host, String list) {
        for (var entry : list.split(",", -1)) {
            var name = entry.strip().toLowerCase(Locale.ROOT);
            var bare = name.startsWith(".") ? name.substring(1) : name;
            if (name.equals("*") || (!bare.isEmpty() && (host.equals(bare) || host.endsWith("." + bare)))) {
                return true;
            }
        }
        return false;
    }

    private static String variable(Map<String, String> environment, String name) {
        var lower = environment.getOrDefault(name, "");
        return lower.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    }
}
