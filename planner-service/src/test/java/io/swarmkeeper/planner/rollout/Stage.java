package io.swarmkeeper.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.RolloutProgressed;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
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
public final class Stage extends Opening<Stage> {

  private final RolloutMachine machine;
  private final Transcript transcript = new Transcript();
  private Optional<Rollout> rollout = Optional.empty();
  private Optional<String> refusal = Optional.empty();

  private Stage(int atOnce) {
    this.machine = new RolloutMachine(atOnce);
  }

  @Override
  Stage self() {
    return this;
  }

  public static Stage stage() {
    return new Stage(10);
  }

  static Stage stageAtMost(int atOnce) {
    return new Stage(atOnce);
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
    return says(
        new Outcome.Done(id(what), nodeId(what), "node-a", "done", Optional.empty(), false));
  }

  Stage repeats(String what) {
    return says(new Outcome.Done(id(what), nodeId(what), "node-a", "done", Optional.empty(), true));
  }

  Stage conflicts(String what) {
    return says(new Outcome.Conflicted(id(what), nodeId(what), "node-a", "update out of sequence"));
  }

  Stage refuses(String what, String reason) {
    return says(new Outcome.Refused(id(what), nodeId(what), "node-a", reason));
  }

  Stage fails(String what, String reason) {
    return says(new Outcome.Failed(id(what), nodeId(what), "node-a", reason));
  }

  public Stage signal(Signal signal) {
    return decide(signal, view());
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

  /** It holds these claims or wants them, and no others. */
  Stage claims(String... claims) {
    assertThat(rollout().claims()).map(Claim::value).containsExactlyInAnyOrder(claims);
    return this;
  }

  /** What a node itself is to do is answered by it, all else by any manager. */
  private String nodeId(String what) {
    return transcript.find(id(what)).orElse(null) instanceof Command.NodeCommand c
        ? c.nodeId()
        : "n-a";
  }

  private static MessageId id(String what) {
    return new MessageId(OPERATION + "/" + what);
  }

  private static String words(Command command) {
    return command.step().value().substring(OPERATION.value().length() + 1);
  }

  ClusterView view() {
    return scenery.view(scenery.now());
  }

  Rollout rollout() {
    return rollout.orElseGet(this::begun);
  }
}
