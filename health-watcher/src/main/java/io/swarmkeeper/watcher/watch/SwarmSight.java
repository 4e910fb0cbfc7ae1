package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.drift.Thing;
import io.swarmkeeper.watcher.judge.leader.SwarmFact;
import java.util.List;
import java.util.Set;

/**
 * What a manager's engine says of the swarm at one moment.
 *
 * @param leads whether the node that was asked led the swarm
 * @param kinds of which kinds of things {@code things} is complete
 */
public record SwarmSight(
    boolean leads,
    List<SwarmFact> facts,
    List<WatchedService> services,
    List<Thing> things,
    Set<Event.Thing> kinds) {
  public SwarmSight {
    facts = List.copyOf(facts);
    services = List.copyOf(services);
    things = List.copyOf(things);
    kinds = Set.copyOf(kinds);
  }
}
