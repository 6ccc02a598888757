package dev.weft.view.recovery;

import dev.weft.session.keep.DraftNews;
import dev.weft.view.panel.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;

/// What the bar says, and whether there is something to go on with.
record RecoveryModel(String text, boolean question) {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /// `3 steps and 1 pinned verdict from 14:02 were not finished.`
    static RecoveryModel of(DraftNews news, Instant now, ZoneId zone) {
        return switch (news) {
            case DraftNews.Note(var line) -> new RecoveryModel(line, false);
            case DraftNews.Left(var whatIf, int steps, var saved, _, _) -> {
                var parts = new ArrayList<String>();
                if (steps > 0) {
                    parts.add(Wording.count(steps, "step"));
                }
                if (!whatIf.pins().isEmpty()) {
                    parts.add(Wording.count(whatIf.pins().size(), "pinned verdict"));
                }
                boolean one = parts.size() == 1 && parts.getFirst().startsWith("1 ");
                yield new RecoveryModel(
                        String.join(" and ", parts) + " from " + time(saved, now, zone)
                                + (one ? " was" : " were") + " not finished.",
                        true);
            }
        };
    }

    private static String time(Instant saved, Instant now, ZoneId zone) {
        var then = saved.atZone(zone);
        boolean today = then.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TODAY : EARLIER).format(then);
    }
}
