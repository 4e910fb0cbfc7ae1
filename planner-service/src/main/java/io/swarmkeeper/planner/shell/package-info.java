/**
 * What the planner does: it hears, gathers what is known, lets the core decide, saves, and sends.
 */
package io.swarmkeeper.planner.shell;
