package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.whatif.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was pinned in the window is read by `weft check`, and means the same there.
class PinnedVerdictsTest {
    private static final Expectation.End WEB = workload("web");
    private static final Expectation.End API = workload("api");
    private static final Expectation.End DB = new Expectation.End.OfWorkload(
            new ObjectRef("apps", "StatefulSet", "shop", "db"));

    private static Expectation.End workload(String name) {
        return new Expectation.End.OfWorkload(new ObjectRef("apps", "Deployment", "shop", name));
    }

    private static Expectation pin(Expectation.End from, Expectation.End to, Traffic traffic, boolean allowed) {
        return new Expectation(from, to, traffic, allowed);
    }

    private static CliRun check(Path folder, Expectation... pins) throws IOException {
        var file = Files.writeString(folder.resolve("pins.yaml"), Expectation.intents(List.of(pins)));
        return CliRun.of("check", "--expect", file.toString(), "--demo");
    }

    @Test
    void pinsThatHoldAreIntentsThatHold(@TempDir Path folder) throws IOException {
        var run = check(
                folder,
                pin(WEB, API, new Traffic(Protocol.TCP, 8080), true),
                pin(WEB, DB, new Traffic(Protocol.TCP, 5432), false),
                pin(new Expectation.End.Outside(IpSet.ALL), DB, new Traffic(Protocol.TCP, 5432), false),
                pin(
                        new Expectation.End.Outside(Cidr.parse("203.0.113.0/24").orElseThrow().asSet()), DB,
                        new Traffic(Protocol.UDP, 53), false));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("ok: shop/web must reach shop/api on TCP 8080").contains("4 of 4 intents hold");
        assertThat(run.status()).isZero();
    }

    @Test
    void aPinThatIsBrokenFails(@TempDir Path folder) throws IOException {
        var run = check(folder, pin(WEB, API, new Traffic(Protocol.TCP, 8080), false));

        assertThat(run.out()).contains("FAILED: shop/web must not reach shop/api on TCP 8080");
        assertThat(run.status()).isOne();
    }

    @Test
    void nothingPinnedIsAFileToo(@TempDir Path folder) throws IOException {
        var run = check(folder);

        assertThat(run.out() + run.err()).doesNotContain("Exception");
    }
}
