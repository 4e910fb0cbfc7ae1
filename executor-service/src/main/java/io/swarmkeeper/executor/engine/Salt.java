package io.swarmkeeper.executor.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Query.SaltAnswer;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.journal.NoAnswer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The salt of this swarm's secret digests, made at the first question. It is a config of the swarm:
 * who may read it there may read the secrets too, and the journal and the audit record never have
 * it (docs/secrets.md).
 */
public final class Salt {
  private static final int BYTES = 32;

  private final Engine engine;
  private final String name;

  /** Names the config after the swarm, as it is called on NATS. */
  public Salt(Engine engine, String swarm) {
    this.engine = engine;
    this.name = "keeper-salt-" + swarm;
  }

  public SaltAnswer answer() throws NoAnswer {
    try {
      return new SaltAnswer(value());
    } catch (EngineTrouble e) {
      throw new NoAnswer("the salt for secret digests cannot be had: " + e.getMessage(), e);
    }
  }

  public String value() throws EngineTrouble {
    var known = find();
    if (known.isPresent()) {
      return known.get();
    }
    try {
      var _ = engine.createConfig(fresh());
    } catch (EngineRefused e) {
      if (!e.alreadyThere()) {
        throw e;
      }
    }
    return find()
        .orElseThrow(
            () -> new IllegalStateException("the config " + name + " was made and is not there"));
  }

  private Optional<String> find() throws EngineTrouble {
    return engine.configs(Filters.none().with("name", name)).stream()
        .filter(c -> c.at("/Spec/Name").asText().equals(name))
        .map(c -> c.at("/Spec/Data").asText())
        .findFirst();
  }

  private ObjectNode fresh() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var body = Json.object().put("Name", name);
    body.put("Data", Base64.getEncoder().encodeToString(bytes));
    body.putObject("Labels").put("io.swarmkeeper.salt", "of secret digests; never remove it");
    return body;
  }
}
