package dev.weft.picture.lens;

import dev.weft.cluster.Problem.Severity;
import dev.weft.layout.Box;
import dev.weft.picture.Ink;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.session.Frame;
import dev.weft.session.lens.FindingMarks;
import dev.weft.topology.lens.Exposed;
import dev.weft.topology.lens.Isolations;
import dev.weft.topology.lens.Isolations.Share;
import dev.weft.topology.lens.Lens;
import dev.weft.topology.lens.MeshRuling;
import dev.weft.topology.lens.MeshStanding;
import dev.weft.topology.lens.Secrecy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the marks of the lenses mean that are on and occur in the scene, seen or not.
public final class LensLegend {
    private static final Share ISOLATED = new Share(1, 0, 0, 0);
    private static final Share OPEN = new Share(0, 0, 1, 0);

    private LensLegend() {}

    /// Cost: O(nodes and edges).
    public static List<LensSign> occurring(Frame frame, Set<Lens> on) {
        var signs = new ArrayList<LensSign>();
        if (frame.scene().topology().nodes().isEmpty()) {
            return signs;
        }
        if (on.contains(Lens.ISOLATION)) {
            isolation(frame, signs);
        }
        if (on.contains(Lens.EXPOSURE)) {
            exposure(frame, signs);
        }
        if (on.contains(Lens.FINDINGS)) {
            findings(frame, signs);
        }
        if (on.contains(Lens.MTLS)) {
            secrecy(frame, signs);
        }
        return signs;
    }

    private static void isolation(Frame frame, List<LensSign> signs) {
        var isolations = frame.scene().scenery().isolations();
        boolean isolated = false;
        boolean partly = false;
        boolean open = false;
        boolean unknown = false;
        for (var node : frame.scene().topology().nodes()) {
            for (var mark : isolations.of(node, frame.scene().topology().groups()).stream().toList()) {
                for (var share : List.of(mark.ingress(), mark.egress())) {
                    isolated |= share.isolated() > 0;
                    partly |= share.partly() > 0;
                    open |= share.open() > 0;
                    unknown |= share.unknown() > 0;
                }
            }
        }
        boolean paper = IsolationOverlay.onPaper(frame);
        if (isolated) {
            signs.add(walls(
                    paper ? "isolated on paper: nothing enforces it" : "isolated: left incoming, right outgoing",
                    ISOLATED, paper));
        }
        if (partly) {
            signs.add(walls("isolated for some replicas only", new Share(0, 1, 0, 0), paper));
        }
        if (open) {
            signs.add(walls("not isolated", OPEN, paper));
        }
        if (unknown) {
            signs.add(walls("not known whether isolated", new Share(0, 0, 0, 1), paper));
        }
    }

    private static LensSign walls(String word, Share share, boolean paper) {
        var mark = new Isolations.Mark(share, share, Set.of());
        return new LensSign(word, (brush, palette, middle, y) -> {
            var box = new Box(middle - 13, y - 7, 26, 14);
            brush.stroke(
                    new Shape.RoundBox(box.x(), box.y(), box.width(), box.height(), 3),
                    Stroke.solid(palette.of(Ink.NODE_BORDER), 1));
            new Walls(brush, palette, 1, paper).around(mark, box, 0.5, 4);
        });
    }

    private static void exposure(Frame frame, List<LensSign> signs) {
        var sights = frame.scene().beside().sights();
        if (sights.exposures().isEmpty()) {
            signs.add(new LensSign("exposure is being worked out", (_, _, _, _) -> {}));
            return;
        }
        var occurring = new TreeSet<Exposed.Reach>();
        boolean unknown = false;
        boolean more = false;
        boolean led = false;
        for (var node : frame.scene().topology().nodes()) {
            var exposed = sights.exposures().get().of(node, frame.scene().topology().groups());
            if (exposed.isPresent()) {
                unknown |= exposed.get().unknown();
                more |= exposed.get().perhapsMore() && !exposed.get().unknown();
                led |= exposed.get().led();
                if (!exposed.get().unknown()) {
                    occurring.add(exposed.get().reach());
                }
            }
        }
        occurring.descendingSet().forEach(reach -> signs.add(badge(reach.word(), new Exposed(reach, false, false))));
        if (led) {
            signs.add(badge("a Service or Ingress leads callers to it", new Exposed(
                    occurring.isEmpty() ? Exposed.Reach.CLUSTER : occurring.last(), false, true)));
        }
        if (more) {
            signs.add(badge("perhaps by more: not known", new Exposed(Exposed.Reach.OWN_NAMESPACE, true, false)));
        }
        if (unknown) {
            signs.add(badge("not known whom policies let in", new Exposed(Exposed.Reach.NOBODY, true, false)));
        }
    }

    private static LensSign badge(String word, Exposed exposed) {
        return new LensSign(word, (brush, palette, middle, y) ->
                new ExposureBadge(brush, palette, 1).draw(exposed, middle, y, 7));
    }

    private static void findings(Frame frame, List<LensSign> signs) {
        var sights = frame.scene().beside().sights();
        if (sights.findings().isEmpty()) {
            signs.add(new LensSign("findings are being worked out", (_, _, _, _) -> {}));
            return;
        }
        var worst = EnumSet.noneOf(Severity.class);
        var marks = frame.scene().marks().counted();
        marks.nodes().values().forEach(count -> worst.add(count.worst()));
        worst.forEach(severity -> signs.add(finding(severity)));
        if (marks.elsewhere() > 0) {
            signs.add(new LensSign(
                    "%,d more about nothing that is drawn".formatted(marks.elsewhere()), (_, _, _, _) -> {}));
        }
        if (worst.isEmpty() && marks.elsewhere() == 0) {
            signs.add(new LensSign(
                    sights.current() ? "no findings" : "findings are being worked out", (_, _, _, _) -> {}));
        }
    }

    private static LensSign finding(Severity severity) {
        var word = switch (severity) {
            case ERROR -> "findings, the worst an error";
            case WARNING -> "findings, the worst a warning";
            case INFO -> "findings, remarks only";
        };
        return new LensSign(word, (brush, palette, middle, y) ->
                new FindingBadge(brush, palette, 1).draw(new FindingMarks.Count(3, severity), middle + 14, y, 10));
    }

    private static void secrecy(Frame frame, List<LensSign> signs) {
        var seen = EnumSet.noneOf(Secrecy.class);
        var ruled = EnumSet.noneOf(MeshRuling.Kind.class);
        var topology = frame.scene().topology();
        var meshes = frame.scene().scenery().meshes();
        for (var edge : topology.edges()) {
            var known = Secrecy.of(edge);
            known.ifPresent(seen::add);
            if (known.isEmpty()) {
                meshes.of(edge, topology.groups()).ifPresent(ruling -> ruled.add(ruling.kind()));
            }
        }
        for (var secrecy : seen) {
            signs.add(new LensSign(secrecy.word(), (brush, palette, middle, y) ->
                    new Padlock(brush, palette, 1).draw(secrecy, middle - 7, y - 7, 14)));
        }
        for (var kind : ruled) {
            signs.add(new LensSign(kind.word(), (brush, palette, middle, y) ->
                    new Padlock(brush, palette, 1).draw(kind, middle - 7, y - 7, 14)));
        }
        if (meshes.present()) {
            signs.add(new LensSign("at a card: how the mesh takes connections to it", (brush, palette, middle, y) ->
                    new MeshBadge(brush, palette, 1).draw(MeshStanding.Kind.OUT, middle - 19, y - 6, 7.5)));
        } else if (seen.isEmpty()) {
            signs.add(new LensSign("no flow told of mTLS or encryption", (_, _, _, _) -> {}));
        }
    }
}
