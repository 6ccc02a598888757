package dev.weft.cli;

import dev.weft.flow.FlowWindow;
import dev.weft.layout.Box;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.lint.check.Checks;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.Viewport;
import dev.weft.picture.overlay.LegendOverlay;
import dev.weft.picture.surface.PictureFormat;
import dev.weft.policy.Profile;
import dev.weft.session.Analyzer;
import dev.weft.session.Arrangement;
import dev.weft.session.Frame;
import dev.weft.session.Review;
import dev.weft.session.Reviewer;
import dev.weft.session.ViewRequest;
import dev.weft.topology.Boxes;
import dev.weft.topology.Filter;
import dev.weft.topology.GraphFormat;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import dev.weft.topology.scope.Scope;
import dev.weft.whatif.OtherReadings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weft render`: the picture as a file, without a display.
@picocli.CommandLine.Command(
        name = "render",
        description = "Paints the picture into a file.",
        mixinStandardHelpOptions = true,
        versionProvider = Weft.Version.class,
        sortOptions = false)
final class RenderCommand implements Command {
    /// A side of 16 384 pixels is a gigabyte of picture already.
    private static final int LARGEST = 16_384;
    private static final int SMALLEST = 64;
    /// Enough steps of 30 ms for every cluster tried; what is not settled then is painted as it stands.
    private static final int MOST_STEPS = 1_000;
    /// A legend of one column is not wider, in pixels.
    private static final double LEGEND = 260;

    @Option(names = "--file", required = true, paramLabel = "F",
            description = "where to; the ending says the format: .png, .svg, .pdf, .dot, .mmd, .graphml, .json, .csv")
    private Path file = Path.of("");

    @Option(names = "--width", paramLabel = "PIXELS", defaultValue = "1600", description = "1600 by default")
    private int width = 1_600;

    @Option(names = "--height", paramLabel = "PIXELS", defaultValue = "1000", description = "1000 by default")
    private int height = 1_000;

    @Option(names = "--theme", paramLabel = "T", defaultValue = "light",
            description = "light (default), dark, high-contrast")
    private String theme = "light";

    @Option(names = "--group", paramLabel = "G", defaultValue = "workload",
            description = "by what the picture is divided: namespace, workload (default), pod, node, service, policy,"
                    + " label=KEY")
    private String group = "workload";

    @Option(names = "--overlay", paramLabel = "NAME", split = ",",
            description = "what lies over the picture, several by commas: isolation, exposure, findings, mtls,"
                    + " policy=NAMESPACE/NAME; policies and traffic always do")
    private List<String> overlays = List.of();

    @Mixin
    private SourceArguments source = new SourceArguments();

    @Override
    public int run(CommandContext context) {
        var output = RenderOutput.of(file);
        refuseSize("--width", width);
        refuseSize("--height", height);
        var colours = theme();
        var scope = scope();
        var choice = OverlayChoice.of(overlays);
        var cluster = WholeCluster.read(source.options(), context.sources());
        var frame = seen(cluster, choice, settled(cluster, wish(cluster, scope), output.form().isPicture()));
        ProblemLines.print(cluster.problems(frame.meaning().reachability().problems()), cluster, context);
        var folds = frame.scene().scenery().folds();
        var sentence = folds.sentence(scope.byNamespace() ? "namespaces" : "boxes");
        if (!sentence.isEmpty()) {
            var remedy = folds.isOfPeersAlone() ? "" : "; --namespace shows one open";
            context.err().println("note: " + Printed.line(sentence) + remedy);
        }
        frame.scene().topology().notes().forEach(note -> context.err().println("note: " + Printed.line(note)));
        output.write(new PictureFormat.Shot(frame, view(frame, colours, choice), origin(cluster)));
        return 0;
    }

    /// A live cluster is what it is at one time; a folder is what it is.
    private static GraphFormat.Origin origin(WholeCluster cluster) {
        var stamp = cluster.reachability().snapshot().stamp();
        boolean timeless = cluster.options().place() instanceof SourceOptions.Place.Folder
                || cluster.options().place() instanceof SourceOptions.Place.Demo;
        return new GraphFormat.Origin(stamp.source(), timeless ? Optional.empty() : Optional.of(stamp.asOf()));
    }

    private static void refuseSize(String option, int pixels) {
        if (pixels < SMALLEST || pixels > LARGEST) {
            throw CommandFailure.usage(
                    option, pixels + " pixels cannot be painted", "use " + SMALLEST + " to " + LARGEST);
        }
    }

    private Theme theme() {
        return Arrays.stream(Theme.values())
                .filter(known -> known.name().equals(theme.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--theme", "\"" + theme + "\" is not known", "use light, dark or high-contrast"));
    }

    private Scope scope() {
        return Scope.parse(group).orElseThrow(() -> CommandFailure.usage(
                "--group",
                "\"" + group + "\" is not known",
                "use namespace, workload, pod, node, service, policy or label=KEY"));
    }

    private static ViewRequest wish(WholeCluster cluster, Scope scope) {
        return ViewRequest.DEFAULT.with(Arrangement.NONE.in(scope)).withFilter(cluster.options()
                .namespace()
                .map(namespace -> new Filter(Set.of(namespace), "", true, true))
                .orElse(Filter.NONE));
    }

    /// With what the lenses show.
    private static Frame seen(WholeCluster cluster, OverlayChoice choice, Frame frame) {
        var reviewer = new Reviewer(
                Checks.all(), cluster.compiler(), cluster.engine(),
                new OtherReadings(cluster.compiler(), new EnumMap<>(Profile.class)));
        var request = frame.request().withPanels(frame.request().panels().withLenses(choice.lenses()));
        var asked = new Frame(
                frame.number(), request, frame.meaning(), frame.scene(), frame.draft(), frame.timings());
        return asked.with(Review.NONE, reviewer.sights(asked));
    }

    private static Frame settled(WholeCluster cluster, ViewRequest request, boolean placed) {
        var analyzer = new Analyzer(
                cluster.compiler(),
                cluster.engine(),
                new TopologyBuilder(Contributors.all()),
                Layouts.all().getFirst());
        var snapshot = cluster.reachability().snapshot();
        var frame = analyzer.analyze(snapshot, FlowWindow.EMPTY, request);
        if (!placed) {
            return analyzer.analyze(snapshot, FlowWindow.EMPTY, everybody(request, frame));
        }
        for (int step = 0; step < MOST_STEPS && !frame.scene().positions().settled(); step++) {
            frame = analyzer.analyze(snapshot, FlowWindow.EMPTY, request);
        }
        return frame;
    }

    /// Data names each peer outside; only a picture has too little room.
    private static ViewRequest everybody(ViewRequest request, Frame frame) {
        var boxes = frame.scene().scenery().folds().automatic().stream().filter(Boxes::isOutside).toList();
        var wish = request.arrangement().folds();
        for (var box : boxes) {
            wish = wish.open(box);
        }
        return request.with(wish);
    }

    private ViewState view(Frame frame, Theme colours, OverlayChoice choice) {
        var extent = frame.scene().positions().extent().orElse(new Box(0, 0, width, height));
        var focus = choice.chosen(frame.meaning().reachability().reachability().policies())
                .map(ViewState.Focus.NONE::on)
                .orElse(ViewState.Focus.NONE);
        var whole = new Viewport(0, 0, 1, width, height);
        var state = new ViewState(
                whole.fitting(extent), focus, colours, new ViewState.Layers(Set.of(), choice.lenses()), 1,
                ViewState.Stage.DESK);
        double room = LegendOverlay.room(frame, state);
        if (choice.isUsual() && isFree(frame, state.viewport(), new Box(0, height - room, LEGEND, room))) {
            return state;
        }
        int legend = (int) Math.min(room, height / 3.0);
        var port = whole.resized(width, height - legend).fitting(extent).resized(width, height);
        return new ViewState(port, focus, colours, state.layers(), 1, state.stage());
    }

    /// Is nothing drawn in this part of the picture?
    private static boolean isFree(Frame frame, Viewport port, Box part) {
        var world = new Box(
                port.toWorldX(part.x()), port.toWorldY(part.y()),
                part.width() / port.scale(), part.height() / port.scale());
        var positions = frame.scene().positions();
        return Stream.concat(positions.nodes().values().stream(), positions.groups().values().stream())
                .noneMatch(world::overlaps);
    }
}
