package io.swarmkeeper.planner.pull;

import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.step.Owner;
import io.swarmkeeper.swarm.ImageName;
import java.time.Instant;
import java.util.Optional;

/**
 * One image that one node is to have before anything is touched.
 *
 * @param number counted from 1 within the operation
 * @param image with its digest
 * @param host the node's name
 */
public record Pull(int number, String image, String nodeId, String host, State state) {
  /** Where it stands. */
  public sealed interface State {
    /**
     * Not begun.
     *
     * @param silentSince since when the node's executor is known to be silent
     */
    record Waiting(Optional<Instant> silentSince) implements State {}

    /** The command is out, no outcome yet. */
    record Issued(Instant at, Optional<Instant> silentSince) implements State {}

    /** The node has it. */
    record There() implements State {}

    /** Nobody waits for this node. */
    record LeftOut(String why) implements State {}

    /**
     * The node says that it cannot get it; that counts once its executor is heard again, which is
     * silent when the engine is gone.
     *
     * @param at when it said so
     */
    record Doubted(String why, Instant at) implements State {}

    /** The node cannot get it. */
    record Failed(String why) implements State {}
  }

  /** Not begun. */
  public static Pull of(int number, String image, String nodeId, String host) {
    return new Pull(number, image, nodeId, host, new State.Waiting(Optional.empty()));
  }

  /** The same in another state. */
  Pull in(State next) {
    return new Pull(number, image, nodeId, host, next);
  }

  /** Whether nothing more comes of it. */
  public boolean over() {
    return switch (state) {
      case State.Waiting _, State.Issued _, State.Doubted _ -> false;
      case State.There _, State.LeftOut _, State.Failed _ -> true;
    };
  }

  /** The id of its one command. */
  StepId step(Owner owner) {
    return owner.step("pull", Integer.toString(number), 1);
  }

  /** For people: without the digest. */
  public String shortImage() {
    return ImageName.withoutDigest(image);
  }
}
