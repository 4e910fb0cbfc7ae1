package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.local.DockerLogins;
import io.swarmkeeper.cli.local.LocalStack;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.SaltAnswer;
import io.swarmkeeper.contract.Query.SaltQuery;
import io.swarmkeeper.contract.Request.StackSource;
import io.swarmkeeper.contract.SideChannel.SecretKept;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes to the swarm beside a request: credentials for registries, and the bytes of the secrets
 * that it lacks. The request itself carries digests alone.
 */
final class Attachments {
  private final SwarmConnection connection;
  private final LocalStack stack;
  private final String salt;

  /**
   * Asks for what it needs; the executors know the credentials from then on, or it is said which do
   * not.
   */
  Attachments(Session session, SwarmConnection connection, LocalStack stack)
      throws GiveUp, InterruptedException {
    this.connection = connection;
    this.stack = stack;
    var logins =
        new DockerLogins(session.surroundings().env(), session::warn)
            .of(DockerLogins.registries(images(stack)));
    this.salt =
        stack.secrets().isEmpty()
            ? ""
            : connection.ask("salt", new SaltQuery(), SaltAnswer.class).salt();
    connection.logIn(logins).forEach(session::warn);
  }

  StackSource digested() {
    return stack.secrets().isEmpty()
        ? stack.packed()
        : stack.secrets().digested(stack.packed(), salt);
  }

  /** Sends the bytes of the secrets that this plan lacks. */
  void secrets(Plan plan) throws GiveUp {
    var lacking =
        plan.objects().stream()
            .filter(o -> o.kind().equals("secret") && o.action() == Plan.Action.CREATE)
            .map(Plan.ObjectPlan::name)
            .collect(Collectors.toSet());
    for (var put : stack.secrets().puts(salt)) {
      if (lacking.contains(put.spec().path("Name").asText())) {
        var _ = connection.tell("put", put, SecretKept.class);
      }
    }
  }

  private static List<String> images(LocalStack stack) {
    return stack.stack().stack().services().stream()
        .map(s -> s.body().at("/TaskTemplate/ContainerSpec/Image").asText())
        .toList();
  }
}
