package dev.weft.kube.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", "internal.example,.svc");

    // Source: golang.org/x/net/http/httpproxy.
    @Test
    void theEnvironmentsProxyIsTakenUnlessTheServerIsExcepted() {
        assertThat(Proxies.choose("https://api.example.com:6443", "", ENVIRONMENT)).contains("http://proxy:3128");
        assertThat(Proxies.choose("https://api.internal.example", "", ENVIRONMENT)).isEmpty();
        assertThat(Proxies.choose("https://kubernetes.default.svc", "", ENVIRONMENT)).isEmpty();
        assertThat(Proxies.choose("https://127.0.0.1:6443", "", ENVIRONMENT)).isEmpty();
        assertThat(Proxies.choose("http://api.example.com", "", ENVIRONMENT)).isEmpty();
    }

    @Test
    void theKubeconfigsProxyGoesFirst() {
        assertThat(Proxies.choose("https://127.0.0.1:6443", "http://own:1", ENVIRONMENT))
                .isEqualTo(Optional.of("http://own:1"));
    }
}
