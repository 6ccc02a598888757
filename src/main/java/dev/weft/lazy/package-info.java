/// Floor 1: values that are made when somebody first asks for them.
///
/// Comes in: how to make one. Goes out: [Lazy], which is made once, whoever asks.
///
/// May use: the JDK. Threads: any.
@NullMarked
package dev.weft.lazy;

import org.jspecify.annotations.NullMarked;
