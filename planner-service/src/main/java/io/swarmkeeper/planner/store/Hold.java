package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.OperationId;

/**
 * A claim that somebody has.
 *
 * @param version another one each time that it is taken, also by its holder
 */
public record Hold(Claim claim, OperationId holder, long version) {}
