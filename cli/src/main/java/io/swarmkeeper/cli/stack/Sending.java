package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.cli.Session;
import io.swarmkeeper.cli.registry.DockerLogins;
import io.swarmkeeper.cli.remote.Remote;
import io.swarmkeeper.cli.source.SourceReader.Source;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.SaltAnswer;
import io.swarmkeeper.contract.Query.SaltQuery;
import io.swarmkeeper.contract.Request.StackSource;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.SideChannel.SecretKept;
import java.util.stream.Collectors;

/**
 * What goes to the swarm beside a request: credentials for registries, and the bytes of the secrets
 * that it lacks. The request itself carries digests alone.
 */
final class Sending {
  private final Remote remote;
  private final Source source;
  private final RegistryLogins logins;
  private final String salt;

  /** Asks for what it needs; the executors know the credentials from then on. */
  Sending(Session session, Remote remote, Source source) throws GiveUp, InterruptedException {
    this.remote = remote;
    this.source = source;
    this.logins =
        new DockerLogins(session.world().env(), session::warn)
            .of(DockerLogins.registries(images(source)));
    this.salt =
        source.secrets().isEmpty()
            ? ""
            : remote.ask("salt", new SaltQuery(), SaltAnswer.class).salt();
    if (!logins.logins().isEmpty()) {
      remote.logIn(logins);
    }
  }

  RegistryLogins logins() {
    return logins;
  }

  StackSource digested() {
    return source.secrets().isEmpty()
        ? source.packed()
        : source.secrets().digested(source.packed(), salt);
  }

  /** Sends the bytes of the secrets that this plan lacks. */
  void secrets(Plan plan) throws GiveUp {
    if (source.secrets().isEmpty()) {
      return;
    }
    var lacking =
        plan.objects().stream()
            .filter(o -> o.kind().equals("secret") && o.action() == Plan.Action.CREATE)
            .map(Plan.ObjectPlan::name)
            .collect(Collectors.toSet());
    if (lacking.isEmpty()) {
      return;
    }
    for (var put : source.secrets().puts(salt)) {
      if (lacking.contains(put.spec().path("Name").asText())) {
        var _ = remote.tell("put", put, SecretKept.class);
      }
    }
  }

  private static java.util.List<String> images(Source source) {
    return source.stack().stack().services().stream()
        .map(s -> s.body().at("/TaskTemplate/ContainerSpec/Image").asText())
        .toList();
  }
}
