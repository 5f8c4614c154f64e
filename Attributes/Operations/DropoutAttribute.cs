namespace Unroll;

/// <summary>
/// While training, sets each element to 0 with probability <c>rate</c> and multiplies the others by 1 / (1 - rate); prediction and Evaluate
/// leave all as they are (inverted dropout, as in PyTorch and Keras; Srivastava et al., "Dropout", JMLR 2014).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class DropoutAttribute : OperationAttribute
{
    /// <summary>Adds dropout.</summary>
    /// <param name="rate">The probability that an element is dropped, at least 0 and below 1.</param>
    public DropoutAttribute(float rate) => Rate = rate;

    /// <summary>The probability that an element is dropped.</summary>
    public float Rate { get; }
}
