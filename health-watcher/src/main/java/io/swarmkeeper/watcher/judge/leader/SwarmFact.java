package io.swarmkeeper.watcher.judge.leader;

import io.swarmkeeper.contract.Observation;
import java.time.Instant;
import java.util.Optional;

/**
 * What one look says about one task, service or node.
 *
 * @param subject whom it is about, such as {@code task/<id>}
 * @param state its state in a few words; the same words mean that nothing has changed
 * @param at when it came to be so, if the swarm says
 */
public record SwarmFact(
    String subject, String state, Optional<Instant> at, Observation observation) {}
