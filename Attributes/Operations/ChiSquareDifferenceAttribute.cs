namespace Unroll;

/// <summary>
/// The chi-square difference, element by element, of two values of one shape: (a - b)² / (a + b), for features of at least 0, such as those
/// behind Relu. A Dense(1) behind it weighs the features (Taigman, Yang, Ranzato and Wolf, "DeepFace: Closing the Gap to Human-Level
/// Performance in Face Verification", 2014, section 4.1).
/// With one name it joins that stage and the value before it in its stage (the stage above, where nothing is);
/// with two names exactly those, and then it is the first operation of its stage.
/// </summary>
/// <remarks>
/// Where a = b, so also where both are 0, it is 0, and so are its derivatives; nothing is added to the divisor. Of features below 0 it is
/// what the formula gives: where a + b is 0 and a is not b, it is infinite.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ChiSquareDifferenceAttribute : OperationAttribute
{
    /// <summary>Takes the chi-square difference of values.</summary>
    /// <param name="stages">The name of one stage further up, or of two: <c>nameof(a), nameof(b)</c>.</param>
    public ChiSquareDifferenceAttribute(params string[] stages) => Stages = stages;

    /// <summary>The names of the stages.</summary>
    public string[] Stages { get; }
}
