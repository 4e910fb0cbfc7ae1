/** Decoded stack files as bodies of Engine API requests. */
package io.swarmkeeper.stack.convert;
