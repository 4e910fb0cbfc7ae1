/** Where things are: ports, IP addresses, mounts and paths, as text. */
package io.swarmkeeper.stack.address;
