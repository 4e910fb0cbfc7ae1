package io.swarmkeeper.planner.preflight.place;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.settings.Reservation;
import java.util.List;
import java.util.Optional;

/** Services that each find room, but not all of them together. */
public final class NoRoomTogether implements StackRule {
  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var growing =
        candidates.stream()
            .filter(c -> c.added() > 0 && !c.settings().reservation().nothing())
            .toList();
    if (growing.size() < 2) {
      return List.of();
    }
    var asked =
        growing.stream()
            .map(c -> c.settings().reservation().times(c.added()))
            .reduce(Reservation.NOTHING, Reservation::plus);
    var nodes = growing.stream().flatMap(c -> c.open().stream()).distinct().toList();
    var left =
        Rooms.of(observed).on(nodes, Optional.empty()).stream()
            .map(Rooms.Room::left)
            .reduce(Reservation.NOTHING, Reservation::plus);
    return left.holds(asked) > 0
        ? List.of()
        : List.of(
            Finding.error(
                wanted.stack(),
                "the new tasks reserve %s together, and the nodes have no more than %s left"
                    .formatted(asked.words(asked), left.words(asked))));
  }
}
