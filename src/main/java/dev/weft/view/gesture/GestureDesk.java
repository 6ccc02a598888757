package dev.weft.view.gesture;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.layout.Box;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.picture.Pick;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.view.editor.Aside;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.AllowChoices;
import dev.weft.whatif.proposal.Anchor;
import dev.weft.whatif.proposal.DenyChoices;
import dev.weft.whatif.proposal.Ground;
import dev.weft.whatif.proposal.Plan;
import dev.weft.whatif.proposal.Plans;
import dev.weft.whatif.proposal.Strictness;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;

/// Policies made by hand on the picture: a line drawn is a connection allowed, a menu on an edge denies it, a menu on a
/// namespace isolates it. What each would do is worked out beside the screen and shown before it becomes a step.
///
/// Threads: confined to the FX thread; what evaluates goes through [Doors#beside].
public final class GestureDesk {
    /// The picture: what lies at a point, and where a node is, both in its own pixels.
    public record Place(
            BiFunction<Double, Double, Optional<Pick>> at,
            Function<NodeId, Optional<Box>> box,
            Supplier<Point2D> middle,
            Runnable focus) {}

    /// What the desk knows of the window and asks of it. `trial` evaluates a snapshot that is only supposed; it is
    /// called
    /// beside the FX thread. `step` adds to the draft. `tell` is one sentence for the user.
    public record Doors(
            Supplier<Optional<Frame>> frame,
            Function<ClusterSnapshot, Reachability> trial,
            Aside beside,
            Consumer<Step> step,
            Consumer<String> tell,
            Place place) {}

    private final Doors doors;
    private final LinkLayer links;
    private final CardLayer cards = new CardLayer();
    private Optional<AllowCard> allowing = Optional.empty();
    private Optional<PlanCard> planning = Optional.empty();
    private long asked;

    public GestureDesk(Doors doors) {
        this.doors = doors;
        this.links = new LinkLayer(
                new LinkLayer.Doors(doors.place().at(), doors.place().box(), this::glow, this::dropped));
    }

    /// The layers that lie on the picture, the upper one last.
    public List<Node> layers() {
        return List.of(links, cards);
    }

    /// The picture has this size now.
    public void resize(double width, double height) {
        links.resizeRelocate(0, 0, width, height);
        cards.resizeRelocate(0, 0, width, height);
    }

    public void hover(Optional<Pick> pick) {
        links.hover(doors.frame().get().flatMap(frame -> pick.filter(Pick.OfNode.class::isInstance)
                .map(node -> ((Pick.OfNode) node).id())
                .filter(id -> Anchors.of(frame, id).isPresent())));
    }

    public void moved() {
        links.moved();
    }

    /// Another source: nothing stays open.
    public void forget() {
        links.cancel();
        close();
    }

    private void close() {
        asked++;
        cards.close();
        doors.place().focus().run();
    }

    private LinkLayer.Glow glow(NodeId from, LinkLayer.Aim aim) {
        var frame = doors.frame().get();
        var source = frame.flatMap(known -> Anchors.of(known, from));
        var target = frame.flatMap(known -> anchor(known, aim));
        if (source.isEmpty() || target.isEmpty() || source.equals(target) || bothOutside(source.get(), target.get())) {
            return LinkLayer.Glow.NOBODY;
        }
        return aim instanceof LinkLayer.Aim.At(Pick.OfNode(var id)) && isAllowed(frame.get(), from, id)
                ? LinkLayer.Glow.ALLOWED
                : LinkLayer.Glow.DENIED;
    }

    private static boolean bothOutside(Anchor one, Anchor other) {
        return one instanceof Anchor.OfOutside && other instanceof Anchor.OfOutside;
    }

    /// Is something declared between them? Only a look at the picture: the card says exactly what.
    private static boolean isAllowed(Frame frame, NodeId source, NodeId target) {
        return frame.scene().topology().edge(new EdgeId(source, target)).stream()
                .flatMap(edge -> edge.evidence().stream())
                .anyMatch(Evidence.Declared.class::isInstance);
    }

    private static Optional<Anchor> anchor(Frame frame, LinkLayer.Aim aim) {
        return switch (aim) {
            case LinkLayer.Aim.At(var pick) -> Anchors.of(frame, pick);
            case LinkLayer.Aim.Outside _ -> Optional.of(new Anchor.OfOutside(IpSet.ALL));
        };
    }

    private void dropped(NodeId from, LinkLayer.Aim aim) {
        doors.frame().get().ifPresent(frame -> {
            var source = Anchors.of(frame, from);
            var target = anchor(frame, aim);
            if (source.isEmpty() || target.isEmpty() || bothOutside(source.get(), target.get())) {
                doors.tell().accept("No policy can name what the line ended at.");
            } else if (!source.equals(target)) {
                allow(source.get(), target.get());
            }
        });
    }

    /// Asks by keyboard or menu whom the picked one shall reach.
    public void allowFrom(Pick pick) {
        doors.frame().get().ifPresent(frame -> Anchors.of(frame, pick).ifPresentOrElse(
                source -> {
                    var others = Anchors.all(frame.meaning().snapshot()).stream()
                            .filter(other -> !other.equals(source) && !bothOutside(source, other))
                            .toList();
                    var card = new TargetCard(
                            "Allow " + source.words() + " to reach…",
                            others,
                            target -> allow(source, target),
                            this::close);
                    show(card.node());
                    card.focus();
                },
                () -> doors.tell().accept("No policy can name this.")));
    }

    private void allow(Anchor source, Anchor target) {
        ground().ifPresent(ground -> compute(
                () -> AllowModel.first(ground, AllowChoices.of(ground, source, target)),
                model -> show(ground, model)));
    }

    private void show(Ground ground, AllowModel first) {
        var card = new AllowCard(first, new AllowCard.Doors(
                answer -> compute(
                        () -> AllowModel.answered(ground, first.choices(), answer),
                        model -> allowing.ifPresent(open -> open.show(model))),
                this::take,
                this::close));
        show(card.node());
        allowing = Optional.of(card);
    }

    /// Asks how the connection of an edge is to be denied; nothing happens for what is no edge.
    public void deny(Pick pick) {
        if (pick instanceof Pick.OfEdge(var edge)) {
            deny(edge);
        }
    }

    private void deny(EdgeId edge) {
        var frame = doors.frame().get();
        var source = frame.flatMap(known -> Anchors.of(known, edge.source()));
        var target = frame.flatMap(known -> Anchors.of(known, edge.target()));
        if (source.isEmpty() || target.isEmpty()) {
            doors.tell().accept("No policy can name both ends of this edge.");
            return;
        }
        var title = "Deny " + source.get().words() + " → " + target.get().words();
        ground().ifPresent(ground -> compute(
                () -> DenyChoices.of(ground, source.get(), target.get(), TrafficSet.ALL),
                choices -> show(new DenyCard(title, choices, ground.snapshot(), this::take, this::close).node())));
    }

    public void isolate(String namespace) {
        plan(ground -> Plans.isolateNamespace(ground, namespace));
    }

    public void denyEverywhere() {
        plan(Plans::defaultDenyEverywhere);
    }

    private void plan(Function<Ground, Plan> made) {
        ground().ifPresent(ground -> compute(
                () -> PlanModel.first(ground, made.apply(ground), Optional.empty()),
                model -> show(ground, model, _ -> model.plan())));
    }

    /// For these namespaces; a slider says how strictly.
    public void leastPrivilege(Set<String> namespaces) {
        var first = Strictness.DECLARED_PORTS;
        ground().ifPresent(ground -> compute(
                () -> PlanModel.first(
                        ground, Plans.leastPrivilege(ground, namespaces, first), Optional.of(first)),
                model -> show(ground, model, stop -> Plans.leastPrivilege(ground, namespaces, stop))));
    }

    private void show(Ground ground, PlanModel first, Function<Strictness, Plan> stricter) {
        var card = new PlanCard(first, new PlanCard.Doors(
                (plan, ticked) -> compute(
                        () -> PlanModel.of(ground, plan.plan(), plan.strictness(), ticked), this::show),
                stop -> compute(() -> PlanModel.first(ground, stricter.apply(stop), Optional.of(stop)), this::show),
                this::take,
                this::close));
        show(card.node());
        planning = Optional.of(card);
    }

    private void show(PlanModel model) {
        planning.ifPresent(open -> open.show(model));
    }

    private void take(Step step) {
        close();
        doors.step().accept(step);
    }

    private void show(Card card) {
        allowing = Optional.empty();
        planning = Optional.empty();
        var at = doors.place().middle().get();
        cards.show(card, at.getX(), at.getY());
    }

    /// Only the newest question is answered on the screen.
    private <T> void compute(Supplier<T> work, Consumer<T> shown) {
        long mine = ++asked;
        doors.beside().aside().accept(() -> {
            var result = work.get();
            doors.beside().back().accept(() -> {
                if (mine == asked) {
                    shown.accept(result);
                }
            });
        });
    }

    /// What the gestures stand on, kept as it is while a card is open; empty before the first frame.
    private Optional<Ground> ground() {
        return doors.frame().get().map(frame -> new Ground(
                frame.draft().map(Frame.Outcome::after).orElse(frame.meaning().reachability()),
                frame.meaning().flows(),
                supposed -> WorkloadReachability.ofWorkloads(doors.trial().apply(supposed)),
                policy -> text(frame.request().draft(), policy)));
    }

    private static Optional<String> text(Draft draft, ObjectRef policy) {
        return Optional.ofNullable(draft.effective().get(policy))
                .filter(Edit.PutPolicy.class::isInstance)
                .map(edit -> ((Edit.PutPolicy) edit).text());
    }
}
