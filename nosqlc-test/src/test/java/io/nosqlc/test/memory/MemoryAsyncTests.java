package io.nosqlc.test.memory;

import io.nosqlc.test.AbstractAsyncTests;

class MemoryAsyncTests extends AbstractAsyncTests implements MemoryStore {

}
