/**
 * Who has said something, proven: signatures over messages, the keys that are believed, and boxes.
 */
package io.swarmkeeper.trust;
