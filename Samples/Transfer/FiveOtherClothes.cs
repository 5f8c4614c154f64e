using Unroll;

namespace Samples.Transfer;

/// <summary>
/// Tells five other kinds apart by what <see cref="FiveClothes"/> has learned to see: the body is frozen, its batch normalizations too, and
/// only the head learns. J. Yosinski, J. Clune, Y. Bengio, H. Lipson: How transferable are features in deep neural networks?, NIPS 2014.
/// </summary>
[Network]
public sealed partial class FiveOtherClothes
{
    [Input(28, 28, 1)]                                Layer image;
    [Block<ClothesBody>, Frozen]                      Layer body;
    [Dropout(0.5f), Dense(5), SoftmaxCrossEntropy]    Layer otherKind;
}
