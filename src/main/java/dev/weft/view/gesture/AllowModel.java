package dev.weft.view.gesture;

import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.AllowAnswer;
import dev.weft.whatif.proposal.AllowChoices;
import dev.weft.whatif.proposal.AllowPlan;
import dev.weft.whatif.proposal.Effects;
import dev.weft.whatif.proposal.Ground;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the card shows about a connection that is to be allowed: what was answered so far, the step that comes of it,
/// and
/// what that would do. `step` is empty where nothing can be done; then `trouble` says why.
record AllowModel(AllowChoices choices, AllowAnswer answer, Optional<Step> step, EffectLines effects, String trouble) {
    /// `5432`, `UDP 53`, `udp/53`, `53/UDP`; without a protocol TCP.
    private static final Pattern PORT =
            Pattern.compile("(?:(?<before>[A-Za-z]+)[\\s/]+)?(?<port>\\d{1,5})(?:[\\s/]+(?<after>[A-Za-z]+))?");

    /// What stands on the card before anything is answered. Never on the FX thread: it evaluates.
    static AllowModel first(Ground ground, AllowChoices choices) {
        return answered(ground, choices, AllowAnswer.first(choices));
    }

    /// Never on the FX thread: it evaluates.
    static AllowModel answered(Ground ground, AllowChoices choices, AllowAnswer answer) {
        var trouble = trouble(choices, answer);
        if (!trouble.isEmpty()) {
            return new AllowModel(choices, answer, Optional.empty(), EffectLines.NONE, trouble);
        }
        try {
            var step = AllowPlan.step(ground, choices, answer);
            var effects = Effects.between(ground, step, choices.source(), choices.target());
            return new AllowModel(choices, answer, Optional.of(step), EffectLines.of(effects, ground.snapshot()), "");
        } catch (IllegalArgumentException impossible) {
            return new AllowModel(
                    choices, answer, Optional.empty(), EffectLines.NONE, String.valueOf(impossible.getMessage()));
        }
    }

    private static String trouble(AllowChoices choices, AllowAnswer answer) {
        if (!choices.possible()) {
            return reason(choices);
        }
        return answer.ports().isEmpty() ? "Choose a port." : "";
    }

    private static String reason(AllowChoices choices) {
        var all = new ArrayList<>(choices.notes());
        choices.sides().stream()
                .filter(side -> side.blocks() && side.places().isEmpty())
                .map(AllowChoices.Side::words)
                .forEach(all::add);
        return all.isEmpty() ? "It is allowed already." : String.join(". ", all) + ".";
    }

    String title() {
        return "Allow " + choices.source().words() + " → " + choices.target().words();
    }

    AllowAnswer with(TrafficSet ports) {
        return new AllowAnswer(ports, answer.source(), answer.target(), answer.places());
    }

    AllowAnswer withSource(AllowChoices.WidthChoice width) {
        return new AllowAnswer(answer.ports(), width, answer.target(), answer.places());
    }

    AllowAnswer withTarget(AllowChoices.WidthChoice width) {
        return new AllowAnswer(answer.ports(), answer.source(), width, answer.places());
    }

    AllowAnswer with(Direction direction, AllowChoices.PlaceChoice place) {
        var places = answer.places().entrySet().stream()
                .filter(entry -> entry.getKey() != direction)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        places.put(direction, place);
        return new AllowAnswer(answer.ports(), answer.source(), answer.target(), places);
    }

    /// A port as the user typed it; empty for anything else.
    static Optional<TrafficSet> port(String text) {
        var match = PORT.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var word = Optional.ofNullable(match.group("before")).or(() -> Optional.ofNullable(match.group("after")));
        var protocol = word.isEmpty()
                ? Optional.of(Protocol.TCP)
                : Protocol.named(word.get().toUpperCase(Locale.ROOT));
        int port = Integer.parseInt(match.group("port"));
        return port < 1 || port > 65_535
                ? Optional.empty()
                : protocol.map(known -> new Traffic(known, port).asSet());
    }
}
