package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.ClusterFixture;
import dev.weft.fixture.Flowlab;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the real `hubble observe` writes is read as the stream is.
@Tag("server")
class HubbleExportTest {
    @Test
    void bothJsonFormsOfTheRealClientGiveTheExpectedEdges() throws Exception {
        var expected = Flowlab.expected(7, 1000);
        try (var lab = Flowlab.start("hubble", "--connections", "1000", "--seed", "7", "--ring", "65535")) {
            Thread.sleep(4000); // all is over by then
            for (var form : new String[] {"json", "jsonpb"}) {
                var file = Files.createTempFile("observed", ".json");
                try {
                    Files.writeString(file, Flowlab.run(
                            "cli", "observe", "--server", lab.target(), "-o", form, "--last", "65535"));
                    var seen = new Gathered();
                    var problems = new ArrayList<String>();
                    HubbleJsonLines.read(file, ClusterFixture.cluster(), seen::accept, problems::add);
                    assertThat(problems).isEmpty();
                    assertThat(Expectation.podEdges(seen)).as(form).isEqualTo(Expectation.podEdges(expected));
                    assertThat(Expectation.edges(seen, expected)).as(form).isEqualTo(Expectation.edges(expected));
                } finally {
                    Files.delete(file);
                }
            }
        }
    }
}
