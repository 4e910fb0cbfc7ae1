package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.Exit;
import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.cli.Session;
import io.swarmkeeper.cli.remote.Remote;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Request;
import java.util.ArrayList;
import java.util.List;

/** Asks for a plan and shows it. */
record Planning(Session session, Remote remote) {
  /** The plan, shown to people; refused ones give up with every finding. */
  Plan shown(Request.Deploy deploy) throws GiveUp {
    var plan = remote.ask("plan", new Query.PlanQuery(deploy), Plan.class);
    if (plan.refused()) {
      if (session.json()) {
        session.print(plan);
      }
      var lines = new ArrayList<>(List.of("The plan is refused; nothing was touched:"));
      lines.addAll(PlanText.findings(plan.findings(), session.world().terminal()));
      throw new GiveUp(Exit.REFUSED, lines);
    }
    PlanText.of(plan, session.world().terminal()).forEach(this::tell);
    return plan;
  }

  private void tell(String line) {
    session.say(line);
  }
}
