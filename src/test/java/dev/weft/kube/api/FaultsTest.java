package dev.weft.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ResourceKind;
import dev.weft.kube.config.KubeConfigs;
import dev.weft.kube.config.KubeContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a real server is not made to do at a word.
class FaultsTest {
    private static final String SERVER = "https://10.0.0.1:6443";

    @TempDir
    private Path folder;

    private Faults faults;

    @BeforeEach
    void context() throws IOException {
        var file = Files.writeString(folder.resolve("config"), """
                current-context: dev
                clusters: [{name: c, cluster: {server: "%s"}}]
                contexts: [{name: dev, context: {cluster: c, user: u}}]
                users: [{name: u, user: {token: t}}]
                """.formatted(SERVER));
        faults = new Faults(context(file));
    }

    private static KubeContext context(Path file) {
        return switch (KubeConfigs.read(Optional.of(file)).choose(Optional.empty())) {
            case KubeConfigs.Choice.Found(var context) -> context;
            case KubeConfigs.Choice.Missing(var problem) -> throw new IllegalStateException(problem.line());
        };
    }

    private static SSLHandshakeException tls(String words, Throwable cause) {
        var failure = new SSLHandshakeException(words);
        failure.initCause(cause);
        return failure;
    }

    @Test
    void aServerCertificateOutOfDateIsToldApart() {
        assertThat(faults.connection(tls("PKIX path validation failed", new CertificateExpiredException("NotAfter"))))
                .isEqualTo(new Fault(
                        "the certificate of " + SERVER + " is out of date, or this machine's clock is wrong",
                        "renew the server's certificate, or set the clock"));
    }

    @Test
    void aCertificateForAnotherNameIsToldApart() {
        assertThat(faults.connection(tls("No subject alternative names matching IP address 10.0.0.1 found", null)))
                .isEqualTo(new Fault(
                        "the certificate of " + SERVER + " is for another name",
                        "use an address in `server:` that the certificate names"));
    }

    @Test
    void aClientCertificateThatIsRefusedIsToldApart() {
        assertThat(faults.connection(tls("Received fatal alert: bad_certificate", null)).cause())
                .isEqualTo(SERVER + " does not accept the client certificate of user u");
    }

    @Test
    void plainHttpBehindAnHttpsAddressIsToldApart() {
        assertThat(faults.connection(tls("Unsupported or unrecognized SSL message", null)).cause())
                .isEqualTo("no secure connection to " + SERVER + " came about");
    }

    @Test
    void aCauseIsFoundUnderWhateverWrapsIt() {
        var wrapped = new IOException("outer", new IOException("inner", new ConnectException("Connection refused")));
        assertThat(faults.connection(wrapped).cause()).isEqualTo("nothing answers at " + SERVER);
    }

    @Test
    void aServerThatAnswersTooLateIsToldApart() {
        assertThat(faults.connection(new HttpTimeoutException("no answer within 3 s")).cause())
                .isEqualTo(SERVER + " gave no answer within 3 s");
    }

    @Test
    void aServerInTroubleIsQuoted() {
        assertThat(faults.connection(new ApiException(503, "etcd is not there")))
                .isEqualTo(new Fault(
                        SERVER + " answered 503: etcd is not there",
                        "wait, or look at the server: kubectl get --raw /readyz --context dev"));
    }

    @Test
    void theRemedyForAForbiddenKindAsksForTheSameRight() {
        var refusal = new ApiException(ApiException.FORBIDDEN, "no");
        assertThat(faults.reading(ResourceKind.POD, "", refusal).remedy())
                .isEqualTo("run: kubectl auth can-i list pods -A");
        assertThat(faults.reading(ResourceKind.POD, "shop", refusal).remedy())
                .isEqualTo("run: kubectl auth can-i list pods -n shop");
        assertThat(faults.reading(ResourceKind.NODE, "", refusal).remedy())
                .isEqualTo("run: kubectl auth can-i list nodes");
    }
}
