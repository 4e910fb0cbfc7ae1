package io.swarmkeeper.executor.guard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.SpecDocument;
import java.util.List;
import java.util.Optional;

/**
 * A service spec about to be written, and what the rules look at.
 *
 * @param next what is to be written, in full
 * @param live the service's present spec; empty when it is created
 * @param held whether a failure must stop the engine until the planner has decided
 * @param tasks the service's tasks, raw
 * @param nodes the swarm's nodes, raw
 */
public record ServiceWrite(
    SpecDocument next,
    Optional<SpecDocument> live,
    boolean held,
    List<ObjectNode> tasks,
    List<ObjectNode> nodes) {}
