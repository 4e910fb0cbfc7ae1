package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.Optional;

/**
 * What a step changes: each kind has only the parts that it needs, and answers for itself what the
 * rules ask. What most kinds answer is the default here.
 */
public sealed interface Work permits ServiceWork, ObjectWork, NodeWork {
  /** The full name of the service, network, config or secret; the name of the node. */
  String name();

  /** What is done, in one word, as step ids say it. */
  String purpose(Heading heading);

  /**
   * The command that does it, or takes it back.
   *
   * @param version of the live service; 0 where there is none
   */
  Command command(StepId id, Owner owner, Heading heading, long version);

  /** What no other operation may have in hand meanwhile, beside what its owner holds anyway. */
  default Optional<Claim> claim() {
    return Optional.empty();
  }

  /** Whether Swarm is at work on tasks once the command is carried out. */
  default boolean startsTasks(Heading heading) {
    return false;
  }

  /** Whether it is about a service that has tasks afterwards. */
  default boolean runsTasks() {
    return startsTasks(Heading.FORTH);
  }

  /** Whether the executor of this node may say what became of it. */
  default boolean mayBeAnsweredBy(String nodeId) {
    return true;
  }

  /**
   * Whether it only clears away what nothing uses, after everything else: that it fails is said,
   * and harms nothing.
   */
  default boolean tidies() {
    return false;
  }

  /** Whether a return leaves it as it is. */
  default boolean staysOnReturn() {
    return false;
  }

  /** Why it is not to be done to what is live, if something speaks against it. */
  default Optional<String> objection(Heading heading, Owner owner, Optional<ServiceView> live) {
    return Optional.empty();
  }

  /** Whether what is live shows that it was done, though nobody said so. */
  default boolean done(Owner owner, Optional<ServiceView> live) {
    return false;
  }
}
