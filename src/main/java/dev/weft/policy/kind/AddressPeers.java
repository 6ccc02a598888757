package dev.weft.policy.kind;

import dev.weft.cluster.Problem;
import dev.weft.net.Cidr;
import dev.weft.net.IpSet;
import dev.weft.policy.Peer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads egress peers of network-policy-api that name addresses: `networks` by block, `domainNames` by name.
/// Source: `ClusterNetworkPolicyEgressPeer`, `CIDR`, `DomainName`; NPEP-133 for names inside the cluster.
final class AddressPeers {
    private static final int MOST = 25;
    private static final Pattern NAME = Pattern.compile(
            "(\\*\\.)?([a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\\.)+[a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\\.?");
    private static final Pattern INSIDE = Pattern.compile("(.*\\.)?(svc|pod)\\..*|.*\\.cluster\\.local\\.?");

    private AddressPeers() {}

    static Optional<Peer> networks(SpecReader.Field field) {
        var addresses = IpSet.NONE;
        var texts = texts(field, "networks");
        for (var item : texts) {
            addresses = addresses.union(network(item));
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Peer.Addresses(addresses));
    }

    /// Source: the `isCIDR` of the API server, which takes no IPv4 block in the clothes of IPv6.
    private static IpSet network(SpecReader.Field field) {
        var text = field.text().orElse("", "");
        var block = Cidr.parse(text).filter(parsed -> parsed.address().v6() == text.contains(":"));
        if (block.isEmpty() && field.value() instanceof String) {
            field.bad("\"" + text + "\" is no address block", "write a block such as 10.0.0.0/8 or fd00::/8");
        }
        return block.map(Cidr::asSet).orElse(IpSet.NONE);
    }

    /// A name of the cluster's own domain stands for pods as well, which ones, cannot be told.
    static Optional<Peer> domainNames(SpecReader.Field field) {
        var names = new ArrayList<String>();
        for (var item : texts(field, "domain names")) {
            var name = item.text().orElse("", "");
            if (NAME.matcher(name).matches()) {
                names.add(name);
            } else if (item.value() instanceof String) {
                item.bad("\"" + name + "\" is no domain name", "write a name such as example.org or *.example.org");
            }
        }
        var inside = names.stream()
                .filter(name -> INSIDE.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .findFirst();
        if (inside.isPresent()) {
            var what = "\"" + inside.get() + "\" may stand for addresses inside the cluster, nobody can say which";
            var remedy = "select the pods by their labels";
            field.warn(what, remedy);
            return Optional.of(new Peer.Unsupported(Problem.warning(field.place(), what, remedy)));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Peer.DomainNames(names));
    }

    private static List<SpecReader.Field> texts(SpecReader.Field field, String what) {
        var items = BoundedList.read(field, what, MOST).orElse(List.of(), List.of());
        var seen = new HashSet<String>();
        for (var item : items) {
            if (item.absent()) {
                item.bad("an empty item stands where text belongs", "remove it");
            } else if (item.text() instanceof Read.Ok<String>(var text) && !seen.add(text)) {
                item.warn("\"" + text + "\" stands here twice, which the API server refuses", "remove one");
            }
        }
        return items;
    }
}
