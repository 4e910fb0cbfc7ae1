package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.swarm.spec.Sheet;
import java.util.Optional;

/**
 * One state of a spec.
 *
 * @param step the step of ours whose label it carries
 */
public record SpecState(Optional<String> step, Sheet sheet) {}
