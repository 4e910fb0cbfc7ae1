/** Reading streams so that a restart of the server or of us loses nothing and stalls nothing. */
package io.swarmkeeper.bus.stream;
