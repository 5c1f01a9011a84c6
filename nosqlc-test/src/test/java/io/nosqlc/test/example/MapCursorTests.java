package io.nosqlc.test.example;

import io.nosqlc.test.AbstractCursorTests;

class MapCursorTests extends AbstractCursorTests implements MapStore {

}
