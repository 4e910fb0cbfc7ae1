package io.swarmkeeper.planner.preflight.place;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.planner.preflight.place.Rooms.Room;
import io.swarmkeeper.swarm.settings.Reservation;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reservations that the nodes have no room for: Swarm then waits for ever, and an update never
 * fails by it. With start-first a new task needs room beside the old one.
 */
public final class NoRoom implements StackRule {
  private static final String FIELD = "deploy.resources.reservations";

  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var rooms = Rooms.of(observed);
    return candidates.stream().flatMap(c -> check(c, rooms).stream()).toList();
  }

  private static Optional<Finding> check(Candidate candidate, Rooms rooms) {
    var each = candidate.settings().reservation();
    var starts = candidate.effect().restarts() || candidate.added() > 0;
    if (each.nothing() || !starts || candidate.open().isEmpty()) {
      return Optional.empty();
    }
    return tooMany(candidate, each, rooms).or(() -> besideTheOld(candidate, each, rooms));
  }

  private static Optional<Finding> tooMany(Candidate candidate, Reservation each, Rooms all) {
    var own = candidate.live().map(ServiceView::id);
    var rooms = all.on(candidate.open(), own);
    var full = rooms.stream().filter(r -> r.left().holds(each) == 0).toList();
    var fit =
        candidate.everyNode()
            ? rooms.size() - full.size()
            : rooms.stream().mapToLong(r -> r.left().holds(each)).sum();
    if (fit >= candidate.tasks()) {
      return Optional.empty();
    }
    var which = candidate.everyNode() ? full : rooms;
    return Optional.of(
        candidate.error(
            FIELD,
            (candidate.tasks() == 1 ? "its task reserves " : candidate.tasks() + " tasks reserve ")
                + each.words(each)
                + (candidate.tasks() == 1 ? "" : " each")
                + (fit == 0
                    ? ", and no node has that left: "
                    : ", and only " + fit + " of them fit: ")
                + left(which, each)));
  }

  private static Optional<Finding> besideTheOld(Candidate candidate, Reservation each, Rooms all) {
    if (!candidate.effect().restarts() || !candidate.pace().startFirst()) {
      return Optional.empty();
    }
    var rooms = all.on(candidate.open(), Optional.empty());
    if (rooms.stream().anyMatch(r -> r.left().holds(each) > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        candidate.error(
            FIELD,
            ("start-first needs room for a new task beside the old one, %s, and no node has"
                    + " that left: %s. Use order: stop-first, or reserve less")
                .formatted(each.words(each), left(rooms, each))));
  }

  private static String left(List<Room> rooms, Reservation each) {
    return rooms.stream().map(r -> r.words(each)).sorted().collect(Collectors.joining(", "));
  }
}
