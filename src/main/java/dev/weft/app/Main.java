package dev.weft.app;

import dev.weft.cli.Command;
import dev.weft.cli.CommandLineRun;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Where the program starts. Does not extend `Application`: a class-path start would refuse that.
public final class Main {
    /// What a user quotes when the program itself is wrong: the log holds the rest.
    private static final String BUG = "W-MAIN";

    private static final int BROKEN = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    /// Returns the exit status.
    static int run(List<String> args) {
        prepare();
        if (Toolkit.isAskedFor(args) && Display.here().present()) {
            var _ = Toolkit.begin();
        }
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var commands = new ArrayList<Command>(AllCommands.all());
        commands.add(new OpenCommand());
        try {
            return new CommandLineRun(commands, new SourceDoors()).run(args, out, err);
        } catch (RuntimeException bug) {
            LoggerFactory.getLogger(Main.class).error("{}: the command failed", BUG, bug);
            err.println("error: weft: the program itself is wrong (" + BUG + "); the log in "
                    + System.getProperty("weft.logs") + " says where, please report it");
            err.flush();
            return BROKEN;
        }
    }

    /// Before the first class of AWT, fabric8 or the log is loaded: pictures need no screen, and fabric8 must never
    /// read
    /// a kubeconfig by itself, for it would run its exec plugin.
    private static void prepare() {
        setUnlessSet("java.awt.headless", "true");
        setUnlessSet("kubernetes.disable.autoConfig", "true");
        setUnlessSet("weft.logs", Places.here().logs().toString());
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
