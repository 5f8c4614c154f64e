using Unroll;

namespace Samples.Saliency;

/// <summary>
/// LeNet-5 as a thing to be looked at: with the parameters of a trained one, of which none learns. The loss is the score of a class, so the
/// gradient of the picture says how that score would change with each pixel.
/// </summary>
[Network]
public sealed partial class SaliencyLeNet5
{
    [Input(28, 28, 1, Gradient = true)]                    Layer image;
    [Conv(5, 5, 6, Padding = Padding.Same), Relu, Frozen]  Layer c1;
    [MaxPool(2)]                                           Layer s2;
    [Conv(5, 5, 16), Relu, Frozen]                         Layer c3;
    [MaxPool(2)]                                           Layer s4;
    [Dense(120), Relu, Frozen]                             Layer f5;
    [Dense(84), Relu, Frozen]                              Layer f6;
    [Dense(10), Frozen, CustomLoss]                        Layer digit;
}
