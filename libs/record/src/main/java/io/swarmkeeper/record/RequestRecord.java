package io.swarmkeeper.record;

import io.swarmkeeper.contract.Request;
import java.time.Duration;
import java.util.Optional;

/** What a person or program asked for. Its outcome is not known yet. */
final class RequestRecord {
  private RequestRecord() {}

  static void fill(Fields f, Request request) {
    f.record("command");
    f.text("keeper.command.channel", request.asked().channel());
    switch (request) {
      case Request.Deploy r ->
          asked(f, request, "deploy", "deploy stack " + r.stack())
              .stack(r.stack())
              .resource("stack", r.stack())
              .text("keeper.plan_id", r.planId())
              .text("keeper.command.type", "deploy");
      case Request.Rollback r ->
          asked(
                  f,
                  request,
                  "rollback",
                  "bring stack "
                      + r.stack()
                      + " back"
                      + r.toRevision().map(n -> " to revision " + n).orElse(""))
              .stack(r.stack())
              .resource("stack", r.stack())
              .text("keeper.deployment.revision", r.toRevision().map(String::valueOf));
      case Request.Drain r ->
          node(f, request, "drain", "drain node " + r.node(), r.node())
              .text("keeper.drain.state", "requested")
              .text("labels.deadline", r.deadline().map(Duration::toString));
      case Request.Activate r ->
          node(f, request, "activate", "let node " + r.node() + " take tasks", r.node());
      case Request.Pause r -> asked(f, request, "pause", "pause operation " + r.target());
      case Request.Resume r -> asked(f, request, "resume", "resume operation " + r.target());
      case Request.Abort r -> asked(f, request, "abort", "abort operation " + r.target());
    }
  }

  private static Fields node(Fields f, Request request, String verb, String what, String node) {
    return asked(f, request, verb, what).host(node).resource("node", node);
  }

  private static Fields asked(Fields f, Request request, String verb, String what) {
    var category =
        request instanceof Request.Drain || request instanceof Request.Activate
            ? "host"
            : "configuration";
    var ticket = Optional.ofNullable(request.asked().ticket()).orElse(Optional.empty());
    return f.add("event.category", "api")
        .kind(category, "change", verb + "-requested", "unknown")
        .text("keeper.command.type", verb)
        .sentence(
            request.asked().by()
                + " asks to "
                + what
                + ": "
                + request.asked().reason()
                + ticket.map(id -> " (" + id + ")").orElse(""));
  }
}
