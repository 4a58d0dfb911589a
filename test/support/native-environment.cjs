const { TestEnvironment } = require('jest-environment-node');

/**
 * jest runs each test file in a realm of its own, whose typed arrays are not those that native add-ons know:
 * onnxruntime would refuse a Float32Array made in a test. Sharing the outer realm's cures that.
 */
module.exports = class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const type of [Float32Array, BigInt64Array, Int32Array, Uint8Array, ArrayBuffer])
      this.global[type.name] = type;
  }
};
