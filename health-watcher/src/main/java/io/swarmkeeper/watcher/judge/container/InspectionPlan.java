package io.swarmkeeper.watcher.judge.container;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a full look at the engine has to do, given its list of containers.
 *
 * @param inspect the containers to inspect
 * @param gone those that are known and not listed any more
 */
public record InspectionPlan(List<String> inspect, List<String> gone) {
  public InspectionPlan {
    inspect = List.copyOf(inspect);
    gone = List.copyOf(gone);
  }

  /**
   * Of what the list shows to have changed.
   *
   * @param deep also of everything that has not ended: the list cannot show that a container has
   *     restarted
   */
  public static InspectionPlan of(KnownContainers known, List<ListedContainer> list, boolean deep) {
    var inspect = new ArrayList<String>();
    for (var listed : list) {
      var container = known.find(listed.containerId());
      if (listed.differs(container) || (deep && container.filter(c -> !c.exited()).isPresent())) {
        inspect.add(listed.containerId());
      }
    }
    var ids = list.stream().map(ListedContainer::containerId).collect(Collectors.toSet());
    var gone =
        known.byId().values().stream()
            .filter(c -> !c.gone() && !ids.contains(c.id()))
            .map(KnownContainer::id)
            .sorted()
            .toList();
    return new InspectionPlan(inspect, gone);
  }
}
