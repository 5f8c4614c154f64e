namespace Unroll;

/// <summary>
/// The absolute difference, element by element, of two values of one shape: |a - b|. A Dense(1) behind it and a Sigmoid tell whether two
/// embeddings are of one person (Koch, Zemel and Salakhutdinov, "Siamese Neural Networks for One-shot Image Recognition", 2015).
/// With one name it joins that stage and the value before it in its stage (the stage above, where nothing is);
/// with two names exactly those, and then it is the first operation of its stage.
/// </summary>
/// <remarks>The derivative where a = b is 0, as PyTorch's of <c>(a - b).abs()</c>.</remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AbsDifferenceAttribute : OperationAttribute
{
    /// <summary>Takes the absolute difference of values.</summary>
    /// <param name="stages">The name of one stage further up, or of two: <c>nameof(a), nameof(b)</c>.</param>
    public AbsDifferenceAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
