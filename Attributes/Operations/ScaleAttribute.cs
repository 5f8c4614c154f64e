namespace Unroll;

/// <summary>
/// The channels of the value before it in its stage (of the stage above, where nothing is), each multiplied by its number of a vector: the
/// gate of squeeze-and-excitation (Hu, Shen and Sun, "Squeeze-and-Excitation Networks", 2018, equation 4). Height x width x channels times
/// a vector of the channels, or times 1 x 1 x channels, gives height x width x channels.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ScaleAttribute : OperationAttribute
{
    /// <summary>Multiplies channels.</summary>
    /// <param name="stage">The name of a stage further up that has one number a channel: <c>nameof(gate)</c>.</param>
    public ScaleAttribute(string stage) => Stage = stage;

    /// <summary>The name of the stage.</summary>
    public string Stage { get; }
}
