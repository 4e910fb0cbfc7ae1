package io.swarmkeeper.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.RolloutProgressed;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rollout of the stack {@code shop} with its swarm, as sentences: what is so, what happens, what
 * the machine makes of it. Time passes only when somebody looks or waits.
 */
final class Stage {
  static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final OperationId OPERATION = new OperationId("d-1");

  private final RolloutMachine machine;
  private final Scenery scenery = new Scenery(START);
  private final List<Step> steps = new ArrayList<>();
  private final List<Pull> pulls = new ArrayList<>();
  private Kind kind = Kind.DEPLOY;
  private final Transcript transcript = new Transcript();
  private boolean stackWasThere = true;
  private OnFailure onFailure = OnFailure.ROLLBACK;
  private Optional<Rollout> rollout = Optional.empty();

  private Stage(int atOnce) {
    this.machine = new RolloutMachine(Duration.ofSeconds(10), atOnce);
  }

  static Stage stage() {
    return new Stage(10);
  }

  static Stage stageAtMost(int atOnce) {
    return new Stage(atOnce);
  }

  // --- what is so -----------------------------------------------------------------------------

  Stage standing(String name) {
    scenery.enters(name).healthy();
    return this;
  }

  Stage updating(String name, int wave) {
    standing(name);
    return step(name, Step.Work.UPDATE_SERVICE, wave, scenery.actor(name).digest());
  }

  /** Swarm is to get other registry credentials for it, and nothing else changes. */
  Stage refreshing(String name) {
    standing(name);
    return step(name, Step.Work.REFRESH_LOGIN, 0, scenery.actor(name).digest());
  }

  Stage creating(String name, int wave) {
    return step(name, Step.Work.CREATE_SERVICE, wave, "");
  }

  Stage removing(String name, int wave) {
    standing(name);
    return step(name, Step.Work.REMOVE_SERVICE, wave, "");
  }

  Stage creatingNetwork(String name) {
    return step(name, Step.Work.CREATE_NETWORK, 0, "");
  }

  /** The node is to have this image first. */
  Stage pulling(String image) {
    pulls.add(Pull.of(pulls.size() + 1, image + "@sha256:00", "node-a", "host-a"));
    return this;
  }

  /** A second node is to have it too. */
  Stage pullingElsewhere(String image) {
    pulls.add(Pull.of(pulls.size() + 1, image + "@sha256:00", "node-b", "host-b"));
    return this;
  }

  Stage rollingBack() {
    kind = Kind.ROLLBACK;
    return this;
  }

  Stage tidying(String name, int wave) {
    return step(name, Step.Work.REMOVE_CONFIG, wave, "");
  }

  private Stage step(String name, Step.Work work, int wave, String digest) {
    var waiting = new StepState.Waiting(StepState.Heading.FORTH, 1, Instant.EPOCH);
    steps.add(
        new Step(
            name,
            work,
            wave,
            2,
            Duration.ofSeconds(5),
            false,
            false,
            digest,
            waiting,
            List.of(),
            false));
    return this;
  }

  /** The step named last has update settings that a held service does not have. */
  Stage whoseUpdateSettingsAreRestored() {
    var s = steps.removeLast();
    steps.add(
        new Step(
            s.name(),
            s.work(),
            s.wave(),
            s.tasks(),
            s.monitor(),
            true,
            true,
            s.baseDigest(),
            s.state(),
            s.evidence(),
            s.freshLogin()));
    return this;
  }

  Stage firstRevision() {
    stackWasThere = false;
    return this;
  }

  Stage pausingOnFailure() {
    onFailure = OnFailure.PAUSE;
    return this;
  }

  // --- what happens ---------------------------------------------------------------------------

  /** A second passes and somebody looks. */
  Stage looks() {
    return passes(Duration.ofSeconds(1));
  }

  /** Time passes, then somebody looks. */
  Stage passes(Duration time) {
    scenery.passes(time);
    return signal(new Signal.Looked());
  }

  /** Time passes without an answer from a manager, then somebody looks at the old view. */
  Stage passesBlindly(Duration time) {
    var readAt = scenery.now();
    scenery.passes(time);
    return decide(new Signal.Looked(), scenery.view(readAt));
  }

  Stage watcherFallsSilent() {
    scenery.watcherAlive(false);
    return this;
  }

  Stage watcherIsBack() {
    scenery.watcherAlive(true);
    return this;
  }

  Stage meanwhile(String name, Consumer<Actor> change) {
    change.accept(scenery.actor(name));
    return this;
  }

  Stage isGone(String name) {
    scenery.leaves(name);
    return this;
  }

  /** The executor carries the command out and says so. */
  Stage does(String what) {
    switch (command(what)) {
      case Command.UpdateService c -> scenery.actor(c.spec().name()).written(c.step().value());
      case Command.CreateService c -> scenery.enters(c.spec().name()).written(c.step().value());
      case Command.RemoveService c -> scenery.leaves(c.service());
      case Command.CreateNetwork _,
          Command.CreateConfig _,
          Command.CreateSecret _,
          Command.RemoveObject _,
          Command.PullImage _,
          Command.SetNodeAvailability _,
          Command.ConfirmEmpty _ -> {}
    }
    return says(new Outcome.Done(id(what), "node-a", "done", Optional.empty(), false));
  }

  Stage repeats(String what) {
    return says(new Outcome.Done(id(what), "node-a", "done", Optional.empty(), true));
  }

  Stage conflicts(String what) {
    return says(new Outcome.Conflicted(id(what), "node-a", "update out of sequence"));
  }

  Stage refuses(String what, String reason) {
    return says(new Outcome.Refused(id(what), "node-a", reason));
  }

  Stage fails(String what, String reason) {
    return says(new Outcome.Failed(id(what), "node-a", reason));
  }

  Stage signal(Signal signal) {
    return decide(signal, scenery.view(scenery.now()));
  }

  private Stage says(Outcome outcome) {
    return signal(new Signal.Answered(outcome));
  }

  private Stage decide(Signal signal, ClusterView view) {
    var before = rollout();
    var decision = machine.decide(before, signal, view);
    assertThat(machine.decide(before, signal, view)).as("same input").isEqualTo(decision);
    rollout = Optional.of(decision.next());
    decision.actions().forEach(transcript::add);
    return this;
  }

  // --- what the machine makes of it -----------------------------------------------------------

  /** Exactly these commands were sent since the last time this was asked. */
  Stage commands(String... expected) {
    assertThat(transcript.unheard()).map(Stage::words).containsExactly(expected);
    return this;
  }

  Stage commandsNothing() {
    return commands();
  }

  <E extends Event> Stage announces(Class<E> type, Consumer<E> content) {
    content.accept(transcript.last(type));
    return this;
  }

  Stage announcesNo(Class<? extends Event> type) {
    assertThat(transcript.all(type)).isEmpty();
    return this;
  }

  Stage is(Class<? extends Phase> phase) {
    assertThat(rollout().phase()).isInstanceOf(phase);
    return this;
  }

  Stage waitsFor(String part) {
    assertThat(rollout().waitingFor()).contains(part);
    return this;
  }

  Stage ends(Verdict verdict, String... parts) {
    assertThat(rollout().phase()).isInstanceOf(Phase.Ended.class);
    var ended = (Phase.Ended) rollout().phase();
    assertThat(ended.verdict()).as(ended.sentence()).isEqualTo(verdict);
    assertThat(List.of(parts)).allMatch(ended.sentence()::contains, ended.sentence());
    return announces(Event.OperationEnded.class, e -> assertThat(e.verdict()).isEqualTo(verdict));
  }

  Stage hasSaidTheLastWordOnce() {
    assertThat(transcript.all(Event.OperationEnded.class)).hasSize(1);
    assertThat(transcript.all(Event.class).getLast()).isInstanceOf(Event.OperationEnded.class);
    return this;
  }

  /** The states that progress gave a service, without repetitions. */
  Stage showed(String service, String... states) {
    var shown =
        transcript.all(RolloutProgressed.class).stream()
            .flatMap(e -> e.services().stream())
            .filter(p -> p.service().equals(service))
            .map(Event.ServiceProgress::state)
            .distinct();
    assertThat(shown).containsExactly(states);
    return this;
  }

  Command command(String what) {
    return transcript.command(id(what));
  }

  Instant now() {
    return scenery.now();
  }

  private static MessageId id(String what) {
    return new MessageId(OPERATION + "/" + what);
  }

  private static String words(Command command) {
    return command.step().value().substring(OPERATION.value().length() + 1);
  }

  private Rollout rollout() {
    return rollout.orElseGet(() ->
        new Rollout(
            new Header(
                OPERATION,
                kind,
                "shop",
                Asked.of("alice", "release"),
                new MessageId("d-1"),
                START,
                START.plus(Duration.ofMinutes(30))),
            7,
            stackWasThere,
            onFailure,
            steps,
            new Phase.Rolling(),
            "",
            List.of(),
            Optional.empty(),
            pulls));
  }
}
