package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.Flowlab;
import dev.weft.flow.link.GrpcTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// TLS as Cilium's charts set it up: a wildcard name, a CA of its own, and certificates of clients.
@Tag("server")
class HubbleTlsTest {
    private final Path folder = temporary();

    @Test
    void aServerWithTheRightAuthorityIsHeard() throws Exception {
        try (var lab = lab(); var source = HubbleLab.source(HubbleLab.secure(lab, folder, false))) {
            var seen = new Gathered().from(source);
            seen.await("flows", () -> seen.events() > 0);
        }
    }

    @Test
    void mutualTlsShowsOurCertificate() throws Exception {
        try (var lab = lab("--mtls"); var source = HubbleLab.source(HubbleLab.secure(lab, folder, true))) {
            var seen = new Gathered().from(source);
            seen.await("flows", () -> seen.events() > 0);
        }
    }

    @Test
    void mutualTlsWithoutACertificateSaysWhatIsMissing() throws Exception {
        try (var lab = lab("--mtls"); var source = HubbleLab.source(HubbleLab.secure(lab, folder, false))) {
            assertThat(failure(source).remedy()).contains("--cert");
        }
    }

    @Test
    void aForeignAuthorityIsRefused() throws Exception {
        try (var lab = lab("--fault", "wrong-ca");
                var source = HubbleLab.source(HubbleLab.secure(lab, folder, false))) {
            assertThat(failure(source).cause()).contains("authority that is not trusted");
        }
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        try (var lab = lab("--fault", "expired"); var source = HubbleLab.source(HubbleLab.secure(lab, folder, false))) {
            assertThat(failure(source).cause()).contains("has expired");
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (var lab = lab()) {
            var tls = (GrpcTarget.Tls) HubbleLab.secure(lab, folder, false).security();
            var other = new GrpcTarget(lab.host(), lab.port(), new GrpcTarget.Tls(
                    tls.authorities(), "relay.example.com", Optional.empty()));
            try (var source = HubbleLab.source(other)) {
                assertThat(failure(source).remedy()).contains("--authority");
            }
        }
    }

    @Test
    void plainTextToATlsServerSaysThatTlsMayBeMissing() throws Exception {
        try (var lab = lab(); var source = HubbleLab.source(lab)) {
            assertThat(failure(source).toString()).contains("TLS");
        }
    }

    @Test
    void tlsToAPlainServerSaysSo() throws Exception {
        lab().close(); // makes the certificates
        try (var lab = Flowlab.start("hubble"); var source = HubbleLab.source(HubbleLab.secure(lab, folder, false))) {
            assertThat(failure(source).cause()).contains("speaks no TLS");
        }
    }

    private Flowlab lab(String... words) {
        var all = new ArrayList<>(List.of("hubble", "--tls", folder.toString()));
        all.addAll(Arrays.asList(words));
        return Flowlab.start(all.toArray(String[]::new));
    }

    private static SourceStatus.Failed failure(HubbleFlowSource source) throws InterruptedException {
        return (SourceStatus.Failed) new Gathered().from(source).awaitStatus("failed").status();
    }

    private static Path temporary() {
        try {
            var folder = Files.createTempDirectory("hubble-tls");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException unable) {
            throw new java.io.UncheckedIOException(unable);
        }
    }
}
