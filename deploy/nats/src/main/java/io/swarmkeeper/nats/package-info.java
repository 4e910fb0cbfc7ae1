/** Who may do what on NATS, as a server's configuration, credentials and a trust file. */
package io.swarmkeeper.nats;
