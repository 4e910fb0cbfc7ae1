package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Request;
import java.util.ArrayList;
import java.util.List;

/** Asks for a plan and shows it. */
record PlanPreview(Session session, SwarmConnection connection) {
  /** The plan, shown to people; refused ones give up with every finding. */
  Plan shown(Request.Deploy deploy) throws GiveUp {
    var plan = connection.ask("plan", new Query.PlanQuery(deploy), Plan.class);
    if (plan.refused()) {
      if (session.json()) {
        session.print(plan);
      }
      var lines = new ArrayList<>(List.of("The plan is refused; nothing was touched:"));
      lines.addAll(PlanText.findings(plan.findings(), session.terminal()));
      throw new GiveUp(ExitCode.REFUSED, lines);
    }
    PlanText.of(plan, session.terminal()).forEach(session::say);
    return plan;
  }
}
