namespace Unroll;

/// <summary>
/// The squared Euclidean distance of two values of one shape over the channels: sum of (a - b)². Two vectors give a vector of length 1;
/// two values of height x width x channels give height x width x 1, the distance at each pixel. It is what the loss of embeddings compares
/// (Schroff, Kalenichenko and Philbin, "FaceNet: A Unified Embedding for Face Recognition and Clustering", 2015).
/// With one name it joins that stage and the value before it in its stage (the stage above, where nothing is);
/// with two names exactly those, and then it is the first operation of its stage.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SquaredDistanceAttribute : OperationAttribute
{
    /// <summary>Takes the squared distance of values.</summary>
    /// <param name="stages">The name of one stage further up, or of two: <c>nameof(a), nameof(b)</c>.</param>
    public SquaredDistanceAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
