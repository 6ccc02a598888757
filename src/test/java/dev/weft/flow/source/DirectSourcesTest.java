package dev.weft.flow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weft.flow.FlowSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectSourcesTest {
    private final DirectSources direct = new DirectSources(InstantSource.system());

    @Test
    void aServerAtAnAddressNeedsNoCluster() throws Exception {
        assertThat(direct.open("hubble", Optional.of("10.0.0.1:4245"), TlsFiles.NONE))
                .extracting(FlowSource::name)
                .containsExactly("hubble");
        assertThat(direct.open("goldmane", Optional.of("[fd00::1]:7443"), TlsFiles.NONE))
                .extracting(FlowSource::name)
                .containsExactly("goldmane");
    }

    @Test
    void anAddressThatIsNoneIsToldWithTheForm() {
        for (var address : new String[] {"10.0.0.1", ":4245", "relay:http", "relay:99999"}) {
            assertThatThrownBy(() -> direct.open("hubble", Optional.of(address), TlsFiles.NONE))
                    .isInstanceOf(IOException.class)
                    .hasMessage("hubble=" + address + ": no address; write hubble=HOST:PORT");
        }
        assertThatThrownBy(() -> direct.open("prometheus", Optional.empty(), TlsFiles.NONE))
                .hasMessage("no address for prometheus; name one: prometheus=http://HOST:PORT");
    }

    @Test
    void aWordThatHasNoAddressIsToldWithTheOnesThatDo() {
        assertThatThrownBy(() -> direct.open("sockets", Optional.of("a:1"), TlsFiles.NONE))
                .hasMessage("sockets is no source with an address; use one of hubble, goldmane, prometheus");
    }

    @Test
    void aCertificateWithoutItsKeyAndAFileThatIsNotThereAreTold() {
        var half = new TlsFiles(Optional.empty(), Optional.of(Path.of("client.crt")), Optional.empty(), "");
        assertThatThrownBy(() -> direct.open("hubble", Optional.of("a:1"), half))
                .hasMessage("a certificate needs its key and a key its certificate; give both (--cert, --key)");
        var absent = new TlsFiles(Optional.of(Path.of("no-such.crt")), Optional.empty(), Optional.empty(), "");
        assertThatThrownBy(() -> direct.open("hubble", Optional.of("a:1"), absent))
                .hasMessage("no-such.crt: cannot be read; give a PEM file");
    }

    @Test
    void aPrometheusWithoutAnyFamilyIsToldAsThat() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = exchange.getRequestURI().getPath().endsWith("buildinfo")
                    ? "{\"status\":\"success\",\"data\":{\"version\":\"2.42.0\"}}"
                    : "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThatThrownBy(() -> direct.open("prometheus", Optional.of(url), TlsFiles.NONE))
                    .hasMessageStartingWith(url + ": holds no metrics of istio, linkerd");
        } finally {
            server.stop(0);
        }
    }
}
