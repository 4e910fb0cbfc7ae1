/**
 * Two service specs side by side: one normal form, and the differences in a stack file's own words,
 * with nothing in them that looks like a secret. Pure.
 */
package io.swarmkeeper.swarm.spec;
