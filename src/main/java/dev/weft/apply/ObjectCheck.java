package dev.weft.apply;

import dev.weft.apply.Checked.Verdict;
import dev.weft.cluster.Manifest;
import dev.weft.yaml.Wishes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The way of one wish through the questions, up to the first that stands in the way: is the live object still the one
/// that the draft began with, may the user, would the server.
final class ObjectCheck {
    private final PolicyCluster cluster;
    private final ApplyRun.Kind kind;

    ObjectCheck(PolicyCluster cluster, ApplyRun.Kind kind) {
        this.cluster = cluster;
        this.kind = kind;
    }

    Checked check(Checked open) throws InterruptedException {
        var wish = open.wish();
        return switch (cluster.live(wish.kind(), wish.ref())) {
            case Live.There(var now) -> there(open, now);
            case Live.Absent _ when wish instanceof ApplyWish.Remove -> open.with(Verdict.DONE_ALREADY, "");
            case Live.Absent _ when wish.base().isPresent() ->
                conflict(open, "removed");
            case Live.Absent _ -> ask(attempt(open, Optional.empty()));
            case Live.NotServed _ ->
                open.with(Verdict.REFUSED, "the cluster does not serve " + wish.kind().resource() + " "
                        + wish.kind().apiVersion() + "; install its resource definition, or draft another kind");
            case Live.Unknown(var why) -> open.with(Verdict.UNKNOWN, why);
        };
    }

    private Checked there(Checked open, Manifest now) throws InterruptedException {
        var wish = open.wish();
        if (wish instanceof ApplyWish.Put(var manifest, _) && Wishes.same(manifest, now)) {
            return open.with(Verdict.DONE_ALREADY, "");
        }
        if (wish.base().isEmpty()) {
            return conflict(open, "created");
        }
        if (!Wishes.same(wish.base().get(), now)) {
            return conflict(open, "changed");
        }
        return ask(attempt(open, Optional.of(now)));
    }

    private Checked conflict(Checked open, String what) {
        return open.with(Verdict.CONFLICT, switch (kind) {
            case APPLY -> "somebody " + what + " it since the draft began; rebase the draft, then look at it again";
            case REVERT -> "somebody " + what + " it since it was applied; bring it back by hand if you must";
        });
    }

    /// What is new cannot be taken over: it is applied.
    private static Checked attempt(Checked open, Optional<Manifest> live) {
        var way = live.isEmpty() ? Attempt.Way.APPLY : open.attempt().way();
        var attempt = new Attempt(open.wish(), way, live);
        return new Checked(attempt, open.verdict(), "", List.of(), Optional.empty(), Echo.NONE);
    }

    private Checked ask(Checked open) throws InterruptedException {
        var asked = open.with(cluster.rights(open.attempt()));
        var missing = asked.rights().stream().filter(right -> right.answer() == Right.Answer.NO).toList();
        if (!missing.isEmpty()) {
            return asked.with(Verdict.NO_RIGHT, missing.stream().map(Right::why).collect(Collectors.joining(" ")));
        }
        var answer = cluster.dryRun(asked.attempt());
        return switch (answer) {
            case ServerAnswer.Accepted(var object) -> accepted(asked, answer, object);
            case ServerAnswer.Refused refused when isOurs(asked, refused) -> replacing(asked);
            case ServerAnswer.Refused refused -> refused(asked, refused);
        };
    }

    /// What an earlier replacement of ours left belongs to `weft` too, but not as something applied.
    private static boolean isOurs(Checked asked, ServerAnswer.Refused refused) {
        return asked.attempt().way() == Attempt.Way.APPLY
                && !refused.owned().isEmpty()
                && refused.owned().stream().allMatch(one -> one.manager().equals(Attempt.MANAGER));
    }

    /// The same wish as a replacement, where that steps on nobody's toes.
    private Checked replacing(Checked asked) throws InterruptedException {
        var attempt = new Attempt(asked.wish(), Attempt.Way.REPLACE, asked.attempt().live());
        return ask(new Checked(attempt, Verdict.OPEN, "", List.of(), Optional.empty(), Echo.NONE));
    }

    private Checked accepted(Checked asked, ServerAnswer answer, Optional<Manifest> object)
            throws InterruptedException {
        if (object.isEmpty() || !(asked.wish() instanceof ApplyWish.Put(var wish, _))) {
            return asked.with(answer, Echo.NONE).with(Verdict.READY, "");
        }
        var echo = Echo.of(wish, asked.attempt().live().orElse(null), object.get());
        var known = asked.with(answer, echo);
        if (asked.attempt().way() == Attempt.Way.REPLACE || (echo.kept().isEmpty() && echo.stale().isEmpty())) {
            return known.with(Verdict.READY, "");
        }
        return echo.kept().isEmpty()
                ? replacing(asked)
                : known.with(Verdict.OWNED, "the server would keep what the draft leaves out: "
                        + String.join("; ", echo.kept()) + "; take the object over, or have its owner change it");
    }

    private static Checked refused(Checked asked, ServerAnswer.Refused refused) {
        var verdict = switch (refused.reason()) {
            case FORBIDDEN -> Verdict.NO_RIGHT;
            case CHANGED -> Verdict.CONFLICT;
            case OWNED -> Verdict.OWNED;
            case SILENT, UNREACHABLE -> Verdict.UNKNOWN;
            case INVALID, ADMISSION, NOT_FOUND, OTHER -> Verdict.REFUSED;
        };
        return asked.with(refused, Echo.NONE).with(verdict, refused.line());
    }
}
