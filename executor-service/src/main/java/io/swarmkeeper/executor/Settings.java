package io.swarmkeeper.executor;

import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.service.CommonSettings;
import io.swarmkeeper.service.SettingValues;
import io.swarmkeeper.trust.Trust;
import java.net.URI;

/** What can be set of an executor. */
record Settings(BusSettings nats, Trust trust, String swarm, URI engine) {
  static Settings of(SettingValues values) {
    return new Settings(
        new BusSettings(
            CommonSettings.NATS.in(values),
            NatsCredentials.named(CommonSettings.CREDENTIALS.ifGiven(values)),
            "keeper-executor",
            new TlsFiles(
                    CommonSettings.NATS_CA.ifGiven(values),
                    CommonSettings.NATS_CERT.ifGiven(values),
                    CommonSettings.NATS_KEY.ifGiven(values))
                .context()),
        Trust.named(CommonSettings.TRUST.ifGiven(values)),
        CommonSettings.SWARM.in(values),
        CommonSettings.ENGINE.in(values));
  }

  /** Whose commands it carries out. */
  Trust plannersKnown() {
    if (trust.keys().stream().noneMatch(known -> known.role() == Role.PLANNER)) {
      throw new IllegalArgumentException(
          "keeper.trust names no key of a planner: whose commands are to be carried out?"
              + " (deploy/nats/generate writes the trust file)");
    }
    return trust;
  }
}
