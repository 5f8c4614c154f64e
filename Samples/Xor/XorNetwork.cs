using Unroll;

namespace Samples.Xor;

/// <summary>The smallest network that needs a hidden layer: no line separates the inputs whose exclusive or is 1 from the others.</summary>
[Network]
public sealed partial class XorNetwork
{
    [Input(2)]                         Layer bits;
    [Dense(4), Tanh]                   Layer hidden;
    [Dense(1), BinaryCrossEntropy]     Layer isOdd;
}
