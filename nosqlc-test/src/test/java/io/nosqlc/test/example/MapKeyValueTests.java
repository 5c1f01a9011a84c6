package io.nosqlc.test.example;

import io.nosqlc.test.AbstractKeyValueTests;

class MapKeyValueTests extends AbstractKeyValueTests implements MapStore {

}
