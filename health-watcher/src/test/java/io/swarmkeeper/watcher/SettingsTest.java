package io.swarmkeeper.watcher;

import io.swarmkeeper.service.HttpHost;
import io.swarmkeeper.service.SettingsTable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void what_can_be_set_is_in_the_docs() {
    SettingsTable.isInTheDocs("watcher", Settings::of);
  }

  @Test
  void only_this_machine_reaches_it() throws IOException {
    HttpHost.isThisMachineAlone();
  }
}
