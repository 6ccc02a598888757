package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.cluster;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.fixture.Part;
import dev.weft.lint.Check;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What one check says of a cluster.
record Linted(List<Finding> findings) {
    static Linted of(Check check, Part... parts) {
        return of(check, request(cluster(parts), List.of()));
    }

    /// With policies of other tiers beside those of the cluster.
    static Linted with(Check check, List<Policy> more, Part... parts) {
        return of(check, request(cluster(parts), more));
    }

    static Linted of(Check check, CheckRequest request) {
        return new Linted(check.run(request).stream().sorted(Finding.ORDER).toList());
    }

    static CheckRequest request(ClusterSnapshot snapshot, List<Policy> more) {
        var compiled = new PolicyCompiler(PolicyKinds.all()).compile(snapshot);
        var policies = new ArrayList<>(more);
        policies.addAll(compiled.policies());
        var set = new PolicySet(policies, compiled.problems(), compiled.kinds());
        return CheckRequest.of(new ClassReachabilityEngine(Profile.UPSTREAM).evaluate(snapshot, set));
    }

    /// `WARNING NetworkPolicy shop/db: spec.podSelector: reason`.
    List<String> lines() {
        return findings.stream()
                .map(finding -> finding.severity() + " " + finding.place().label() + ": " + finding.reason())
                .toList();
    }

    /// The same without the reason.
    List<String> places() {
        return findings.stream().map(finding -> finding.severity() + " " + finding.place().label()).toList();
    }

    List<String> remedies() {
        return findings.stream().map(Finding::remedy).toList();
    }

    /// The specs of all patches.
    List<Object> patches() {
        return findings.stream()
                .flatMap(finding -> finding.patch().stream())
                .map(Manifest::body)
                .flatMap(body -> Stream.ofNullable(body.get("spec")))
                .toList();
    }
}
