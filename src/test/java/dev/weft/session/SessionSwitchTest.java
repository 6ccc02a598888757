package dev.weft.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.FakeSource;
import dev.weft.fixture.Reviewers;
import dev.weft.flow.FlowCatalogue;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionSwitchTest {
    private final SessionSwitch sessions = new SessionSwitch();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final FakeSource first = new FakeSource();

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void theOldSessionHasEndedBeforeTheNewOneIsAnnounced() throws InterruptedException {
        sessions.to(() -> opening(first, "first"), this::failed);
        sessions.to(() -> opening(new FakeSource(), "second"), this::failed);
        settle();

        assertThat(told).containsExactly("first, old one closed: false", "second, old one closed: true");
    }

    @Test
    void aSourceThatCannotBeOpenedLeavesTheOldOneRunning() throws InterruptedException {
        sessions.to(() -> opening(first, "first"), this::failed);
        sessions.to(
                () -> {
                    throw new IllegalArgumentException("no such folder");
                },
                this::failed);
        settle();

        assertThat(told).containsExactly("first, old one closed: false", "failed: no such folder");
        assertThat(first.closed()).isFalse();
    }

    @Test
    void closingEndsTheSessionAndWhoWaitsForTheEnd() throws InterruptedException {
        sessions.to(() -> opening(first, "first"), this::failed);
        settle();

        sessions.close();
        sessions.awaitEnd();

        assertThat(first.closed()).isTrue();
        assertThat(sessions.frame()).isEmpty();
    }

    private void failed(RuntimeException failure) {
        told.add("failed: " + failure.getMessage());
    }

    private void settle() throws InterruptedException {
        var done = new CountDownLatch(1);
        sessions.aside(done::countDown);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private SessionSwitch.Opening opening(FakeSource source, String name) {
        var analyzer = new Analyzer(
                new PolicyCompiler(PolicyKinds.all()),
                new ClassReachabilityEngine(Profile.UPSTREAM),
                new TopologyBuilder(Contributors.all()),
                Layouts.all().getFirst());
        var parts = new Session.Parts(
                source, FlowCatalogue.EMPTY, analyzer, Reviewers.all(), () -> {}, InstantSource.system());
        return new SessionSwitch.Opening(
                new Session(parts, _ -> {}), () -> told.add(name + ", old one closed: " + first.closed()));
    }
}
