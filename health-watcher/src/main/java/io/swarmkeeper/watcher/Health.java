package io.swarmkeeper.watcher;

import io.swarmkeeper.service.HealthAnswer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ready: it sees, and can say what it sees. */
final class Health {
  private Health() {}

  static HealthAnswer nats(Watcher watcher) {
    return HealthAnswer.of("NATS and the journal", watcher.canPublish())
        .with("observations waiting", watcher.waiting());
  }

  static HealthAnswer engine(Watcher watcher, Instant now) {
    var sight = watcher.sight();
    Map<String, Object> details = new LinkedHashMap<>();
    sight.lookedAt().ifPresent(at -> details.put("last full look", at.toString()));
    sight.trouble().ifPresent(why -> details.put("trouble", why));
    watcher.swarmTrouble().ifPresent(why -> details.put("swarm", why));
    return new HealthAnswer("Docker engine", sight.isFresh(now), details);
  }
}
