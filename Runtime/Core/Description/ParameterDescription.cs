using System.Collections.Immutable;

namespace Unroll;

/// <summary>A tensor of weights or biases, and its place in the flat parameter buffer.</summary>
/// <param name="Name">Its name in files and messages: "c1.weights".</param>
/// <param name="Shape">The extents in canonical order, outermost first: a convolution's weights are [kernel height, kernel width, in, out],
/// those of a dense layer [in, out], a bias [out].</param>
/// <param name="Offset">Its first float in the flat buffer, a multiple of 16.</param>
/// <param name="Initializer">How it starts; never <see cref="Unroll.Initializer.Default"/>.</param>
/// <param name="InitialValue">The value of <see cref="Unroll.Initializer.Constant"/>; for the others the factor on the standard deviation
/// or the limit.</param>
/// <param name="FanIn">The inputs that each output sums.</param>
/// <param name="FanOut">The outputs that each input reaches.</param>
/// <param name="L1">The factor of the sum of absolute values that is added to the loss.</param>
/// <param name="L2">The factor of half the sum of squares that is added to the loss, as PyTorch's weight_decay.</param>
/// <param name="Frozen">Whether training leaves it as it is: it is declared so, or no loss of a network that has some depends on
/// it.</param>
/// <param name="Momentum">Of a running average, the share of a new mini-batch in it; 0 for what is learned by gradients.</param>
public sealed record ParameterDescription(
    string Name, ImmutableArray<int> Shape, int Offset, Initializer Initializer, float InitialValue, int FanIn, int FanOut,
    float L1, float L2, bool Frozen, float Momentum = 0)
{
    /// <summary>Whether it is a running average of what training sees, as a batch normalization's mean, and not learned by
    /// gradients.</summary>
    public bool IsStatistic => Momentum > 0;

    /// <summary>The number of its floats: the product of its extents.</summary>
    public int Length { get; } = Product(Shape);

    private static int Product(ImmutableArray<int> shape)
    {
        if (shape.IsDefault)
            throw new ArgumentNullException(nameof(shape));
        int length = 1;
        foreach (int extent in shape)
            length = checked(length * extent);
        return length;
    }
}
