package io.swarmkeeper.planner.family;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.planner.operation.Children;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.OperationEnd;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two nodes drained by two children: the smallest operation that has any. */
public record TwoDrains(
    Header header, List<String> nodes, Children children, Optional<OperationEnd> end)
    implements Operation {
  public TwoDrains(Header header, List<String> nodes) {
    this(header, nodes, Children.NONE, Optional.empty());
  }

  public TwoDrains with(Children next) {
    return new TwoDrains(header, nodes, next, end);
  }

  public TwoDrains ended(OperationEnd how) {
    return new TwoDrains(header, nodes, children, Optional.of(how));
  }

  @Override
  public Set<Claim> claims() {
    return Set.of(Claim.SWARM);
  }

  @Override
  public String state() {
    return end.map(c -> c.verdict().words()).orElse("draining");
  }

  @Override
  public String waitingFor() {
    return "";
  }
}
