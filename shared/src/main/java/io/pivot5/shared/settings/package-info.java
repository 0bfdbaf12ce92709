/// Every setting of the product: its name, type, default and meaning in one list, and how its value is found.
@NullMarked
package io.pivot5.shared.settings;

import org.jspecify.annotations.NullMarked;
