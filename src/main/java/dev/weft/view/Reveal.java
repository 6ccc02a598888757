package dev.weft.view;

import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.view.command.ObjectIndex.Place;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Brings an object into sight. What a filter, a fold or a neighbourhood hides is drawn again first, and shown when the
/// picture of that comes.
///
/// Threads: confined to the FX thread.
final class Reveal {
    private final Looking.Doors doors;
    private Optional<Place.OnPicture> waiting = Optional.empty();

    Reveal(Looking.Doors doors) {
        this.doors = doors;
    }

    void go(Place.OnPicture place) {
        waiting = Optional.of(place);
        doors.model().get().frame().ifPresent(frame -> {
            if (!shown(frame, place)) {
                doors.wish().accept(wished -> opened(wished, place.namespace()));
                doors.model().get().frame().ifPresent(this::arrived);
            }
        });
    }

    void arrived(Frame frame) {
        waiting.ifPresent(place -> {
            boolean answered = frame.request().equals(doors.model().get().wish());
            if (!shown(frame, place) && answered) {
                waiting = Optional.empty();
                doors.tell().accept(
                        "It is not on the picture",
                        "Machines and outside peers are drawn once they talk with somebody, Services while "
                                + "\"Services\" is chosen.");
            }
        });
    }

    private boolean shown(Frame frame, Place.OnPicture place) {
        var drawn = place.picks().stream().filter(pick -> isDrawn(frame, pick)).findFirst();
        drawn.ifPresent(pick -> {
            waiting = Optional.empty();
            doors.show().accept(pick);
        });
        return drawn.isPresent();
    }

    private static boolean isDrawn(Frame frame, Pick pick) {
        var scene = frame.scene();
        return switch (pick) {
            case Pick.OfNode(var id) -> scene.topology().node(id).isPresent();
            case Pick.OfEdge(var id) -> scene.topology().edge(id).isPresent();
            case Pick.OfGroup(var namespace) -> scene.positions().groups().containsKey(namespace);
        };
    }

    /// With the namespace drawn and open, and nothing hidden by a text, a truth or a neighbourhood.
    private static ViewRequest opened(ViewRequest wished, String namespace) {
        var filter = wished.filter();
        var namespaces = new HashSet<>(filter.namespaces());
        if (!namespaces.isEmpty() && !namespace.isEmpty()) {
            namespaces.add(namespace);
        }
        var folds = wished.arrangement().folds();
        return wished.with(namespace.isEmpty() ? folds : folds.open(namespace))
                .withFilter(filter.withNamespaces(namespace.isEmpty() ? Set.of() : namespaces)
                        .withText("")
                        .withTruth(Optional.empty())
                        .withNear(Optional.empty()));
    }
}
