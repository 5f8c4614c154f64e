namespace Unroll;

/// <summary>What of a step of training was not finite.</summary>
public enum NonFinitePart
{
    /// <summary>The mean loss, L1 and L2 terms included.</summary>
    Loss,

    /// <summary>The gradient of a parameter, or of a value of a span.</summary>
    Gradient,

    /// <summary>A mean or variance that a batch normalization found in the mini-batch.</summary>
    Statistic,

    /// <summary>A parameter, or a value of a span: as the optimizer's rule would have made it from finite gradients, or as it was set
    /// before.</summary>
    Parameter,
}
