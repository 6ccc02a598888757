package dev.weft.flow.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class GrpcWordsTest {
    private static final GrpcTarget PLAIN = GrpcTarget.plain("relay.example", 4245);
    private static final GrpcTarget SECURE = new GrpcTarget(
            "relay.example", 4245, new GrpcTarget.Tls(Optional.empty(), "", Optional.empty()));
    private final GrpcWords words = new GrpcWords("the Hubble relay");

    @Test
    void aRefusedConnectionMayPass() {
        var status = Status.UNAVAILABLE.withDescription("io exception").withCause(new ConnectException("refused"));
        assertThat(words.of(status, PLAIN))
                .isEqualTo(Trouble.passing(
                        "nobody listens on relay.example:4245", "check the address, and that its pod is running"));
    }

    @Test
    void anUnknownNameDoesNotPass() {
        var status = Status.UNAVAILABLE.withCause(new RuntimeException(new UnknownHostException("relay.example")));
        assertThat(words.of(status, PLAIN).passing()).isFalse();
    }

    @Test
    void anExpiredCertificateIsNamedAsTheCause() {
        var status = Status.UNAVAILABLE.withCause(new SSLHandshakeException("no").initCause(
                new CertificateExpiredException("NotAfter: yesterday")));
        assertThat(words.of(status, SECURE))
                .isEqualTo(Trouble.lasting("the certificate of the Hubble relay has expired", "renew it"));
    }

    @Test
    void aForeignAuthorityAsksForTheRightOne() {
        var status = Status.UNAVAILABLE.withCause(
                new SSLHandshakeException("unable to find valid certification path to requested target"));
        assertThat(words.of(status, SECURE).remedy()).contains("--ca");
    }

    /// The transport tells a connection that broke in one of several ways, as it happens.
    @Test
    void aConnectionThatBreaksBeforeItStandsMayMissTls() {
        for (var broken : List.of(new IOException("Connection reset by peer"), new ClosedChannelException())) {
            var status = Status.UNAVAILABLE.withDescription("io exception").withCause(broken);
            assertThat(words.of(status, PLAIN).remedy()).contains("TLS");
            assertThat(words.of(status, SECURE).remedy()).contains("client certificate");
        }
    }

    @Test
    void whatTheServerSaysIsQuotedInOneLine() {
        var status = Status.PERMISSION_DENIED.withDescription("not\n you   " + "x".repeat(500));
        var cause = words.of(status, PLAIN).cause();
        assertThat(cause).startsWith("the Hubble relay refuses: not you xxx").endsWith("…").hasSizeLessThan(200);
    }

    @Test
    void aPingWithoutAnswerIsSilence() {
        var status = Status.UNAVAILABLE.withDescription("Keepalive failed. The connection is likely gone");
        assertThat(words.of(status, PLAIN).cause()).isEqualTo("the Hubble relay on relay.example:4245 does not answer");
    }

    @Test
    void keysAndCertificatesAreNeverPrinted() {
        var key = Pem.of("-----BEGIN PRIVATE KEY-----".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var target = new GrpcTarget("h", 1, new GrpcTarget.Tls(
                Optional.of(key), "", Optional.of(new GrpcTarget.Identity(key, key))));
        assertThat(target.toString()).doesNotContain("PRIVATE");
    }
}
