package io.swarmkeeper.executor;

import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.executor.registry.AllowedRegistries;
import io.swarmkeeper.service.CommonSettings;
import io.swarmkeeper.service.Setting;
import io.swarmkeeper.service.SettingValues;
import io.swarmkeeper.trust.Trust;
import java.net.URI;

/** What can be set of an executor. */
record Settings(BusSettings nats, Trust trust, String swarm, URI engine, String registries) {
  private static final Setting<String> REGISTRIES =
      Setting.optional(
          "keeper.registries",
          String.class,
          "names, networks",
          "registries on private addresses that managers may ask about images before the swarm runs any from there: `host`, `host:port` or `10.0.0.0/8`, separated by commas");

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
                .context(),
            CommonSettings.unpackedMost(values)),
        Trust.named(CommonSettings.TRUST.ifGiven(values)),
        CommonSettings.SWARM.in(values),
        CommonSettings.ENGINE.in(values),
        REGISTRIES.ifGiven(values).orElse(""));
  }

  /** Which registries on private addresses are asked about images. */
  AllowedRegistries allowed() {
    return AllowedRegistries.of(registries);
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
