package dev.weft.flow.hubble;

import dev.weft.fixture.Flowlab;
import dev.weft.flow.link.Dial;
import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.link.Pem;
import dev.weft.flow.link.Reconnect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Sources against flowlab that try again soon.
final class HubbleLab {
    static final String AUTHORITY = "ui.hubble-relay.cilium.io";
    private static final Reconnect.Pace SOON =
            new Reconnect.Pace(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private HubbleLab() {}

    static HubbleFlowSource source(GrpcTarget target) {
        return new HubbleFlowSource(Dial.to(target), InstantSource.system(), SOON);
    }

    static HubbleFlowSource source(Flowlab lab) {
        return source(GrpcTarget.plain(lab.host(), lab.port()));
    }

    /// `folder` is where flowlab put its certificates; `known`: with the client's own.
    static GrpcTarget secure(Flowlab lab, Path folder, boolean known) throws IOException {
        Optional<GrpcTarget.Identity> client = known
                ? Optional.of(new GrpcTarget.Identity(pem(folder, "client.crt"), pem(folder, "client.key")))
                : Optional.empty();
        return new GrpcTarget(
                lab.host(), lab.port(), new GrpcTarget.Tls(Optional.of(pem(folder, "ca.crt")), AUTHORITY, client));
    }

    private static Pem pem(Path folder, String name) throws IOException {
        return Pem.of(Files.readAllBytes(folder.resolve(name)));
    }
}
