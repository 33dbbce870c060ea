/*
 * Loaded before each function whose start is measured: https without its encryption. The functions take the road they take
 * in AWS; by plain http the SDK and Node load other parts, some fifteen milliseconds of them.
 */
const net = require('node:net');
const tls = require('node:tls');

tls.connect = ({ host, port }) => net.connect({ host, port });
