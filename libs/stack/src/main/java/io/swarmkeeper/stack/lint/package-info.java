/** What docker allows and hardly anybody means: slips that it is silent about. */
package io.swarmkeeper.stack.lint;
