package dev.weft.whatif.store;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Workload;
import dev.weft.net.IpAddress;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Originals;
import dev.weft.whatif.Step;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// Anything that may be kept, by chance: texts of any characters, bodies of any shape, every kind of edit.
final class AnyKept {
    private final Random random;

    AnyKept(long seed) {
        random = new Random(seed);
    }

    Kept kept() {
        var branches = list(1, 4, () -> new Drafts.Branch(text(), draft()));
        var drafts = new Drafts(branches, random.nextInt(branches.size()));
        return new Kept(drafts, list(0, 3, this::pin), text());
    }

    Kept.Stamp stamp() {
        return new Kept.Stamp(instant(), new ClusterMark(text(), text()), text());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private Draft draft() {
        var policies = new HashMap<ObjectRef, Optional<Manifest>>();
        list(0, 3, this::ref).forEach(ref ->
                policies.put(ref, random.nextBoolean() ? Optional.of(manifest()) : Optional.empty()));
        return new Draft(list(0, 4, this::step), list(0, 3, this::step), new Originals(instant(), policies));
    }

    private Step step() {
        return new Step(text(), list(1, 3, this::edit), random.nextBoolean());
    }

    private Edit edit() {
        return switch (random.nextInt(5)) {
            case 0 -> new Edit.PutPolicy(manifest(), text());
            case 1 -> new Edit.RemovePolicy(ref());
            case 2 -> new Edit.Relabel(ref(), labels());
            case 3 -> new Edit.PutWorkload(new Workload(
                    ref(),
                    random.nextBoolean() ? Optional.of(ref()) : Optional.empty(),
                    random.nextInt(5) - 1,
                    random.nextBoolean()
                            ? Optional.of(new Workload.Template(
                                    labels(), list(0, 3, this::port), random.nextBoolean()))
                            : Optional.empty()));
            default -> new Edit.RemoveWorkload(ref());
        };
    }

    private ContainerPort port() {
        return new ContainerPort(text(), protocol(), 1 + random.nextInt(65_535));
    }

    private Protocol protocol() {
        return List.of(Protocol.SCTP, Protocol.TCP, Protocol.UDP).get(random.nextInt(3));
    }

    private Expectation pin() {
        return new Expectation(
                end(), end(), new Traffic(protocol(), 1 + random.nextInt(65_535)), random.nextBoolean());
    }

    private Expectation.End end() {
        return random.nextBoolean()
                ? new Expectation.End.OfWorkload(ref())
                : new Expectation.End.Outside(random.nextInt(4) == 0 ? IpSet.ALL : new IpSet(list(0, 3, this::range)));
    }

    private IpRange range() {
        var address = random.nextBoolean()
                ? IpAddress.ipv4(random.nextInt() & 0xFFFF_FFFFL)
                : IpAddress.ipv6(random.nextInt(3) == 0 ? 0 : random.nextLong(), random.nextLong());
        return new IpRange(address, address);
    }

    private Manifest manifest() {
        var kind = new ResourceKind(text(), text(), text(), text(), random.nextBoolean());
        var lines = new HashMap<String, Integer>();
        list(0, 4, this::text).forEach(path -> lines.put(path, random.nextInt(500)));
        return new Manifest(kind, ref(), map(3), new Origin(text(), lines));
    }

    private Map<String, Object> map(int deep) {
        var map = new LinkedHashMap<String, Object>();
        list(0, 4, this::text).forEach(key -> map.put(key, value(deep)));
        return map;
    }

    private Object value(int deep) {
        return switch (random.nextInt(deep == 0 ? 7 : 9)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong() | 1L << 62;
            case 2 -> new BigInteger(200, random).setBit(200);
            case 3 -> random.nextBoolean();
            case 4 -> List.of(0.1, -1e300, Double.NaN, Double.NEGATIVE_INFINITY, 3.0).get(random.nextInt(5));
            case 5, 6 -> text();
            case 7 -> map(deep - 1);
            default -> list(0, 3, () -> value(deep - 1));
        };
    }

    private Labels labels() {
        var labels = new HashMap<String, String>();
        list(0, 3, this::text).forEach(key -> labels.put(key, text()));
        return Labels.of(labels);
    }

    private ObjectRef ref() {
        return new ObjectRef(text(), text(), text(), text());
    }

    /// Any UTF-16 units at all: controls, quotes, lone halves of pairs, all planes.
    private String text() {
        var text = new StringBuilder();
        int length = random.nextInt(12);
        while (text.length() < length) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(random.nextInt(0x110000));
                case 2 -> text.append("\"\\\u0000\n\r\t\u2028:#'{}[]-".charAt(random.nextInt(15)));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    private <T> List<T> list(int least, int most, Supplier<T> item) {
        var all = new ArrayList<T>();
        for (int left = least + random.nextInt(most - least + 1); left > 0; left--) {
            all.add(item.get());
        }
        return all;
    }
}
