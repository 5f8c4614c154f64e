namespace Unroll;

/// <summary>
/// x where x is positive, otherwise a learned slope times x, element by element (He et al., "Delving Deep into Rectifiers", 2015). The
/// derivative at 0 is the slope, as in PyTorch.
/// </summary>
/// <remarks>
/// Parameter of a stage named c: c.slope, of one number or of one a channel. L1 and L2 do not apply to it, as the paper advises. PyTorch's
/// <c>num_parameters</c> is 1 by default or the number of channels. Keras by default has a slope for each element, which this has not; its
/// <c>shared_axes=[1, 2]</c> is one a channel.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PReluAttribute : OperationAttribute
{
    /// <summary>Adds a rectifier with a learned slope.</summary>
    /// <param name="slope">Where the slope starts, finite; 0.25 by default, as in PyTorch (Keras: 0).</param>
    public PReluAttribute(float slope = 0.25f) => Slope = slope;

    /// <summary>Where the slope starts.</summary>
    public float Slope { get; }

    /// <summary>Whether each channel has a slope of its own rather than all one: false by default, as in PyTorch.</summary>
    public bool PerChannel { get; set; }
}
