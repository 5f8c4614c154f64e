using System;
using Unroll;

float[] bits = { 0, 0, 0, 1, 1, 0, 1, 1 }, isOdd = { 0, 1, 1, 0 };
using var network = new Xor(seed: 1);
var optimizer = new Adam(0.05f);
for (int step = 0; step < 500; step++)
{
    network.ComputeGradients(bits, isOdd, 4);
    optimizer.Step(network);
}

float[] logits = new float[4];
network.Predict(bits, logits, 4);
for (int i = 0; i < 4; i++)
    Console.Write(logits[i] > 0 ? '1' : '0');
Console.WriteLine();

[Network]
public sealed partial class Xor
{
    [Input(2)] Layer bits;
    [Dense(4), Tanh] Layer hidden;
    [Dense(1), BinaryCrossEntropy] Layer isOdd;
}
