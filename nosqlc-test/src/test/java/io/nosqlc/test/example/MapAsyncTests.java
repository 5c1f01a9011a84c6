package io.nosqlc.test.example;

import io.nosqlc.test.AbstractAsyncTests;

class MapAsyncTests extends AbstractAsyncTests implements MapStore {

}
