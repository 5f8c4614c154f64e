using Unroll;

namespace Samples.Transfer;

/// <summary>Tells five kinds of clothing apart; all of it learns.</summary>
[Network]
public sealed partial class FiveClothes
{
    [Input(28, 28, 1)]                                Layer image;
    [Block<ClothesBody>]                              Layer body;
    [Dropout(0.5f), Dense(5), SoftmaxCrossEntropy]    Layer kind;
}
