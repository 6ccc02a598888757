package dev.weft.app;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ResourceKind;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.source.DemoCatalogue;
import dev.weft.flow.source.LiveCatalogue;
import dev.weft.kube.KubernetesShapes;
import dev.weft.layout.Layout;
import dev.weft.layout.algorithm.CompoundLayout;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.lint.check.Checks;
import dev.weft.mesh.MeshKinds;
import dev.weft.picture.Painting;
import dev.weft.picture.overlay.Overlays;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Analyzer;
import dev.weft.session.Frame;
import dev.weft.session.Reviewer;
import dev.weft.session.Session;
import dev.weft.session.SideFrames;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import dev.weft.view.export.ExportDoors;
import dev.weft.view.export.FilePlaces;
import dev.weft.whatif.OtherReadings;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every list and constructor: the only class that may know everyone.
final class Wiring {
    static final InstantSource CLOCK = InstantSource.system();

    private Wiring() {}

    /// Which resources are policies: watched where the API server serves them, recognised in folders and the editor.
    static List<ResourceKind> policyKinds() {
        return PolicyKinds.all().stream().map(PolicyKind::resource).toList();
    }

    /// What is watched beside what every cluster has: policies, and what meshes are told.
    static List<ResourceKind> watchedKinds() {
        return Stream.concat(policyKinds().stream(), MeshKinds.watched().stream()).toList();
    }

    /// What stays whole of files and recordings.
    static List<ResourceKind> fileKinds() {
        return Stream.concat(policyKinds().stream(), MeshKinds.inFiles().stream()).toList();
    }

    /// The kinds themselves, for the editor.
    static List<PolicyKind> kinds() {
        return PolicyKinds.all();
    }

    /// A session of a source; frames go to `onFrame`. Not started yet.
    static Session session(OpenedSource opened, Profile profile, Consumer<Frame> onFrame) {
        var analyzer = new Analyzer(
                new PolicyCompiler(PolicyKinds.all()),
                new ClassReachabilityEngine(profile),
                new TopologyBuilder(Contributors.all()),
                Layouts.all());
        return new Session(
                new Session.Parts(
                        opened.source(), flows(opened), analyzer, reviewer(profile), CompoundLayout::warmUp,
                                clock(opened)),
                onFrame);
    }

    /// Evaluates supposed clusters, one after the other on one thread.
    static Function<ClusterSnapshot, Reachability> evaluation(Profile profile) {
        var compiler = new PolicyCompiler(PolicyKinds.all());
        var engine = new ClassReachabilityEngine(profile);
        return snapshot -> engine.evaluate(snapshot, compiler.compile(snapshot));
    }

    private static Reviewer reviewer(Profile profile) {
        var compiler = new PolicyCompiler(PolicyKinds.all());
        var others = new EnumMap<Profile, ReachabilityEngine>(Profile.class);
        Stream.of(Profile.UPSTREAM, Profile.CALICO, Profile.CILIUM)
                .filter(other -> other != profile)
                .forEach(other -> others.put(other, new ClassReachabilityEngine(other)));
        return new Reviewer(
                Checks.all(), compiler, new ClassReachabilityEngine(profile), new OtherReadings(compiler, others));
    }

    /// A recording has a time of its own.
    private static InstantSource clock(OpenedSource opened) {
        return opened.recording().<InstantSource>map(Recording::playback).orElse(CLOCK);
    }

    /// How pictures are made, on the screen and in files alike.
    static Painting painting() {
        return new Painting(new RasterSurface(), Overlays.all());
    }

    /// How drafts leave the window.
    static ExportDoors exports() {
        return new ExportDoors(
                pictures()::of, Wiring::painting, FilePlaces::new, CLOCK, System.getProperty("user.name", "unknown"));
    }

    /// Pictures for reports, made beside the screen.
    static ReportPictures pictures() {
        return new ReportPictures(new SideFrames(new TopologyBuilder(Contributors.all()), layout()), painting());
    }

    private static Layout layout() {
        return Layouts.all().getFirst();
    }

    /// How objects stand in files.
    static KubernetesShapes shapes() {
        return new KubernetesShapes(fileKinds());
    }

    static FlowCatalogue flows(OpenedSource opened) {
        if (opened.demo()) {
            return new DemoCatalogue(CLOCK);
        }
        if (opened.recording().isPresent()) {
            return opened.recording().get().catalogue();
        }
        return opened.access()
                .<FlowCatalogue>map(access -> new LiveCatalogue(access, CLOCK))
                .orElse(FlowCatalogue.EMPTY);
    }
}
