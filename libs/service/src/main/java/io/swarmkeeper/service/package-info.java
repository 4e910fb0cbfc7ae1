/**
 * The shape of one of our programs: what it does again and again, what can be set of it, and what
 * it answers when asked whether it is well. Knows no program, no NATS and no engine.
 */
package io.swarmkeeper.service;
