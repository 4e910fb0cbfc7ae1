/** Interpolation: variables in string values, and what docker casts afterwards. */
package io.swarmkeeper.stack.fill;
