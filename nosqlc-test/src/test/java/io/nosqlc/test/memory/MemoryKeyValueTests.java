package io.nosqlc.test.memory;

import io.nosqlc.test.AbstractKeyValueTests;

class MemoryKeyValueTests extends AbstractKeyValueTests implements MemoryStore {

}
