package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.Wanted;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.StackSpec;
import java.util.ArrayList;
import java.util.List;

/** What a stack file wants, in the words of planning. */
final class WantedStack {
  private WantedStack() {}

  static Wanted of(StackSpec stack, boolean prune, List<Problem> warnings) {
    var findings = new ArrayList<Finding>();
    warnings.forEach(w -> findings.add(Finding.warning(w.where(), w.text())));
    for (var secret : stack.secrets()) {
      findings.add(
          Finding.error(
              "secrets." + secret.key(),
              "secrets from files are not carried yet: create it with 'docker secret create "
                  + secret.name()
                  + " FILE' and declare it external, with name: "
                  + secret.name()));
    }
    var services =
        stack.services().stream()
            .map(s ->
                new Wanted.Service(
                    s.name(),
                    s.body(),
                    s.dependsOn().stream().map(key -> stack.stack() + "_" + key).toList()))
            .toList();
    return new Wanted(
        stack.stack(), services, named(stack.networks()), named(stack.configs()), prune, findings);
  }

  private static List<NamedSpec> named(List<StackSpec.Named> objects) {
    return objects.stream().map(o -> new NamedSpec(o.name(), o.body())).toList();
  }
}
