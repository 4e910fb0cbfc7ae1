/**
 * What docker's CLI sends and the engine is certain to refuse, whatever runs in the swarm: so that
 * it is found before the first write, where the CLI would stop half-way. One theme a file, all of
 * it read in the engine's own checks (docs/decisions/0032).
 */
package io.swarmkeeper.stack.engine;
