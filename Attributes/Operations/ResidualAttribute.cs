namespace Unroll;

/// <summary>
/// A residual connection: the value before it in its stage (the stage above, where nothing is) plus the named stage (He, Zhang, Ren and
/// Sun, "Deep Residual Learning for Image Recognition", 2015). Where the two shapes differ, the named stage passes through a projection
/// first, the dashed line in the paper's figures (option B): a 1x1 convolution to as many channels, with the stride that makes the extents
/// equal.
/// </summary>
/// <remarks>
/// The projection has a batch normalization behind it, and no bias, where the value before comes from a batch normalization, as
/// torchvision: with the momentum and the epsilon of that. Else it has a bias. Its parameters are those of a stage of the name
/// <c>projection</c> within this one: c.projection.weights.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ResidualAttribute : OperationAttribute
{
    /// <summary>Adds a stage.</summary>
    /// <param name="stage">The name of a stage further up, <c>nameof(a)</c>, or <see cref="Block.Input"/>.</param>
    public ResidualAttribute(string stage) => Stage = stage;

    /// <summary>The name of the stage that is added.</summary>
    public string Stage { get; }
}
