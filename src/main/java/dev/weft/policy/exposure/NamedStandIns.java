package dev.weft.policy.exposure;

import dev.weft.cluster.ContainerPort;
import dev.weft.net.PortRange;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Rule;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.TrafficMatch.NamedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Numbers that stand for named ports. A newcomer may declare whatever a rule names; which number it gives to a name
/// nobody knows. So each name gets a number that no rule tells apart from one more, the control: where the two differ
/// after all, it is for the name.
final class NamedStandIns {
    private final List<NamedPort> names;
    private final int control;

    private NamedStandIns(List<NamedPort> names, int control) {
        this.names = names;
        this.control = control;
    }

    /// Of the names of all rules; of none when rules leave no room for so many numbers.
    static NamedStandIns of(PolicySet policies) {
        var rules = policies.policies().stream()
                .flatMap(policy -> policy.rules().stream())
                .map(Rule::traffic)
                .distinct()
                .toList();
        var names = rules.stream().flatMap(traffic -> traffic.named().stream()).distinct().toList();
        int control = room(rules, names.size() + 1);
        return control == 0 ? new NamedStandIns(List.of(), PortRange.HIGHEST) : new NamedStandIns(names, control);
    }

    /// The first of so many numbers in a row that every rule treats alike; 0 when there are none.
    private static int room(List<TrafficMatch> rules, int wanted) {
        var cuts = new TreeSet<Integer>();
        cuts.add(PortRange.HIGHEST + 1);
        for (var rule : rules) {
            for (var ports : rule.numbered().ports().values()) {
                for (var range : ports.ranges()) {
                    cuts.add(range.first());
                    cuts.add(range.last() + 1);
                }
            }
        }
        int upper = cuts.pollLast();
        while (!cuts.isEmpty()) {
            int lower = cuts.pollLast();
            if (upper - lower >= wanted) {
                return upper - wanted;
            }
            upper = lower;
        }
        return upper - PortRange.LOWEST >= wanted ? upper - wanted : 0;
    }

    List<ContainerPort> ports() {
        var ports = new ArrayList<ContainerPort>();
        for (var name : names) {
            ports.add(new ContainerPort(name.name(), name.protocol(), number(name)));
        }
        return ports;
    }

    private int number(NamedPort name) {
        return control + 1 + names.indexOf(name);
    }

    /// The names that the cell opens where it does not open the control.
    List<NamedPort> opened(Cell cell) {
        return names.stream()
                .filter(name -> cell.allowed().contains(new Traffic(name.protocol(), number(name))))
                .filter(name -> !cell.allowed().contains(new Traffic(name.protocol(), control)))
                .toList();
    }

    /// The cell as it is for numbers that nobody stands for: each stand-in fares as the control does.
    Cell numbered(Cell cell) {
        if (names.isEmpty()) {
            return cell;
        }
        return new Cell(evened(cell.allowed()), evened(cell.unknown()));
    }

    private TrafficSet evened(TrafficSet traffic) {
        var evened = traffic;
        for (var protocol : Protocol.values()) {
            var standIns = names.stream()
                    .filter(name -> name.protocol() == protocol)
                    .map(name -> PortSet.of(number(name)))
                    .reduce(PortSet.NONE, PortSet::union);
            var these = TrafficSet.of(protocol, standIns);
            evened = traffic.contains(new Traffic(protocol, control)) ? evened.union(these) : evened.minus(these);
        }
        return evened;
    }
}
