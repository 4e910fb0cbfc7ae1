package io.swarmkeeper.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.RolloutProgressed;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.planner.step.ObjectWork.CreateObject;
import io.swarmkeeper.planner.step.ObjectWork.RemoveObject;
import io.swarmkeeper.planner.step.ServiceWork.CreateService;
import io.swarmkeeper.planner.step.ServiceWork.RefreshLogin;
import io.swarmkeeper.planner.step.ServiceWork.RemoveService;
import io.swarmkeeper.planner.step.Work;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rollout of the stack {@code shop} with its swarm, as sentences: what is so, what happens, what
 * the machine makes of it. Time passes only when somebody looks or waits.
 */
public final class Stage {
  public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  private final RolloutMachine machine;
  private final Scenery scenery = new Scenery(START);
  private final Opening opening = new Opening(START);
  private final Transcript transcript = new Transcript();
  private Optional<Rollout> rollout = Optional.empty();
  private Optional<String> refusal = Optional.empty();

  private Stage(int atOnce) {
    this.machine = new RolloutMachine(atOnce);
  }

  public static Stage stage() {
    return new Stage(10);
  }

  static Stage stageAtMost(int atOnce) {
    return new Stage(atOnce);
  }

  // --- what is so -----------------------------------------------------------------------------

  public Stage standing(String name) {
    scenery.enters(name).healthy();
    return this;
  }

  public Stage updating(String name, int wave) {
    standing(name);
    return step(Opening.update(name, scenery.actor(name).digest()), wave);
  }

  /** Swarm is to get other registry credentials for it, and nothing else changes. */
  Stage refreshing(String name) {
    standing(name);
    return step(new RefreshLogin(name, scenery.actor(name).digest()), 0);
  }

  Stage creating(String name, int wave) {
    return step(new CreateService(name, 2), wave);
  }

  Stage removing(String name, int wave) {
    standing(name);
    return step(new RemoveService(name), wave);
  }

  Stage creatingNetwork(String name) {
    return step(new CreateObject(ObjectKind.NETWORK, name), 0);
  }

  Stage tidying(String name, int wave) {
    return step(new RemoveObject(ObjectKind.CONFIG, name), wave);
  }

  private Stage step(Work work, int wave) {
    opening.step(work, wave);
    return this;
  }

  /** The step named last has update settings that a held service does not have. */
  Stage whoseUpdateSettingsAreRestored() {
    opening.settles();
    return this;
  }

  /** The node is to have this image first. */
  Stage pulling(String image) {
    opening.pull(image, "a");
    return this;
  }

  /** A second node is to have it too. */
  Stage pullingElsewhere(String image) {
    opening.pull(image, "b");
    return this;
  }

  Stage rollingBack() {
    opening.goesBack();
    return this;
  }

  Stage firstRevision() {
    opening.firstRevision();
    return this;
  }

  Stage pausingOnFailure() {
    opening.pausesOnFailure();
    return this;
  }

  /** Another operation has this service in hand. */
  Stage handsOff(String service, String holder) {
    scenery.claims(service, Optional.of(holder));
    return this;
  }

  /** Nobody else has it in hand any more. */
  Stage isLeft(String service) {
    scenery.claims(service, Optional.empty());
    return this;
  }

  // --- what happens ---------------------------------------------------------------------------

  /** A second passes and somebody looks. */
  public Stage looks() {
    return passes(Duration.ofSeconds(1));
  }

  /** Time passes, then somebody looks. */
  public Stage passes(Duration time) {
    scenery.passes(time);
    return signal(new Signal.Looked());
  }

  /** Time passes without an answer from a manager, then somebody looks at the old view. */
  public Stage passesBlindly(Duration time) {
    var readAt = scenery.now();
    scenery.passes(time);
    return decide(new Signal.Looked(), scenery.view(readAt));
  }

  public Stage watcherFallsSilent() {
    scenery.watcherAlive(false);
    return this;
  }

  public Stage watcherIsBack() {
    scenery.watcherAlive(true);
    return this;
  }

  public Stage meanwhile(String name, Consumer<Actor> change) {
    change.accept(scenery.actor(name));
    return this;
  }

  public Stage isGone(String name) {
    scenery.leaves(name);
    return this;
  }

  /** The executor carries the command out and says so. */
  public Stage does(String what) {
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

  public Stage signal(Signal signal) {
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
    refusal = decision.refusal();
    decision.actions().forEach(transcript::add);
    return this;
  }

  // --- what the machine makes of it -----------------------------------------------------------

  /** Exactly these commands were sent since the last time this was asked. */
  public Stage commands(String... expected) {
    assertThat(transcript.unheard()).map(Stage::words).containsExactly(expected);
    return this;
  }

  public Stage commandsNothing() {
    return commands();
  }

  public <E extends Event> Stage announces(Class<E> type, Consumer<E> content) {
    content.accept(transcript.last(type));
    return this;
  }

  public Stage announcesNo(Class<? extends Event> type) {
    assertThat(transcript.all(type)).isEmpty();
    return this;
  }

  public Stage is(Class<? extends Phase> phase) {
    assertThat(rollout().phase()).isInstanceOf(phase);
    return this;
  }

  public Stage waitsFor(String part) {
    assertThat(rollout().waitingFor()).contains(part);
    return this;
  }

  public Stage ends(Verdict verdict, String... parts) {
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
  public Stage showed(String service, String... states) {
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

  public Instant now() {
    return scenery.now();
  }

  /** The person who asked last was refused, in these words. */
  Stage refused(String... parts) {
    var said = refusal.orElseThrow(() -> new AssertionError("nobody was refused"));
    assertThat(List.of(parts)).allMatch(said::contains, said);
    return this;
  }

  private static MessageId id(String what) {
    return new MessageId(Opening.OPERATION + "/" + what);
  }

  private static String words(Command command) {
    return command.step().value().substring(Opening.OPERATION.value().length() + 1);
  }

  Rollout rollout() {
    return rollout.orElseGet(opening::rollout);
  }
}
