namespace Unroll;

/// <summary>
/// Classification with localization of one object or none: the value is (p, x, y, width, height, one number a class), 5 + classes of
/// them. p
/// and the classes are logits. The target is (1, x, y, width, height, 1 for the class and 0 for the others) where there is an object, and
/// begins with 0 where there is none; then all but p count for nothing (a masked loss, as y of the course "Convolutional Neural
/// Networks" by
/// A. Ng, week 3).
/// </summary>
/// <remarks>
/// The loss of a sample is the binary cross-entropy of p, and where there is an object the sum of the squared differences of the four
/// numbers,
/// times <see cref="BoxWeight"/>, and the cross-entropy of the softmax over the classes. Targets are <c>float</c>, as many as the value has
/// elements; what follows a 0 may be anything finite.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class LocalizationAttribute : LossAttribute
{
    /// <summary>The factor of the squared differences of the box, above 0; 5 by default, as in YOLO's first version.</summary>
    public float BoxWeight { get; set; } = 5;
}
