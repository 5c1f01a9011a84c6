package io.nosqlc.test.memory;

import io.nosqlc.test.AbstractCursorTests;

class MemoryCursorTests extends AbstractCursorTests implements MemoryStore {

}
