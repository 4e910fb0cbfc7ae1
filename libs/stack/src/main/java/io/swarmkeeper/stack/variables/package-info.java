/** Variables in string values: what is filled in for them, and what docker casts afterwards. */
package io.swarmkeeper.stack.variables;
