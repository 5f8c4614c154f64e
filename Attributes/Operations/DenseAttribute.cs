namespace Unroll;

/// <summary>
/// A fully connected layer: a vector of <c>units</c> elements, input x weights + bias. A spatial input is read in the order row, column,
/// channel. Weights: [in, out].
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class DenseAttribute : OperationAttribute
{
    /// <summary>Adds a fully connected layer.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>The number of outputs.</summary>
    public int Units { get; }

    /// <summary>Whether every output has a bias; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// The name of a stage further up whose parameters this takes: those of its fully connected layer in the same place, which has the same
    /// shape. The gradients of both uses add up. Write <c>SharedWith = nameof(left)</c>.
    /// </summary>
    public string? SharedWith { get; set; }
}
