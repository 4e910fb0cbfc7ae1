/**
 * The Docker Engine without loss: raw JSON in and out, the engine's own API version in every path,
 * a deadline on every call, and exceptions named for what the caller must do.
 */
package io.swarmkeeper.engine;
