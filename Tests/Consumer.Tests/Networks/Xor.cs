using Unroll;

/// <summary>The smallest network that needs a hidden layer, outside all namespaces.</summary>
[Network]
public partial class Xor
{
    [Input(2)] Layer bits;
    [Dense(4), Tanh] Layer hidden;
    [Dense(1), BinaryCrossEntropy] Layer isOne;
}
