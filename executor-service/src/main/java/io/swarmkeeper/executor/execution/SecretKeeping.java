package io.swarmkeeper.executor.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.contract.SecretDigest;
import io.swarmkeeper.contract.SideChannel.PutSecret;
import io.swarmkeeper.contract.SideChannel.SecretKept;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.executor.command.CommandDecision;
import io.swarmkeeper.executor.command.ObjectCreation;
import io.swarmkeeper.executor.registry.Credentials.Salting;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.swarm.Labels;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the bytes of secrets from the command line and gives them to the swarm, nowhere else. The
 * same again changes nothing.
 */
public final class SecretKeeping {
  private static final Logger LOG = LoggerFactory.getLogger(SecretKeeping.class);

  private final Swarm swarm;
  private final Salting salt;

  /** What is sent is checked with the salt of the digests. */
  public SecretKeeping(Swarm swarm, Salting salt) {
    this.swarm = swarm;
    this.salt = salt;
  }

  /** Keeps it, or says why not. */
  public SecretKept answer(PutSecret put) throws NoAnswer {
    var name = put.spec().path("Name").asText();
    try {
      check(put, bytes(put));
      return keep(put, name);
    } catch (EngineTrouble e) {
      throw new NoAnswer("the secret " + name + " could not be made: " + e.getMessage(), e);
    }
  }

  private SecretKept keep(PutSecret put, String name) throws EngineTrouble, NoAnswer {
    return switch (decision(put, name)) {
      case CommandDecision.Write write -> {
        try {
          var _ = swarm.write(write.change());
        } catch (EngineRefused e) {
          if (!e.alreadyThere()) {
            throw e;
          }
          yield keep(put, name); // somebody else was faster
        }
        LOG.info("{} of stack {}, its bytes from the side channel", write.did(), put.stack());
        yield new SecretKept(name, false);
      }
      case CommandDecision.AlreadySo _ -> new SecretKept(name, true);
      case CommandDecision.Refuse(var reason) -> throw new NoAnswer(reason);
      case CommandDecision.Conflict _, CommandDecision.Fail _, CommandDecision.Occupied _ ->
          throw new IllegalStateException("no decision about a secret");
    };
  }

  private CommandDecision decision(PutSecret put, String name) throws EngineTrouble {
    var body = put.spec().deepCopy().put("Data", put.data());
    return ObjectCreation.secret(put.stack(), body, swarm.object(ObjectKind.SECRET, name));
  }

  private void check(PutSecret put, byte[] bytes) throws EngineTrouble, NoAnswer {
    ObjectNode spec = put.spec();
    if (!spec.path("Labels").path(Labels.STACK).asText().equals(put.stack())) {
      throw new NoAnswer("the secret " + put.plain() + " lacks the label of stack " + put.stack());
    }
    var digest = SecretDigest.of(salt.value(), put.plain(), spec, bytes);
    if (!Rotated.digest(spec).equals(Optional.of(digest))) {
      throw new NoAnswer(
          "the bytes sent for " + put.plain() + " are not those that its digest was made of");
    }
  }

  private static byte[] bytes(PutSecret put) throws NoAnswer {
    try {
      return Base64.getDecoder().decode(put.data());
    } catch (IllegalArgumentException _) {
      // Its message quotes what it could not read.
      throw new NoAnswer("the bytes sent for " + put.plain() + " are not in Base64");
    }
  }
}
