package io.swarmkeeper.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person or program asks for something, on {@code
 * keeper.<swarm>.request.<user>.<stack|node>.<verb>}, signed where the swarm's policy wants that.
 */
public sealed interface Request extends Message {
  /** Who, and why. */
  Asked asked();

  /** The name of the stack, the node or the person that it is about: a token of its subject. */
  String about();

  /**
   * The operation that a request with this id is about: a new one, or for steering requests the one
   * they name.
   */
  default OperationId operation(MessageId requestId) {
    return OperationId.startedBy(requestId);
  }

  /**
   * Bring a stack to what its files say.
   *
   * @param planId refuse if anything has moved since that plan
   * @param allowImageChange services whose image may come from another repository than now
   * @param refreshLogins whether services whose tasks stay get the newest credentials for their
   *     registry
   */
  record Deploy(
      Asked asked,
      String stack,
      StackSource source,
      boolean prune,
      Optional<Duration> deadline,
      Optional<String> planId,
      List<String> allowImageChange,
      boolean refreshLogins)
      implements Request {
    /**
     * Refuses a message without a stack or its source; an image change that is not named is none.
     */
    public Deploy {
      required("asked", asked);
      required("stack", stack);
      required("source", source);
      allowImageChange = allowImageChange == null ? List.of() : List.copyOf(allowImageChange);
    }

    @Override
    public String about() {
      return stack;
    }
  }

  /**
   * Bring a stack back to a recorded revision; without one, to the last that succeeded before the
   * present one.
   */
  record Rollback(
      Asked asked, String stack, Optional<Integer> toRevision, Optional<Duration> deadline)
      implements Request {
    public Rollback {
      required("asked", asked);
      required("stack", stack);
    }

    @Override
    public String about() {
      return stack;
    }
  }

  /** Empty a node, given by name or id. */
  record Drain(Asked asked, String node, Optional<Duration> deadline) implements Request {
    public Drain {
      required("asked", asked);
      required("node", node);
    }

    @Override
    public String about() {
      return node;
    }
  }

  /** Let a node take tasks again. */
  record Activate(Asked asked, String node, Optional<Duration> deadline) implements Request {
    public Activate {
      required("asked", asked);
      required("node", node);
    }

    @Override
    public String about() {
      return node;
    }
  }

  /** About an operation that was asked for before. */
  sealed interface Steering extends Request {
    /** The operation that it is about. */
    OperationId target();

    @Override
    default OperationId operation(MessageId requestId) {
      return target();
    }
  }

  /** Start nothing new in a running operation. */
  record Pause(Asked asked, OperationId target, String about) implements Steering {
    public Pause {
      required("asked", asked);
      required("target", target);
      required("about", about);
    }
  }

  /** Go on with a paused operation. */
  record Resume(Asked asked, OperationId target, String about) implements Steering {
    public Resume {
      required("asked", asked);
      required("target", target);
      required("about", about);
    }
  }

  /** End an operation where it stands; what is in flight in Swarm goes on. */
  record Abort(Asked asked, OperationId target, String about) implements Steering {
    public Abort {
      required("asked", asked);
      required("target", target);
      required("about", about);
    }
  }

  /** About who the people are: asked by an installer. */
  sealed interface PeopleRequest extends Request {}

  /** Take a person into the directory of keys, or give one who is there this role. */
  record AddPerson(Asked asked, Person person) implements PeopleRequest {
    public AddPerson {
      required("asked", asked);
      required("person", person);
    }

    @Override
    public String about() {
      return person.name();
    }
  }

  /**
   * Know a person by another key.
   *
   * @param retire a key that is not valid any more
   */
  record RotateKey(Asked asked, String person, PublicKey key, Optional<PublicKey> retire)
      implements PeopleRequest {
    public RotateKey {
      required("asked", asked);
      required("person", person);
      required("key", key);
      retire = retire == null ? Optional.empty() : retire;
    }

    @Override
    public String about() {
      return person;
    }
  }

  /** Take a person out of the directory of keys; what is on record of them stays. */
  record RemovePerson(Asked asked, String person) implements PeopleRequest {
    public RemovePerson {
      required("asked", asked);
      required("person", person);
    }

    @Override
    public String about() {
      return person;
    }
  }

  /**
   * Stack files and everything that reading them needs from the sender's machine.
   *
   * @param files in the order of {@code -c}
   * @param variables values for interpolation: those that the files name
   * @param contents what the files point to (env_file, configs), by path as written in the file
   * @param compat the docker CLI whose reading counts: {@code 20.10} or {@code 28} (default)
   * @param secrets digests of the secrets' files by key ({@link SecretDigest}): the bytes
   *     themselves go from the CLI to an executor ({@link SideChannel})
   * @param directory where the first file lies, for relative bind mounts; {@code /} if not said
   */
  record StackSource(
      List<StackFile> files,
      Map<String, String> variables,
      Map<String, byte[]> contents,
      Map<String, String> secrets,
      Optional<String> compat,
      Optional<String> directory) {
    /** A message may leave any of them out. */
    public StackSource {
      files = files == null ? List.of() : List.copyOf(files);
      variables = variables == null ? Map.of() : Map.copyOf(variables);
      contents = contents == null ? Map.of() : Map.copyOf(contents);
      secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    }
  }

  /** One stack file: the name for messages, and its text. */
  record StackFile(String name, String text) {}

  private static void required(String field, Object value) {
    if (value == null) {
      throw new IllegalArgumentException("the request lacks '" + field + "'");
    }
  }
}
