package dev.weft.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/// The program itself, above its subcommands.
@picocli.CommandLine.Command(
        name = "weft",
        description = "Who really talks to whom in a Kubernetes cluster, what policy allows, what a change would do.",
        versionProvider = Weft.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit status: 0 done, 1 the answer is no, 2 wrong usage or unreadable input, 3 no cluster."})
@SuppressWarnings("UnusedVariable") // picocli writes and reads the two words itself
public final class Weft {
    static final List<String> OWN_OPTIONS = List.of("-h", "--help", "-V", "--version");

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "show the version")
    private boolean version;

    /// The version that Maven wrote into the jar; a start from classes has none.
    public static final class Version implements IVersionProvider {
        private static final String WRITTEN_BY_MAVEN = "/META-INF/maven/dev.weft/weft/pom.properties";

        @Override
        public String[] getVersion() throws IOException {
            try (InputStream in = Weft.class.getResourceAsStream(WRITTEN_BY_MAVEN)) {
                var properties = new Properties();
                if (in != null) {
                    properties.load(in);
                }
                return new String[] {"weft " + properties.getProperty("version", "(development build)")};
            }
        }
    }
}
